"""Who is how far in a cycle, as far as the reader may see it.

The board counts in the database: one statement, however many people there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Substr

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.agreements.queries import read
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import AGENCY, WIDTH

from . import steps
from .models import Reminder, Step
from .steps import Period

P = Permission
WORK = ("cycle.open", "cycle.close")


def cycles() -> QuerySet[Cycle]:
    """Return every cycle, the latest year first."""
    standing: QuerySet[Cycle] = Cycle.objects.standing()
    return standing


def runs(by: User) -> bool:
    """Tell whether a person opens and closes cycles: only for the whole city."""
    return reach(by, P.APPRAISAL_RUN).everywhere


def under_way(cycle: Cycle) -> Job | None:
    """Return the work that opens or closes a cycle now, or waits to."""
    busy = Job.objects.filter(
        kind__in=WORK, state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    return next((each for each in busy if each.question["cycle"] == cycle.pk), None)


def reminders(cycle: Cycle) -> QuerySet[Reminder]:
    """Return of what people were reminded in a cycle, the latest first."""
    return Reminder.objects.filter(cycle=cycle)


# --- The board --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people are how far in a period.

    Attributes:
        people: Who counts.
        agreed: Whose expectations are agreed.
        checked_in: Who handed in the check-in.
        written: Who has an evaluation, as a draft at least.
        handed_over: To whom it was handed over.
        received: Who confirmed that, objected, or let the days for it pass.
        late_agree, late_checkin, late_evaluate: Who is late with a step.
        late: Who is late with any.
    """

    people: int = 0
    agreed: int = 0
    checked_in: int = 0
    written: int = 0
    handed_over: int = 0
    received: int = 0
    late_agree: int = 0
    late_checkin: int = 0
    late_evaluate: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A unit with everything below it, and how far its people are.

    Attributes:
        path: Of the unit; blank for people without one.
        name: What it is called.
        counts: How many people are how far.
    """

    path: str
    name: str
    counts: Counts


FIELDS = tuple(each.name for each in fields(Counts))


def board(by: User, period: Period, below: str = "") -> list[Part]:
    """Return how far people are, by agency, or by unit right below one.

    Args:
        below: Path of that unit. Who sits in it and in no unit below is told under
            its own path.

    Two statements.
    """
    rows = read(by, period.cycle)
    length = AGENCY
    if below:
        rows = rows.filter(path__startswith=below)
        length = len(below) + WIDTH
    told = (
        period.of(rows)
        .order_by()
        .values(at=Substr("path", 1, length))
        .annotate(**_counted(period))
        .values_list("at", *FIELDS)
    )
    found = {path or "": Counts(*numbers) for path, *numbers in told}
    names = names_of(found)
    parts = [Part(path, names.get(path, ""), found[path]) for path in found]
    return sorted(parts, key=lambda part: (-_share(part.counts), part.name))


def counts(rows: QuerySet[Agreement], period: Period) -> Counts:
    """Return how far the people of some agreements are; one statement."""
    return Counts(**period.of(rows).order_by().aggregate(**_counted(period)))


def together(parts: Iterable[Part]) -> Counts:
    """Return the sums of all parts."""
    shown = list(parts)
    return Counts(
        **{name: sum(getattr(part.counts, name) for part in shown) for name in FIELDS}
    )


def _counted(period: Period) -> dict[str, Count]:
    told = conditions(period)
    counted = {name: Count("pk", filter=each) for name, each in told.items()}
    return {"people": Count("pk"), **counted}


def conditions(period: Period) -> dict[str, Q]:
    """Return the condition behind each count of a period, but that of all people."""
    return {
        "agreed": steps.AGREED,
        "checked_in": steps.CHECKED_IN,
        "written": steps.WRITTEN,
        "handed_over": steps.HANDED_OVER,
        "received": steps.ACKNOWLEDGED,
        "late_agree": period.late(Step.AGREE),
        "late_checkin": period.late(Step.CHECK_IN),
        "late_evaluate": period.late(Step.EVALUATE),
        "late": period.is_late,
    }


def _share(counts: Counts) -> float:
    return counts.late / counts.people if counts.people else 0


def missing(cycle: Cycle, today: date) -> set[int]:
    """Return the numbers of the agreements that lack a step of any period."""
    rows = Agreement.objects.standing()
    found: set[int] = set()
    for span in steps.spans(cycle):
        period = Period(cycle, span, today)
        lacking = ~steps.AGREED
        if span.ends(cycle.year) < today:
            lacking |= steps.NOT_HANDED_OVER
        found |= set(period.of(rows).filter(lacking).values_list("pk", flat=True))
    return found


# --- The people behind a number ---------------------------------------------------


def people(
    by: User, period: Period, *, below: str = "", only: Q | None = None, words: str = ""
) -> QuerySet[Agreement]:
    """Return who counts in a period, by name, with how far each is and who is late.

    Args:
        below: Only in the unit with this path, and below it.
        only: A condition of :mod:`.steps`.
        words: Only whose name or NIP holds this.
    """
    rows = period.of(read(by, period.cycle))
    if below:
        rows = rows.filter(path__startswith=below)
    if words:
        rows = rows.filter(
            Q(employee__name__icontains=words) | Q(employee__nip__startswith=words)
        )
    if only is not None:
        rows = rows.filter(only)
    rows = rows.annotate(
        checked_in_at=F("checkin__handed_in_at"),
        evaluation_state=F("evaluation__state"),
        **{
            f"is_late_{step.value}": Case(
                When(period.late(step), then=True), default=False
            )
            for step in Step
        },
    )
    return rows.order_by("employee__name", "pk")


def names_of(paths: Iterable[str]) -> Mapping[str, str]:
    """Return the names of units by their paths, of whichever structure."""
    units = Unit.objects.filter(path__in=[each for each in paths if each])
    return dict(units.values_list("path", "name"))


def unit_at(by: User, code: str) -> Unit | None:
    """Return the unit of the structure in force with a code, where one may look."""
    standing = Unit.objects.standing().filter(
        structure__valid_to__isnull=True, structure__is_draft=False, code=code
    )
    unit: Unit | None = standing.first()
    sees = reach(by, P.APPRAISAL_READ)
    return unit if unit and sees.covers(unit.path) else None


def codes_of(paths: Iterable[str]) -> Mapping[str, str]:
    """Return the codes of units of the structure in force by their paths."""
    units = Unit.objects.standing().filter(
        structure__valid_to__isnull=True,
        structure__is_draft=False,
        path__in=[each for each in paths if each],
    )
    return dict(units.values_list("path", "code"))
