"""The list of those who handle cases: what is asked for, and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.objections.clocks import left, remind_from
from tepat_web.organisation.models import Unit
from tepat_web.snapshots.calendar import calendar

from . import queries
from .models import WITH_UNIT, Case, Channel, Grade, Kind, Stage
from .secret import grouped

STAGE, KIND, CHANNEL, GRADE = "keadaan", "jenis", "kanal", "kelas"
LATE, WAITING, NUMBER, UNIT = "terlambat", "menunggu", "nomor", "unit"
ASKED, THERE = "ditanya", "di-sana"
OVER_THERE = Q(stage__in=WITH_UNIT) & (
    Q(elsewhere__istartswith="ditutup")
    | Q(elsewhere__istartswith="diarsipkan")
    | Q(elsewhere__istartswith="selesai")
)
NO_PATH = "-"  # no unit has it
Choices = list[tuple[str, str | Promise]]
CHOICES: Mapping[str, Choices] = {
    STAGE: list(Stage.choices),
    KIND: list(Kind.choices),
    CHANNEL: list(Channel.choices),
    GRADE: list(Grade.choices),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the list asks for; what is none of ours counts as blank.

    Attributes:
        stage, kind, channel, grade: Values, or blank.
        unit: Number of a unit, with all below it; none: of all.
        number: Digits of a number, or blank.
        is_late: Only what is past its deadline.
        is_waiting: Only what waits to be passed on or answered.
        is_asked: Only what waits for the complainant.
        is_over_there: Only what is closed where it came from, and open here.
    """

    stage: str
    kind: str
    channel: str
    grade: str
    unit: int | None
    number: str
    is_late: bool
    is_waiting: bool
    is_asked: bool
    is_over_there: bool

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Asked:
        """Read the parameters of an address."""
        chosen = {
            name: told.get(name, "")
            if told.get(name) in {value for value, _label in choices}
            else ""
            for name, choices in CHOICES.items()
        }
        digits = "".join(each for each in told.get(NUMBER, "") if each in "0123456789")
        return cls(
            stage=chosen[STAGE],
            kind=chosen[KIND],
            channel=chosen[CHANNEL],
            grade=chosen[GRADE],
            unit=_unit(told.get(UNIT, "")),
            number=digits[:8],
            is_late=told.get(LATE) == "1",
            is_waiting=told.get(WAITING) == "1",
            is_asked=told.get(ASKED) == "1",
            is_over_there=told.get(THERE) == "1",
        )

    def rows(self, by: User, today: date) -> QuerySet[Case]:
        """Return the cases that are asked for: by deadline, then latest first."""
        rows = queries.cases(by).annotate(due_on=queries.DUE)
        for name, value in (
            *(("stage", self.stage), ("kind", self.kind), ("channel", self.channel)),
            *(("number__startswith", self.number), ("grade", self.grade)),
        ):
            if value:
                rows = rows.filter(**{name: value})
        if self.is_late:
            rows = rows.filter(queries.late(today))
        if self.is_waiting:
            rows = rows.filter(queries.WAITING)
        if self.is_asked:
            rows = rows.filter(asked_on__isnull=False)
        if self.is_over_there:
            rows = rows.filter(OVER_THERE)
        if self.unit is not None:
            paths = self._units().values_list("path", flat=True)
            rows = rows.filter(unit__path__startswith=paths.first() or NO_PATH)
        return rows.order_by(F("due_on").asc(nulls_last=True), "-pk")

    def chips(self) -> list[dict[str, str]]:
        """Return the filters at work, each with the address without it."""
        told = self._parameters()
        words = {
            **{
                name: str(dict(choices).get(told.get(name, ""), ""))
                for name, choices in CHOICES.items()
            },
            LATE: _("past the deadline"),
            WAITING: _("waiting to be passed on or answered"),
            ASKED: _("waiting for the complainant"),
            THERE: _("closed in SP4N-LAPOR!, open here"),
            NUMBER: self.number,
            UNIT: self._unit_name(),
        }
        return [
            {
                "text": words[name],
                "remove_url": "?"
                + urlencode({key: told[key] for key in told if key != name}),
            }
            for name in told
        ]

    def _units(self) -> QuerySet[Unit]:
        return queries.units().filter(pk=self.unit or 0)

    def _unit_name(self) -> str:
        if self.unit is None:
            return ""
        name = self._units().values_list("name", flat=True).first()
        return name or _("no such unit")

    def _parameters(self) -> dict[str, str]:
        told = {
            STAGE: self.stage,
            KIND: self.kind,
            CHANNEL: self.channel,
            NUMBER: self.number,
            LATE: "1" if self.is_late else "",
            WAITING: "1" if self.is_waiting else "",
            ASKED: "1" if self.is_asked else "",
            THERE: "1" if self.is_over_there else "",
            GRADE: self.grade,
            UNIT: str(self.unit or ""),
        }
        return {name: value for name, value in told.items() if value}


def _unit(told: str) -> int | None:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else None


def columns() -> list[Column]:
    """Return the headings."""
    return [
        Column(_("Number")),
        Column(_("Came in"), is_day=True),
        Column(_("Unit")),
        Column(_("Stage")),
        Column(_("Deadline"), is_day=True),
        Column(_("Time left")),
    ]


def rows(them: list[Case], today: date) -> list[Row]:
    """Return one row of the list for each case."""
    days = calendar()

    def time_left(due: date | None) -> object:
        if due is None:
            return writing.NOTHING
        said = left(due, today, days)
        if today > due:
            return Cell(said, verdict="overdue")
        is_near = today >= remind_from(due, days)
        return Cell(said, verdict="warning") if is_near else said

    return [
        Row(
            (
                Cell(grouped(it.number), reverse("complaints:one", args=[it.pk])),
                it.day,
                it.unit.name if it.unit else _("not known yet"),
                _how_far(it),
                it.due or writing.NOTHING,
                time_left(it.due),
            )
        )
        for it in them
    ]


def _how_far(it: Case) -> str:
    """How far a case is, and what holds it up."""
    said = [str(it.get_kind_display())] if it.kind == Kind.PRAISE else []
    said.append(str(it.get_stage_display()))
    if it.asked_on:
        said.append(_("complainant asked"))
    if it.main_id and it.stage == Stage.ROUTED:
        said.append(_("answered with another"))
    return " · ".join(said)


def stats(by: User, today: date) -> list[dict[str, Any]]:
    """Return how many wait and how many are late, each a door to them."""
    told = (
        queries.cases(by)
        .order_by()
        .aggregate(
            late=Count("pk", filter=queries.late(today)),
            asked=Count("pk", filter=Q(asked_on__isnull=False)),
            **{
                stage: Count("pk", filter=Q(stage=stage))
                for stage in (Stage.RECEIVED, Stage.ROUTED)
            },
        )
    )
    doors = [
        (_("Past the deadline"), told["late"], {LATE: "1"}),
        (_("To be passed on"), told[Stage.RECEIVED], {STAGE: Stage.RECEIVED.value}),
        (_("To be answered"), told[Stage.ROUTED], {STAGE: Stage.ROUTED.value}),
        (_("Waiting for the complainant"), told["asked"], {ASKED: "1"}),
    ]
    return [
        {"label": label, "value": n, "url": f"?{urlencode(to)}"}
        for label, n, to in doors
    ]
