"""Who leads a unit, where its positions name their superiors."""

from datetime import date

import polars as pl
import pytest

from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.columns import POSITIONS, UNITS


def city(*positions):
    names = ("position", "unit", "family", "superior")
    rows = [{"name": row[0], **dict(zip(names, row, strict=True))} for row in positions]
    units = [{"unit": "U", "name": "U"}, {"unit": "V", "name": "V", "parent": "U"}]
    return Snapshot(
        date(2026, 11, 26),
        units=pl.DataFrame(units, schema=UNITS.schema),
        positions=pl.DataFrame(rows, schema=POSITIONS.schema),
    )


def leader(snapshot):
    return resolve.units(snapshot)["leader"][0]


def test_the_highest_leadership_post_leads():
    told = city(("A", "U", "PENGAWAS", None), ("B", "U", "JPT", None))
    assert leader(told) == "B"


@pytest.mark.parametrize("family", ["PENGAWAS", "JPT", "FUNGSIONAL"])
def test_of_equals_a_post_below_another_of_its_unit_does_not_lead_it(family):
    told = city(("A", "U", family, "B"), ("B", "U", family, None))
    assert leader(told) == "B"
    superiors = resolve.positions(told)["superior_resolved"].to_list()
    assert superiors == ["B", None]


def test_a_post_below_one_of_another_unit_may_lead_its_own():
    told = city(("A", "V", "PENGAWAS", "B"), ("B", "U", "JPT", None))
    assert resolve.units(told)["leader"].to_list() == ["B", "A"]
