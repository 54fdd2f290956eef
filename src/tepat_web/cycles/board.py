"""The cycle board and its list of people, as the components of a page take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle, Span
from tepat_web.agreements.wording import period as named
from tepat_web.agreements.wording import step as step_of
from tepat_web.evaluations.models import State as Found
from tepat_web.kit.charts import Tallies, Tally
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.kit.writing import NOTHING
from tepat_web.organisation.models import Unit
from tepat_web.workforce.queries import names_by_nip

from . import queries, steps
from .models import Step
from .queries import Counts, Part
from .steps import Period

PERIOD, UNIT, SHOWN, WORDS = "periode", "unit", "tampil", "q"
WHOLE = "tahun"
LONGEST = 100  # characters of a name that is sought


@dataclass(frozen=True, slots=True)
class Shown:
    """Which people of a period are listed.

    Attributes:
        key: What the address calls it.
        label: What the page calls it.
        field: Of the counts on the board.
    """

    key: str
    label: Promise
    field: str


SHOWNS = (
    Shown("", gettext_lazy("Everybody"), "people"),
    Shown("sepakat", gettext_lazy("Expectations agreed"), "agreed"),
    Shown("dialog", gettext_lazy("Check-in handed in"), "checked_in"),
    Shown("ditulis", gettext_lazy("Evaluation begun"), "written"),
    Shown("diserahkan", gettext_lazy("Evaluation handed over"), "handed_over"),
    Shown("diterima", gettext_lazy("Received or final"), "received"),
    Shown("terlambat", gettext_lazy("Late with anything"), "late"),
    Shown("terlambat-sepakat", gettext_lazy("Late with expectations"), "late_agree"),
    Shown("terlambat-dialog", gettext_lazy("Late with the check-in"), "late_checkin"),
    Shown(
        "terlambat-evaluasi", gettext_lazy("Late with the evaluation"), "late_evaluate"
    ),
)
BY_KEY: Mapping[str, Shown] = {each.key: each for each in SHOWNS}
OF_CHECK_IN = ("checked_in", "late_checkin")
BOARD = ("agreed", "checked_in", "written", "handed_over", "received", "late")
TITLES: Mapping[str, Promise] = {
    "agreed": pgettext_lazy("column", "Agreed"),
    "checked_in": pgettext_lazy("column", "Checked in"),
    "written": pgettext_lazy("column", "Evaluation begun"),
    "handed_over": pgettext_lazy("column", "Handed over"),
    "received": pgettext_lazy("column", "Received or final"),
    "late": pgettext_lazy("column", "Late"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the board, or of its people, asks for.

    Attributes:
        by: Who reads it.
        period: The period, as it stands today.
        unit: Only this unit and all below it; none: everything within reach.
        shown: Which of its people.
        words: Only whose name or NIP holds this.
    """

    by: User
    period: Period
    unit: Unit | None
    shown: Shown
    words: str

    @classmethod
    def of(cls, told: Mapping[str, str], by: User, cycle: Cycle, today: date) -> Asked:
        """Read an address.

        Raises:
            Http404: if it names a unit that is not there, or not for the reader.
        """
        code = told.get(UNIT, "")
        unit = queries.unit_at(by, code) if code else None
        if code and unit is None:
            raise Http404(code)
        span = _span(told.get(PERIOD, ""), cycle, today)
        return cls(
            by=by,
            period=Period(cycle, span, today),
            unit=unit,
            shown=BY_KEY.get(told.get(SHOWN, ""), SHOWNS[0]),
            words=told.get(WORDS, "").strip()[:LONGEST],
        )

    @property
    def below(self) -> str:
        """The path of the unit; blank: everything within reach."""
        return self.unit.path if self.unit else ""

    def fields(self) -> list[str]:
        """Return the counts that the board shows for this period."""
        asks = self.period.asks(Step.CHECK_IN)
        return [each for each in BOARD if asks or each not in OF_CHECK_IN]

    def choices(self) -> list[Shown]:
        """Return which people may be listed for this period."""
        asks = self.period.asks(Step.CHECK_IN)
        return [each for each in SHOWNS if asks or each.field not in OF_CHECK_IN]

    def condition(self) -> Q | None:
        """Return the condition of the people that are listed; none: everybody."""
        return queries.conditions(self.period).get(self.shown.field)

    def query(self, **other: str) -> str:
        """Return the address's parameters, some of them with other values."""
        told = {
            PERIOD: key(self.period.span),
            UNIT: self.unit.code if self.unit else "",
            SHOWN: self.shown.key,
            WORDS: self.words,
        } | other
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def period_key(self) -> str:
        """What the address calls the period."""
        return key(self.period.span)

    @property
    def board_query(self) -> str:
        """The parameters of the board that the list of people belongs to."""
        return self.query(**{SHOWN: "", WORDS: ""})

    @property
    def clear_url(self) -> str:
        """Where nothing but the period is asked for."""
        return f"?{self.query(**{SHOWN: '', WORDS: '', UNIT: ''})}"

    @property
    def chips(self) -> list[dict[str, str]]:
        """The filters at work, each with what takes it away."""
        told = {
            SHOWN: str(self.shown.label) if self.shown.key else "",
            UNIT: _("Unit: %(name)s") % {"name": self.unit.name} if self.unit else "",
            WORDS: _("Text: %(text)s") % {"text": self.words} if self.words else "",
        }
        return [
            {"text": text, "remove_url": f"?{self.query(**{name: ''})}"}
            for name, text in told.items()
            if text
        ]

    def tabs(self) -> list[dict[str, Any]]:
        """Return the periods, each with its address."""
        return [
            {
                "title": named(span, self.period.cycle.year),
                "url": f"?{self.query(**{PERIOD: key(span)})}",
                "current": span == self.period.span,
            }
            for span in steps.spans(self.period.cycle)
        ]

    def people_url(self, shown: str, code: str | None = None) -> str:
        """Return where the people behind a number are listed.

        Args:
            shown: Field of the counts.
            code: Of the unit; none: the one that is looked at.
        """
        (keyed,) = (each.key for each in SHOWNS if each.field == shown)
        more = {SHOWN: keyed, WORDS: ""} | ({} if code is None else {UNIT: code})
        url = reverse("cycles:people", args=[self.period.cycle.pk])
        return f"{url}?{self.query(**more)}"


