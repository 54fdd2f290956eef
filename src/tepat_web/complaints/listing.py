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
from tepat_web.snapshots.calendar import calendar

from . import queries
from .models import Case, Channel, Kind, Stage
from .secret import grouped

STAGE, KIND, CHANNEL = "keadaan", "jenis", "kanal"
LATE, WAITING, NUMBER = "terlambat", "menunggu", "nomor"
Choices = list[tuple[str, str | Promise]]
CHOICES: Mapping[str, Choices] = {
    STAGE: list(Stage.choices),
    KIND: list(Kind.choices),
    CHANNEL: list(Channel.choices),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the list asks for; what is none of ours counts as blank.

    Attributes:
        stage, kind, channel: Values, or blank.
        number: Digits of a number, or blank.
        is_late: Only what is past its deadline.
        is_waiting: Only what waits to be passed on or answered.
    """

    stage: str
    kind: str
    channel: str
    number: str
    is_late: bool
    is_waiting: bool

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
            number=digits[:8],
            is_late=told.get(LATE) == "1",
            is_waiting=told.get(WAITING) == "1",
        )

    def rows(self, by: User, today: date) -> QuerySet[Case]:
        """Return the cases that are asked for: by deadline, then latest first."""
        rows = queries.cases(by).annotate(due_on=queries.DUE)
        for name, value in (
            *(("stage", self.stage), ("kind", self.kind), ("channel", self.channel)),
            ("number__startswith", self.number),
        ):
            if value:
                rows = rows.filter(**{name: value})
        if self.is_late:
            rows = rows.filter(queries.late(today))
        if self.is_waiting:
            rows = rows.filter(queries.WAITING)
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
            NUMBER: self.number,
        }
        return [
            {
                "text": words[name],
                "remove_url": "?"
                + urlencode({key: told[key] for key in told if key != name}),
            }
            for name in told
        ]

    def _parameters(self) -> dict[str, str]:
        told = {
            STAGE: self.stage,
            KIND: self.kind,
            CHANNEL: self.channel,
            NUMBER: self.number,
            LATE: "1" if self.is_late else "",
            WAITING: "1" if self.is_waiting else "",
        }
        return {name: value for name, value in told.items() if value}


def columns() -> list[Column]:
    """Return the headings."""
    return [
        Column(_("Number")),
        Column(_("Came in"), is_day=True),
        Column(_("Kind")),
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
                it.get_kind_display(),
                it.unit.name if it.unit else _("not known yet"),
                it.get_stage_display(),
                it.due or writing.NOTHING,
                time_left(it.due),
            )
        )
        for it in them
    ]


def stats(by: User, today: date) -> list[dict[str, Any]]:
    """Return how many wait and how many are late, each a door to them."""
    told = (
        queries.cases(by)
        .order_by()
        .aggregate(
            late=Count("pk", filter=queries.late(today)),
            **{
                stage: Count("pk", filter=Q(stage=stage))
                for stage in (Stage.RECEIVED, Stage.ROUTED, Stage.ANSWERED)
            },
        )
    )
    doors = [
        (_("Past the deadline"), told["late"], {LATE: "1"}),
        (_("To be passed on"), told[Stage.RECEIVED], {STAGE: Stage.RECEIVED.value}),
        (_("To be answered"), told[Stage.ROUTED], {STAGE: Stage.ROUTED.value}),
        (_("Awaiting a reaction"), told[Stage.ANSWERED], {STAGE: Stage.ANSWERED.value}),
    ]
    return [
        {"label": label, "value": n, "url": f"?{urlencode(to)}"}
        for label, n, to in doors
    ]
