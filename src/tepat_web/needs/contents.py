"""What a job analysis says: as it is, and as it was at any version of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Max, Q

from tepat.snapshot.columns import Column
from tepat.snapshot.columns.analysis import ITEMS
from tepat_web.analysis.models import Analysis, Detail, Step
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Row, Task
from tepat_web.register import sources
from tepat_web.snapshots.sheets import BY_NAME, Sheet

from .subjects import Subject

ANALYSES, TASKS = BY_NAME["analyses"], BY_NAME["tasks"]
STEPS, DETAILS = BY_NAME["steps"], BY_NAME["details"]
SHEETS = (ANALYSES, TASKS, STEPS, DETAILS)
# Columns that say to what a row belongs and in which place: not what it says.
PLACED = frozenset({"position", "number", "item", "task"})
STEPS_OF = "steps"  # the steps of a task, as one of its values

Values = dict[str, Any]
Records = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One task, or one line of a list.

    Attributes:
        number: Of its record; ``None`` where it has none yet.
        values: By column, typed as the engine types them; of a task also its steps.
    """

    number: int | None
    values: Values


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole job analysis.

    Attributes:
        values: Its single items by column.
        tasks: In their order.
        details: The lines of each list, in their order.
    """

    values: Values = field(default_factory=dict)
    tasks: Sequence[Line] = ()
    details: Mapping[str, Sequence[Line]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        said = any(value not in (None, "", []) for value in self.values.values())
        return not (said or self.tasks or any(self.details.values()))


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of a sheet that say something."""
    return tuple(each for each in sheet.table.columns if each.name not in PLACED)


def now(subject: Subject) -> Contents:
    """Return the analysis as it stands."""
    return told(
        {
            sheet.name: list(
                sheet.model._base_manager.filter(
                    is_removed=False, **subject.mine
                ).order_by("order", "pk")
            )
            for sheet in SHEETS
        }
    )


def then(subject: Subject, version: int) -> Contents:
    """Return the analysis as it was when the ledger's last version was ``version``."""
    return told(
        {sheet.name: _rows_at(sheet, subject, version) for sheet in SHEETS},
    )


def told(records: Records) -> Contents:
    """Put an analysis together from its records, each table in the sheet's order."""
    (single, *_others) = [*records["analyses"], None]
    steps: dict[int, list[str]] = {}
    for _number, row in numbered(records["steps"]):
        steps.setdefault(row.task, []).append(row.description)
    tasks = [
        Line(row.pk, _values(TASKS, row) | {STEPS_OF: steps.get(number, [])})
        for number, row in numbered(records["tasks"])
    ]
    details = {
        item: [
            Line(row.pk, _values(DETAILS, row))
            for _number, row in numbered(
                [each for each in records["details"] if each.item == item]
            )
        ]
        for item in ITEMS
    }
    values = _values(ANALYSES, single) if single else dict.fromkeys(blank(ANALYSES))
    return Contents(values, tasks, details)


def many(subjects: Sequence[Subject]) -> dict[int, Contents]:
    """Return some analyses of one kind by their number, with what their jobs tell.

    A handful of questions, however many are asked for.
    """
    own = _grouped(subjects)
    above = {each.pk: each.above for each in subjects if each.above}
    jobs = {job.pk: Subject(job) for job in above.values() if job}
    theirs = _grouped(list(jobs.values()))
    return {
        number: with_job(told, theirs[job.pk] if (job := above.get(number)) else None)
        for number, told in own.items()
    }


def with_job(own: Contents, job: Contents | None) -> Contents:
    """Return what counts for a position: its own, else what its job says."""
    if job is None:
        return own
    values = {
        name: value if value not in (None, "", []) else job.values.get(name)
        for name, value in own.values.items()
    }
    details = {
        item: lines or job.details.get(item, ()) for item, lines in own.details.items()
    }
    return Contents(values, own.tasks or job.tasks, details)


def _grouped(subjects: Sequence[Subject]) -> dict[int, Contents]:
    if not subjects:
        return {}
    link = f"{subjects[0].link}_id"
    records: dict[int, dict[str, list[Any]]] = {
        each.pk: {sheet.name: [] for sheet in SHEETS} for each in subjects
    }
    for sheet in SHEETS:
        rows = sheet.model._base_manager.filter(
            is_removed=False, **{f"{link}__in": list(records)}
        )
        for row in rows.order_by("order", "pk"):
            records[getattr(row, link)][sheet.name].append(row)
    return {number: told(each) for number, each in records.items()}


