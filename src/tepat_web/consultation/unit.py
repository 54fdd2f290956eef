"""A unit before and after a plan: for who leads its people, and who keeps their files.

Who comes in is a position and a count. Nothing here tells what anybody answered,
wished for or objected to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Position
from tepat_web.placement import queries as placement
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import take
from tepat_web.workforce.models import Appointment, Employee
from tepat_web.workforce.queries import people_led_by

from . import card

P = Permission


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one position before and after.

    Attributes:
        title, unit: Of the position.
        need: Its seats; none where that is not known.
        before, leaving, coming: People there now, who would go, and who would come.
    """

    title: str
    unit: str
    need: int | None
    before: int
    leaving: int
    coming: int

    @property
    def after(self) -> int:
        return self.before - self.leaving + self.coming

    @property
    def empty_before(self) -> int:
        return max((self.need or 0) - self.before, 0)

    @property
    def empty_after(self) -> int:
        return max((self.need or 0) - self.after, 0)

    @property
    def changes(self) -> bool:
        return bool(self.leaving or self.coming)


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whom a reader may see, and who would go elsewhere."""

    nip: str
    name: str
    origin: str
    to: str
    day: date | None


def seats(by: User, plan: Plan) -> list[Seats]:
    """Return the seats of the positions that a person leads, or of their agency."""
    rows = _positions(by)
    if rows is None:
        return []
    held = _held(rows)
    moves = Move.objects.filter(plan=plan).order_by()
    leaving = _counted(moves, "origin")
    coming = _counted(moves, "to")
    return [
        Seats(
            title=each.name,
            unit=each.unit.name,
            need=each.need,
            before=held.get(each.pk, 0),
            leaving=leaving[each.code],
            coming=coming[each.code],
        )
        for each in rows
    ]


def leavers(by: User, plan: Plan) -> list[Leaver]:
    """Return who would go elsewhere, of those whom placement shows the person."""
    rows = list(placement.moves(by, plan).exclude(nip=by.nip or ""))
    names = dict(
        Employee.objects.standing()
        .filter(nip__in=[each.nip for each in rows])
        .values_list("nip", "name")
    )
    titles = card.titles([code for each in rows for code in (each.origin, each.to)])
    return [
        Leaver(
            each.nip,
            names.get(each.nip) or each.nip,
            titles.get(each.origin, each.origin),
            titles.get(each.to, each.to),
            each.day,
        )
        for each in rows
    ]


def together(rows: Sequence[Seats]) -> dict[str, Any]:
    """Return the sums of a unit: seats filled and empty, before and after."""
    return {
        "before": sum(each.before for each in rows),
        "after": sum(each.after for each in rows),
        "empty_before": sum(each.empty_before for each in rows),
        "empty_after": sum(each.empty_after for each in rows),
        "coming": sum(each.coming for each in rows),
    }


def leads_or_keeps(by: User) -> bool:
    """Tell whether a person leads somebody, or keeps the files of a unit.

    Every page asks it, so it asks the database for no more than the page does anyway.
    """
    allowed = reach(by, P.PLAN_READ)
    return bool(allowed.paths) or (allowed.people and bool(people_led_by(by)))


def _positions(by: User) -> QuerySet[Position] | None:
    """The positions that report to the person, or those within their paths.

    A supervisor sees the people who report to them and nobody below, so the seats
    below stay out: their count would tell who leaves.
    """
    allowed = reach(by, P.PLAN_READ)
    rows: QuerySet[Position] = Position.objects.standing().filter(
        unit__structure=take.structure_on(None), unit__is_removed=False
    )
    inside = Q(pk__in=())
    for path in allowed.paths:
        inside |= Q(unit__path__startswith=path)
    if allowed.people and by.nip:
        seated = Appointment.objects.standing().filter(valid_to__isnull=True)
        own = seated.filter(employee__nip=by.nip).values("post__position")
        inside |= Q(reports_to__in=own)
    elif not allowed.paths:
        return None
    rows = rows.filter(inside).select_related("unit")
    return rows.order_by("unit__path", "order", "pk")


def _held(rows: QuerySet[Position]) -> dict[int, int]:
    seated = Appointment.objects.standing().filter(
        valid_to__isnull=True, post__position__in=rows.order_by().values("pk")
    )
    told = seated.order_by().values("post__position").annotate(people=Count("pk"))
    return dict(told.values_list("post__position", "people"))


def _counted(moves: QuerySet[Move], end: str) -> Counter[str]:
    told = moves.values(end).annotate(people=Count("pk"))
    return Counter(dict(told.values_list(end, "people")))
