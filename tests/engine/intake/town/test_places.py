"""Where the units of the fictional city lie."""

import polars as pl
import pytest

from tepat.intake import town


@pytest.fixture(scope="module")
def units():
    return town.build(1_000, 5).units


def test_every_unit_lies_in_the_city(units):
    assert units["latitude"].is_between(-6.37, -6.23).all()
    assert units["longitude"].is_between(106.61, 106.78).all()


def test_schools_do_not_share_a_spot_but_divisions_share_their_agencys(units):
    schools = units.filter(pl.col("kind") == "sekolah")
    assert schools.select("latitude", "longitude").is_unique().all()
    spot = dict(
        zip(units["unit"], units.select("latitude", "longitude").rows(), strict=True)
    )
    assert spot["DINDIK.B1"] == spot["DINDIK.S"] == spot["DINDIK"]


def test_some_places_are_hard_and_most_are_not(units):
    share = units["is_hardship"].mean()
    assert 0 < share < 0.2