def key(span: Span) -> str:
    """Return what the address calls a period: its last month, or the year."""
    return WHOLE if span.is_year else str(span.last)


def columns(asked: Asked) -> list[Column]:
    """Return the headings of the board."""
    return [
        Column(_("Unit")),
        Column(_("People"), is_number=True),
        *(Column(str(TITLES[each]), is_number=True) for each in asked.fields()),
    ]


def rows(asked: Asked, parts: Sequence[Part]) -> list[Row]:
    """Return a row for each part; every number leads to the people behind it."""
    codes = queries.codes_of(part.path for part in parts)
    return [_row(asked, part, codes.get(part.path)) for part in parts]


def totals(asked: Asked, whole: Counts) -> list[object]:
    """Return the last line of the board."""
    counts = [whole.people, *(getattr(whole, each) for each in asked.fields())]
    return [_("All together"), *counts]


def stats(asked: Asked, whole: Counts) -> list[dict[str, Any]]:
    """Return the figures at the top, each a door to its people."""
    told = {
        "people": _("People in the cycle"),
        "agreed": _("Expectations agreed"),
        "handed_over": _("Evaluations handed over"),
        "late": _("Late with anything"),
    }
    return [
        {
            "label": label,
            "value": getattr(whole, field),
            "unit": _("people"),
            "url": asked.people_url(field),
        }
        for field, label in told.items()
    ]


