"""What is told beside a map: the issues of its units."""

from datetime import date

import pytest

from tepat import law
from tepat.establishment import balance
from tepat.establishment.integrity import integrity
from tepat.intake import town
from tepat.reports.position_map.problems import problems
from tepat.reports.position_map.tree import position_map
from tepat.snapshot import resolve

LAW = law.on(date(2026, 11, 24))


@pytest.fixture(scope="module")
def city():
    snapshot = town.build(120, 7)
    return snapshot, integrity(snapshot, LAW)


def chart(snapshot, below=None, names=True):
    people = resolve.employees(snapshot).with_columns(retirement_day=None)
    return position_map(
        resolve.units(snapshot),
        resolve.positions(snapshot),
        balance(snapshot, LAW).positions.drop("unit"),
        people,
        day=snapshot.day,
        names=names,
        below=below,
    )


def test_the_map_of_everything_tells_everything(city):
    snapshot, found = city
    assert problems(chart(snapshot), found) == list(found.issues)


def test_a_part_tells_what_belongs_to_its_units(city):
    snapshot, found = city
    part = chart(snapshot, below=snapshot.units["unit"][1])
    told = problems(part, found)
    assert 0 < len(told) < len(found.issues)
    assert {it.unit for it in told} <= {node.unit for node in part.units}


def test_a_map_without_names_tells_nothing_about_people(city):
    snapshot, found = city
    assert any(it.nip for it in problems(chart(snapshot), found))
    assert not any(it.nip for it in problems(chart(snapshot, names=False), found))
