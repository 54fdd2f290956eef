"""Reads for the front page and for one's own file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Entry
from tepat_web.organisation.models import Position
from tepat_web.snapshots import take
from tepat_web.workforce.models import Appointment, Employee

MOST = 8  # of each kind that the search shows


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats within a person's area, counted from the register as it stands.

    Attributes:
        people: Employees.
        need: Seats that are needed, where known.
        filled: Needed seats with somebody in them.
        short: Needed seats without.
        critical: Of those, seats that must be filled first.
        over: People beyond the need of their position.
        unknown: Positions whose need is not known.
    """

    people: int = 0
    need: int = 0
    filled: int = 0
    short: int = 0
    critical: int = 0
    over: int = 0
    unknown: int = 0


def seats(by: User) -> Seats:
    """Count the seats that lie within reach of the person's widest permission."""
    area = _area(by, Permission.RESULTS_READ, "unit__path")
    people = _area(by, Permission.RESULTS_READ, "place__path")
    rows = Position.objects.standing().filter(
        area, unit__structure=take.structure_on(None)
    )
    holders = Counter(
        Appointment.objects.standing()
        .filter(valid_to__isnull=True)
        .values_list("post__position_id", flat=True)
    )
    total = Counter[str]()
    for number, need, critical in rows.values_list("pk", "need", "critical"):
        held = holders[number]
        if need is None:
            total["unknown"] += 1
            continue
        short = max(need - held, 0)
        total["need"] += need
        total["filled"] += min(need, held)
        total["short"] += short
        total["critical"] += short if critical else 0
        total["over"] += max(held - need, 0)
    count = Employee.objects.standing().filter(people).count()
    return Seats(people=count, **total)


def _area(by: User, permission: Permission, path: str) -> Q:
    allowed = reach(by, permission)
    if allowed.everywhere:
        return Q()
    area = Q(pk__in=())
    for each in allowed.paths:
        area |= Q(**{f"{path}__startswith": each})
    return area


def employee_of(user: User) -> Employee | None:
    """Return the file of the person who is signed in, where there is one."""
    if not user.nip:
        return None
    return (
        Employee.objects.standing()
        .filter(nip=user.nip)
        .select_related("place", "unit")
        .first()
    )


def appointments_of(employee: Employee) -> QuerySet[Any]:
    """Return where a person sits and sat, latest first."""
    rows = Appointment.objects.standing().filter(employee=employee)
    return rows.select_related("post__position__unit").order_by("-valid_from", "-pk")


def readers_of(employee: Employee) -> QuerySet[Entry]:
    """Return who looked at a person's file, latest first."""
    acts = Entry.objects.filter(
        table=employee._meta.label, record=employee.pk, act="employee.viewed"
    )
    return acts.select_related("by").order_by("-number")