def figure(asked: Asked, whole: Counts) -> Tallies:
    """Draw how many in a hundred have done each step."""
    done = [each for each in asked.fields() if each != "late"]
    bars = [
        Tally(
            str(TITLES[each]),
            (round(100 * getattr(whole, each) / whole.people, 1),),
            asked.people_url(each),
        )
        for each in done
    ]
    statement = _("Of a hundred people, so many have come to each step.")
    return Tallies(
        statement, [_("people")], bars, title=_("Step"), whole=100, sign=" %"
    )


def late_by_step(asked: Asked, whole: Counts) -> list[dict[str, Any]]:
    """Return who is late with which step, and since when."""
    fields = {
        Step.AGREE: "late_agree",
        Step.CHECK_IN: "late_checkin",
        Step.EVALUATE: "late_evaluate",
    }
    return [
        {
            "label": str(step.label),
            "due": asked.period.due(step),
            "is_past": asked.period.is_past(step),
            "is_ahead": asked.period.today <= asked.period.due(step),
            "count": getattr(whole, field),
            "url": asked.people_url(field),
        }
        for step, field in fields.items()
        if asked.period.asks(step)
    ]


def people_columns(asked: Asked) -> list[Column]:
    """Return the headings of the list of people."""
    check_in = [Column(_("Check-in"), is_day=True)]
    return [
        Column(_("Employee")),
        Column(_("Unit")),
        Column(_("Superior")),
        Column(_("Expectations")),
        *(check_in if asked.period.asks(Step.CHECK_IN) else []),
        Column(_("Evaluation")),
    ]


def people_rows(asked: Asked, found: Iterable[Agreement]) -> list[Row]:
    """Return the rows of one page of people."""
    shown = list(found)
    units = queries.names_of(each.path for each in shown)
    names = names_by_nip(each.superior for each in shown)
    return [
        Row(
            [
                Cell(
                    each.employee.name or each.employee.nip,
                    reverse("agreements:one", args=[each.pk]),
                ),
                units.get(each.path, ""),
                names.get(each.superior) or each.superior or _nobody(),
                _agreed(each),
                *([_checked_in(each)] if asked.period.asks(Step.CHECK_IN) else []),
                _evaluated(each),
            ]
        )
        for each in shown
    ]


def _span(told: str, cycle: Cycle, today: date) -> Span:
    known = {key(span): span for span in steps.spans(cycle)}
    return known.get(told) or steps.usual(cycle, today)


def _row(asked: Asked, part: Part, code: str | None) -> Row:
    """A unit that is no more has no code, so that its people are found otherwise."""
    is_here = part.path == asked.below
    name = part.name or _("without a unit")
    if is_here and part.name:
        name = _("%(unit)s itself") % {"unit": part.name}
    counts = [part.counts.people]
    counts += [getattr(part.counts, each) for each in asked.fields()]
    if code is None or is_here:
        return Row([name, *counts])
    return Row(
        [
            Cell(name, f"?{asked.query(**{UNIT: code, SHOWN: '', WORDS: ''})}"),
            *(
                Cell(count, asked.people_url(field, code)) if count else count
                for field, count in zip(
                    ("people", *asked.fields()), counts, strict=True
                )
            ),
        ]
    )


def _nobody() -> Cell:
    return Cell(_("not known"), verdict="warning")


def _agreed(it: Any) -> object:
    label = step_of(it)
    return Cell(label, verdict="overdue") if it.is_late_agree else label


def _checked_in(it: Any) -> object:
    if it.checked_in_at:
        return timezone.localdate(it.checked_in_at)
    return Cell(_("not yet"), verdict="overdue") if it.is_late_checkin else NOTHING


def _evaluated(it: Any) -> object:
    state = it.evaluation_state
    label = str(Found(state).label) if state else _("not yet")
    return Cell(label, verdict="overdue") if it.is_late_evaluate else label
