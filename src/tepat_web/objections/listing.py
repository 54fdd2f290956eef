"""The list of those who handle objections: what is asked for, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tepat.deadlines import Calendar
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.placement.models import Plan
from tepat_web.snapshots.calendar import calendar

from . import clocks, pages, queries, steps
from .models import Ground, Kind, Objection, Stage

STAGE, KIND, PLAN, LATE, TURN = "keadaan", "jenis", "rencana", "terlambat", "giliran"
MINE = "saya"
STAGES: list[tuple[str, str | Promise]] = list(Stage.choices)
KINDS: list[tuple[str, str | Promise]] = list(Kind.choices)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the list asks for.

    Attributes:
        by: Who reads it.
        today: The day.
        stage, kind, plan: Values, or blank.
        is_late: Only what is past its deadline.
        is_mine: Only what waits for the reader.
    """

    by: User
    today: date
    stage: str = ""
    kind: str = ""
    plan: str = ""
    is_late: bool = False
    is_mine: bool = False

    @classmethod
    def of(cls, told: Mapping[str, str], by: User, today: date) -> Asked:
        """Read an address; what it cannot mean is left out."""
        plan = told.get(PLAN, "")
        return cls(
            by=by,
            today=today,
            stage=told.get(STAGE, "") if told.get(STAGE) in Stage else "",
            kind=told.get(KIND, "") if told.get(KIND) in Kind else "",
            plan=plan if plan.isdecimal() and len(plan) < 19 else "",
            is_late=told.get(LATE) == "1",
            is_mine=told.get(TURN) == MINE,
        )

    def rows(self) -> QuerySet[Objection]:
        """Return what is asked for, of what the reader may see."""
        rows = queries.objections(self.by)
        if self.stage:
            rows = rows.filter(stage=self.stage)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.plan:
            rows = rows.filter(plan=int(self.plan))
        if self.is_late:
            rows = rows.annotate(due_on=queries.DUE).filter(due_on__lt=self.today)
        if self.is_mine:
            turn = steps.waiting_for(self.by, queries.to_look_through(rows), self.today)
            rows = rows.filter(pk__in=[each.pk for each in turn])
        return rows

    def plans(self) -> list[Plan]:
        """Return the plans on which there is anything, to narrow the list by."""
        numbers = queries.objections(self.by).order_by().values("plan")
        return list(Plan.objects.filter(pk__in=numbers))

    def query(self) -> str:
        """Return the address's parameters again."""
        return urlencode(self._told())

    def chips(self) -> list[dict[str, str]]:
        """Return the filters at work, each with what takes it away."""
        names = {
            STAGE: _("Stage: %(text)s") % {"text": _label(STAGES, self.stage)},
            KIND: _("Kind: %(text)s") % {"text": _label(KINDS, self.kind)},
            PLAN: _("Plan: %(text)s") % {"text": self._plan_name()},
            LATE: _("past the deadline"),
            TURN: _("waiting for me"),
        }
        told = self._told()
        return [
            {"text": names[key], "remove_url": f"?{urlencode(_without(told, key))}"}
            for key in told
        ]

    def _told(self) -> dict[str, str]:
        told = {
            STAGE: self.stage,
            KIND: self.kind,
            PLAN: self.plan,
            LATE: "1" if self.is_late else "",
            TURN: MINE if self.is_mine else "",
        }
        return {key: value for key, value in told.items() if value}

    def _plan_name(self) -> str:
        return next((str(p) for p in self.plans() if str(p.pk) == self.plan), self.plan)


def columns() -> list[Column]:
    """Return the headings of the list."""
    return [
        Column(_("Person")),
        Column(_("Deadline"), is_day=True),
        Column(_("Time left")),
        Column(_("Stage")),
        Column(_("Ground")),
        Column(_("Kind")),
        Column(_("Plan")),
    ]


def rows(found: Iterable[Objection], today: date) -> list[Row]:
    """Return the rows of one page."""
    shown = list(found)
    names = queries.names_of(each.nip for each in shown)
    days = calendar()
    return [
        Row(
            [
                Cell(
                    names.get(each.nip, each.nip),
                    reverse("objections:one", args=[each.pk]),
                ),
                each.due,
                _left(each, today, days),
                pages.outcome_of(each),
                str(Ground(each.ground).label),
                str(each.get_kind_display()),
                each.plan.name,
            ]
        )
        for each in shown
    ]


def stats(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return how many there are in each stage, each a door to them."""
    return [
        {
            "label": str(label),
            "value": counts[stage],
            "url": f"?{urlencode({STAGE: stage})}",
        }
        for stage, label in STAGES
        if counts.get(stage)
    ]


def _left(it: Objection, today: date, days: Calendar) -> object:
    if it.due is None:
        return writing.NOTHING
    said = clocks.left(it.due, today, days)
    if today > it.due:
        return Cell(said, verdict="overdue")
    is_near = today >= clocks.remind_from(it.due, days)
    return Cell(said, verdict="warning") if is_near else said


def _label(choices: Iterable[tuple[str, object]], value: str) -> str:
    return next((str(label) for key, label in choices if key == value), "")


def _without(told: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in told.items() if key != name}