def blank(sheet: Sheet) -> Values:
    """Return what a new row of a sheet says."""
    return {column.name: column.default for column in columns_of(sheet)}


def numbered(rows: Iterable[Any]) -> list[tuple[int, Any]]:
    """Return rows by their number, those without one after the row they follow."""
    found: list[tuple[int, Any]] = []
    number = 0
    for row in rows:
        number = row.number or number + 1
        found.append((number, row))
    return sorted(found, key=lambda each: each[0])


def version(subject: Subject) -> int:
    """Return the ledger's last version of anything in the analysis; 0 if none."""
    return versions([subject]).get(subject.pk, 0)


def versions(subjects: Sequence[Subject]) -> dict[int, int]:
    """Return the last version of each of some analyses of one kind, by their number.

    Two questions a table, however many are asked for.
    """
    if not subjects:
        return {}
    link = f"{subjects[0].link}_id"
    last: dict[int, int] = {}
    for sheet in SHEETS:
        rows = sheet.model._base_manager.filter(
            **{f"{link}__in": [each.pk for each in subjects]}
        )
        owner = dict(rows.values_list("pk", link))
        if not owner:
            continue
        known = Version.objects.filter(
            table=sheet.model._meta.label, record__in=list(owner)
        )
        made = known.order_by().values_list("record").annotate(Max("pk"))
        for record, number in made:
            mine = owner[record]
            last[mine] = max(last.get(mine, 0), number)
    return last


def moments(subjects: Sequence[Subject]) -> dict[int, tuple[int, datetime]]:
    """Return the last version of each of some analyses, and when it was made."""
    last = versions(subjects)
    made = dict(
        Version.objects.filter(pk__in=last.values()).values_list("pk", "entry__at")
    )
    return {
        number: (version, made[version])
        for number, version in last.items()
        if version in made
    }


def last_act(subject: Subject) -> Version | None:
    """Return the last version of the analysis, with who made it and when."""
    known = Version.objects.filter(pk=version(subject))
    return known.select_related("entry__by").first()


def history(subject: Subject, since: int) -> list[Version]:
    """Return its versions after one, with the acts that made them, oldest first."""
    condition = Q(pk__in=())
    for sheet in SHEETS:
        rows = sheet.model._base_manager.filter(**subject.mine)
        numbers = list(rows.values_list("pk", flat=True))
        condition |= Q(table=sheet.model._meta.label, record__in=numbers)
    later = Version.objects.filter(condition, pk__gt=since)
    return list(later.select_related("entry__by").order_by("pk"))


def _rows_at(sheet: Sheet, subject: Subject, until: int) -> list[Row]:
    """The rows of a table as a version left them, without those removed by then."""
    rows = sheet.model._base_manager.filter(**subject.mine).order_by("order", "pk")
    order = {pk: at for at, pk in enumerate(rows.values_list("pk", flat=True))}
    known = Version.objects.filter(
        table=sheet.model._meta.label, record__in=list(order), pk__lte=until
    )
    last: dict[int, str] = dict(
        known.order_by("pk").values_list("record", "content").iterator()
    )
    found = []
    for number in sorted(last, key=order.__getitem__):
        row = sheet.model(**sheet.model.values_of(last[number]))
        row.pk = number
        if not row.is_removed:
            found.append(row)
    return found


def _values(sheet: Sheet, row: Row) -> Values:
    return {
        column.name: sources.value(sheet, row, column) for column in columns_of(sheet)
    }


def all_lines(contents: Contents) -> Iterable[Line]:
    """Return every task and every line of every list."""
    return chain(contents.tasks, *contents.details.values())


__all__ = [
    "ANALYSES",
    "DETAILS",
    "STEPS",
    "STEPS_OF",
    "TASKS",
    "Analysis",
    "Contents",
    "Detail",
    "Line",
    "Step",
    "Task",
    "all_lines",
    "blank",
    "columns_of",
    "history",
    "now",
    "numbered",
    "then",
    "told",
    "version",
    "versions",
]
