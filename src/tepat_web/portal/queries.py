"""Reads for the front page and for one's own file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Entry
from tepat_web.organisation.models import Position, Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.snapshots import take
from tepat_web.workforce.models import Appointment, Employee


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


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person's area stands: as a whole, and unit by unit one level below."""

    whole: Seats
    parts: Mapping[Unit, Seats]


def standing(by: User) -> Standing:
    """Count the seats that lie within reach of the person's widest permission.

    The parts are the agencies for who sees the city, else the units directly below
    the topmost ones in reach.
    """
    allowed = reach(by, Permission.RESULTS_READ)
    structure = take.structure_on(None)
    area = reach(by, Permission.RESULTS_READ).within("unit__path")
    rows = Position.objects.standing().filter(area, unit__structure=structure)
    holders = Counter(
        Appointment.objects.standing()
        .filter(valid_to__isnull=True)
        .values_list("post__position_id", flat=True)
    )
    depth = min((len(path) for path in allowed.paths), default=WIDTH) + WIDTH
    total: Counter[str] = Counter()
    below: dict[str, Counter[str]] = defaultdict(Counter)
    told = rows.values_list("pk", "need", "critical", "unit__path")
    for number, need, critical, path in told:
        counted = _counted(need, holders[number], critical)
        total.update(counted)
        below[path[:depth]].update(counted)
    people = reach(by, Permission.RESULTS_READ).within("place__path")
    count = Employee.objects.standing().filter(people).count()
    units = Unit.objects.standing().filter(structure=structure, path__in=below)
    parts = {unit: Seats(**below[unit.path]) for unit in units}
    return Standing(Seats(people=count, **total), parts)


def _counted(need: int | None, held: int, critical: bool) -> dict[str, int]:
    if need is None:
        return {"unknown": 1}
    short = max(need - held, 0)
    return {
        "need": need,
        "filled": min(need, held),
        "short": short,
        "critical": short if critical else 0,
        "over": max(held - need, 0),
    }


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
