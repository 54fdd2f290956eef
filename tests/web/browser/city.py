"""The invented city of ten thousand, straight into the database."""

from collections import Counter
from datetime import date

from tepat.intake import town
from tepat.snapshot import resolve
from tepat_web.organisation.models import Position, Post, Structure, Unit
from tepat_web.workforce.models import Appointment, Employee

BEGUN = date(2020, 1, 1)
AT_ONCE = 500


def build(people: int) -> Structure:
    """Write units, positions and people as the register would keep them."""
    city = town.build(people, 1)
    structure = Structure.objects.create(basis="Perwali 1/2020", valid_from=BEGUN)
    units = _units(resolve.units(city), structure)
    positions = _positions(resolve.positions(city), units)
    _people(resolve.employees(city), positions)
    return structure


def _units(told, structure):
    units = {}
    for number, row in enumerate(told.sort("order").iter_rows(named=True), start=1):
        above = units.get(row["parent"])
        units[row["unit"]] = Unit(
            pk=number,
            structure=structure,
            code=row["unit"],
            name=row["name"],
            order=number,
            parent_id=above.pk if above else None,
            path=(above.path if above else "") + f"{number:05}",
        )
    Unit.objects.bulk_create(units.values(), AT_ONCE)
    return units


def _positions(told, units):
    positions = {
        row["position"]: Position(
            pk=number,
            unit_id=units[row["unit"]].pk,
            code=row["position"],
            name=row["name"],
            family=row["family"],
            critical=bool(row["critical"]),
            position_class=row["position_class"],
            is_leader=row["is_leader"],
            need=row["need_stated"] or (None if number % 11 == 0 else 1 + number % 3),
            order=number,
        )
        for number, row in enumerate(told.iter_rows(named=True), start=1)
    }
    for row in told.iter_rows(named=True):
        if above := positions.get(row["superior_resolved"]):
            positions[row["position"]].reports_to_id = above.pk
    Position.objects.bulk_create(positions.values(), AT_ONCE)
    return positions


def _people(told, positions):
    employees, posts, seats = [], [], []
    taken: Counter[str] = Counter()
    for number, row in enumerate(told.iter_rows(named=True), start=1):
        employees.append(
            Employee(
                pk=number,
                nip=row["nip"],
                name=row["name"],
                order=number,
                status=row["status"],
                born=row["born"],
            )
        )
        if position := positions.get(row["position"]):
            taken[position.code] += 1
            employees[-1].place_id = position.unit_id
            posts.append(
                Post(pk=number, position=position, number=taken[position.code])
            )
            seats.append(
                Appointment(employee_id=number, post_id=number, valid_from=BEGUN)
            )
    Employee.objects.bulk_create(employees, AT_ONCE)
    Post.objects.bulk_create(posts, AT_ONCE)
    Appointment.objects.bulk_create(seats, AT_ONCE)
