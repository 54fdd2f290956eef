"""What follows from the register: paths, superiors, needs, and where people are.

These values are kept in the database only so that pages need not compute them. They
are no part of any record's content; the ledger's check computes them again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from tepat import law
from tepat.errors import TepatError
from tepat.snapshot import Snapshot, resolve
from tepat.workload import need
from tepat_web.organisation.models import Position, Structure, Unit
from tepat_web.organisation.paths import paths
from tepat_web.workforce.models import Appointment, Employee

from . import take

NEEDED = (
    *("units", "jobs", "positions", "tasks"),
    *("drivers", "teaching", "working_years"),
)
# Tables of which a change makes derived values stale.
MOVES = frozenset({*NEEDED, "employees", "settings"})
AT_ONCE = 500


def settle(structure: Structure | None) -> None:
    """Bring every derived value of ``structure`` and of the people up to date."""
    for model, changes in derived(structure).items():
        alike: dict[tuple[str, Any], list[int]] = defaultdict(list)
        for number, values in changes.items():
            for field_value in values.items():
                alike[field_value].append(number)
        # Many rows share a value, so one statement a value is the fewest.
        for (name, value), numbers in alike.items():
            for at in range(0, len(numbers), AT_ONCE):
                some = model._base_manager.filter(pk__in=numbers[at : at + AT_ONCE])
                some.update(**{name: value})


def derived(structure: Structure | None) -> dict[type[Any], dict[int, dict[str, Any]]]:
    """Return every derived value that differs from what it should be.

    By model, by record number, by field.
    """
    found: dict[type[Any], dict[int, dict[str, Any]]] = {
        Unit: _differing(Unit, {"path": paths(structure)}),
        Position: _differing(Position, _positions(structure)),
        Employee: _differing(Employee, {"place_id": _places()}),
    }
    return {model: changes for model, changes in found.items() if changes}


def _differing(
    model: type[Any], wanted: Mapping[str, Mapping[int, Any]]
) -> dict[int, dict[str, Any]]:
    changes: dict[int, dict[str, Any]] = {}
    for name, values in wanted.items():
        present = dict(model._base_manager.values_list("pk", name))
        for number, value in values.items():
            if number in present and present[number] != value:
                changes.setdefault(number, {})[name] = value
    return changes


def _positions(structure: Structure | None) -> dict[str, dict[int, Any]]:
    city = take.snapshot(only=NEEDED, structure=structure)
    standing = Position.objects.standing().filter(unit__structure=structure)
    number = dict(standing.values_list("code", "pk"))
    told = resolve.positions(city).select("position", "superior_resolved", "is_leader")
    needs = _needs(city)
    reports_to, is_leader, persons, fte = {}, {}, {}, {}
    for code, superior, leads in told.iter_rows():
        if pk := number.get(code):
            reports_to[pk] = number.get(superior)
            is_leader[pk] = bool(leads)
            persons[pk], fte[pk] = needs.get(code, (None, None))
    return {
        "reports_to_id": reports_to,
        "is_leader": is_leader,
        "need": persons,
        "fte": fte,
    }


def _needs(city: Snapshot) -> dict[str, tuple[int | None, float | None]]:
    """Needs and exact needs by position; none where no law of the day is known."""
    try:
        found: pl.DataFrame = need(city, law.on(city.day))
    except TepatError:
        return {}
    told: Iterable[Any] = found.select("position", "need", "fte").iter_rows()
    return {code: (persons, exact) for code, persons, exact in told}


def _places() -> dict[int, int | None]:
    seated = dict(
        Appointment.objects.standing()
        .filter(valid_to__isnull=True)
        .values_list("employee_id", "post__position__unit_id")
    )
    stated = Employee._base_manager.values_list("pk", "unit_id")
    return {number: seated.get(number, unit) for number, unit in stated}
