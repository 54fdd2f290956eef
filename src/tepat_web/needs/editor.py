"""What the editor of an analysis shows: the fifteen items with their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from tepat import law
from tepat.intake.guide import allowed_words
from tepat.snapshot.columns import Column, Kind
from tepat.words import Sentence
from tepat_web.register.headings import LONG_TEXTS, meaning

from . import items
from .contents import ANALYSES, DETAILS, STEPS, STEPS_OF, TASKS, Contents
from .draft import SINGLES, TASKS_GROUP, Draft, TypedRow, columns_in
from .fields import Coded, Field, Group, Option, RowShown, Section
from .items import ITEMS, LISTS, Item
from .models import ReviewNote
from .naming import field_help, field_label, item_names, row_label
from .reckoning import Reckoned, Told

# Columns of a task in the order in which they are filled in; the last are for few.
MEASURES = (
    *("result", "result_unit", "volume", "period", "time", "time_unit", "approach"),
)
# Fields whose name alone does not say what belongs there.
HELPED = frozenset({"summary", "skills", "achievement", "position_class"})
OTHERS = ("driver", "per_driver", "capacity", "ratio", "shift")
LONG = LONG_TEXTS | {"description", "knowledge", "experience", "other", STEPS_OF}
PARTS = {"D": Sentence("Data", "Data"), "O": Sentence("Orang", "People")}
PARTS |= {"B": Sentence("Benda", "Things")}


@dataclass(slots=True)
class Form:
    """A draft with all that is known about it.

    Attributes:
        errors: Why a field cannot be, by its name.
        theirs: What somebody else saved meanwhile, by the field's name.
        fresh: Name of the group to which a row was just added.
    """

    draft: Draft
    told: Contents
    reckoned: Reckoned
    of: law.Law
    drivers: Sequence[tuple[str, str]] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[ReviewNote] = ()
    fresh: str = ""

    def sections(self) -> list[Section]:
        """Return the fifteen items in their order."""
        signs = items.progress(self.told)
        names = item_names(self.of)
        return [
            self._section(item, names[item.letter], signs[item.letter])
            for item in ITEMS
        ]

    def group(self, name: str) -> Group:
        """Return one group of rows."""
        rows = self.draft.rows[name]
        shown = [self._row(name, at, row) for at, row in enumerate(rows)]
        is_tasks = name == TASKS_GROUP
        columns = () if is_tasks else LISTS[name.upper()]
        return Group(
            name,
            shown,
            [field_label(column, name) for column in columns],
            _("Add a task") if is_tasks else _("Add a row"),
            is_touched=self.fresh == name,
        )

    def named(self) -> list[tuple[str, str, str]]:
        """Return each error as field, label and sentence, for the top of the page."""
        return [
            (f"id_{name}", self._label(name), said)
            for name, said in self.errors.items()
        ]

    def _label(self, name: str) -> str:
        group, _dash, rest = name.partition("-")
        if not rest:
            return field_label(name)
        key, _dash, column = rest.partition("-")
        at = next(
            (i for i, row in enumerate(self.draft.rows[group], 1) if row.key == key), 0
        )
        return f"{field_label(column, group)} {at}"

    def _section(self, item: Item, title: str, sign: str) -> Section:
        plain = [
            name
            for name in item.columns
            if name not in (*items.CODED, *items.CONDITIONS, *items.CLOSING)
        ]
        name = TASKS_GROUP if item.letter == "d" else item.lines.lower()
        return Section(
            item.letter,
            title,
            sign,
            fields=[self._single(each) for each in plain],
            coded=[self._coded(each) for each in items.CODED if each in item.columns],
            conditions=[
                self._single(each) for each in items.CONDITIONS if each in item.columns
            ],
            closing=[
                self._single(each) for each in items.CLOSING if each in item.columns
            ],
            group=self.group(name) if name else None,
            findings=[
                each
                for each in self.reckoned.of(item.letter)
                if each.row is None or each.table == ANALYSES.name
            ],
            notes=[each for each in self.notes if each.item == item.letter],
        )

    def _single(self, name: str) -> Field:
        column = SINGLES[name]
        texts = self.draft.singles.get(name, [])
        value = ("\n" if column.kind is Kind.LIST else "").join(texts)
        suggested = {"achievement": "saran-prestasi"}.get(name, "")
        return self._field(name, column, value, options=suggested)

    def _row(self, group: str, at: int, row: TypedRow) -> RowShown:
        rows = self.draft.rows[group]
        known: dict[str, Any] = {
            "is_first": at == 0,
            "is_last": at == len(rows) - 1,
            "label": row_label(group, row),
            "findings": self._findings(group, row),
        }
        is_fresh = self.fresh == group and at == len(rows) - 1
        if group != TASKS_GROUP:
            names = LISTS[group.upper()]
            fields = [self._of_row(group, row, name, is_fresh) for name in names]
            return RowShown(row.key, fields=fields, **known)
        filled = [each.key for each in self.draft.filled(group)]
        place = filled.index(row.key) if row.key in filled else -1
        steps = self.reckoned.steps
        others = [self._of_row(group, row, name) for name in OTHERS]
        return RowShown(
            row.key,
            fields=[
                self._of_row(group, row, "description", is_fresh),
                self._steps(row),
                *(self._of_row(group, row, name) for name in MEASURES),
            ],
            others=others,
            says_others=any(each.value or each.error for each in others),
            step=steps[place] if 0 <= place < len(steps) else "",
            **known,
        )

    def _of_row(
        self, group: str, row: TypedRow, name: str, is_fresh: bool = False
    ) -> Field:
        at = f"{group}-{row.key}-{name}"
        told: dict[str, Any] = {
            "group": group,
            "is_fresh": is_fresh and name == "description",
        }
        if name == "driver":
            told["choices"] = [("", _("(none)")), *self._drivers(row.texts.get(name))]
        if name == "result_unit" or name == "measure":
            told["options"] = "saran-satuan"
        column = columns_in(group)[name]
        return self._field(at, column, row.texts.get(name, ""), **told)

    def _drivers(self, now: str | None) -> Sequence[tuple[str, str]]:
        if now and now not in dict(self.drivers):
            return [*self.drivers, (now, now)]
        return self.drivers

    def _steps(self, row: TypedRow) -> Field:
        name = f"{TASKS_GROUP}-{row.key}-{STEPS_OF}"
        return Field(
            name,
            field_label(STEPS_OF, TASKS_GROUP),
            row.texts.get(STEPS_OF, ""),
            "area",
            help=_("One step a line."),
            theirs=self.theirs.get(name, ""),
        )

    def _field(
        self,
        name: str,
        column: Column,
        value: str,
        group: str = "",
        choices: Sequence[tuple[str, str]] = (),
        options: str = "",
        is_fresh: bool = False,
    ) -> Field:
        if not choices and (words := allowed_words(column)):
            blank = [] if column.default else [("", "–")]
            choices = [*blank, *((each, each.replace("_", " ")) for each in words)]
        return Field(
            name,
            field_label(column.name, group),
            value,
            _kind(column, bool(choices)),
            help=field_help(column.name) if name in HELPED else "",
            choices=choices,
            error=self.errors.get(name, ""),
            theirs=self.theirs.get(name, ""),
            options=options,
            is_fresh=is_fresh,
        )

    def _findings(self, group: str, row: TypedRow) -> list[Told]:
        begin = f"{group}-{row.key}-"
        return [
            each
            for each in self.reckoned.findings
            if place_of(self.draft, self.told, each).startswith(begin)
        ]

    def _coded(self, name: str) -> Coded:
        norm = getattr(self.of.job_analysis, name)
        chosen = [text.strip() for text in self.draft.singles.get(name, [])]
        entries = dict(norm.value)
        entries |= {code: None for code in chosen if code and code not in entries}
        parts: dict[str, list[Option]] = {}
        for code, sentence in entries.items():
            part = code[:1] if name == "functions" and sentence else ""
            title = meaning(PARTS[part]) if part in PARTS else ""
            said = meaning(sentence) if sentence else _("as it was written")
            shown = "" if said.casefold() == code.casefold() else said
            parts.setdefault(title, []).append(Option(code, shown, code in chosen))
        source = str(norm.cites)
        if not norm.verified:
            source += f" ({_('not yet verified')})"
        return Coded(
            name,
            field_label(name),
            list(parts.items()),
            source,
            len([code for code in chosen if code]),
            self.theirs.get(name, ""),
        )


def place_of(draft: Draft, told: Contents, found: Told) -> str:
    """Return the name of the field that a finding is about; blank where there is none.

    Findings count the rows that say something, the form has others too.
    """
    if found.row is None:
        return ""
    if found.table == ANALYSES.name:
        return found.column if found.column in SINGLES else ""
    group, at, column = TASKS_GROUP, found.row, found.column or "description"
    if found.table == STEPS.name:
        counts = [len(each.values.get(STEPS_OF) or ()) for each in told.tasks]
        at, column = _nth(counts, found.row), STEPS_OF
    elif found.table == DETAILS.name:
        counts = [len(lines) for lines in told.details.values()]
        which = _nth(counts, found.row)
        group = list(told.details)[which].lower()
        at = found.row - sum(counts[:which])
    elif found.table != TASKS.name:
        return ""
    rows = draft.filled(group)
    return f"{group}-{rows[at].key}-{column}" if at < len(rows) else ""


def _nth(counts: Sequence[int], row: int) -> int:
    """Return in which of some runs a row lies, counted over all of them."""
    for at, count in enumerate(counts):
        if row < count:
            return at
        row -= count
    return len(counts) - 1


def _kind(column: Column, has_choices: bool) -> str:
    if has_choices:
        return "select"
    if column.name in LONG or column.kind is Kind.LIST:
        return "area"
    return {Kind.WHOLE: "number", Kind.DECIMAL: "number", Kind.DAY: "day"}.get(
        column.kind, "text"
    )


def units_of_results(of: law.Law) -> Sequence[str]:
    """Return usual units of results, as suggestions."""
    told: Sequence[str] = of.job_analysis.result_units.value
    return told


def achievements(of: law.Law) -> Sequence[str]:
    """Return what the form calls the achievement that is expected."""
    told: Sequence[str] = of.job_analysis.achievements.value
    return told


def suggestions(of: law.Law) -> dict[str, Any]:
    """Return the lists of suggestions of the whole form."""
    return {"units": units_of_results(of), "achievements": achievements(of)}
