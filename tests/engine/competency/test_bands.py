"""Band sets are half-open, exact, and may be the city's own."""

from fractions import Fraction

import polars as pl
import pytest

from tepat.competency import Bands, BandsUnreadable, sets
from tepat.snapshot import Settings


@pytest.mark.parametrize(
    ("reached", "asked", "filling", "mapping"),
    [
        (25, 27, "MEMENUHI SYARAT", "OPTIMAL"),
        (21, 27, "MASIH MEMENUHI SYARAT", "KURANG OPTIMAL"),
        (18, 27, "KURANG MEMENUHI SYARAT", "KURANG OPTIMAL"),
        (39, 50, "MASIH MEMENUHI SYARAT", "CUKUP OPTIMAL"),  # exactly 78
        (4, 5, "MEMENUHI SYARAT", "CUKUP OPTIMAL"),  # exactly 80
        (9, 10, "MEMENUHI SYARAT", "OPTIMAL"),  # exactly 90
        (17, 25, "MASIH MEMENUHI SYARAT", "KURANG OPTIMAL"),  # exactly 68
        (16999, 25000, "KURANG MEMENUHI SYARAT", "KURANG OPTIMAL"),  # 67.996
        (0, 9, "KURANG MEMENUHI SYARAT", "KURANG OPTIMAL"),
    ],
)
def test_frame_and_single_value_agree(reached, asked, filling, mapping, in_force):
    for bands, label in (
        (Bands.for_filling(in_force), filling),
        (Bands.for_mapping(in_force), mapping),
    ):
        told = pl.select(bands.expression(pl.lit(reached), pl.lit(asked))).item()
        assert told == bands.of(Fraction(100 * reached, asked)) == label


def test_what_is_unknown_has_no_band(in_force):
    bands = Bands.for_mapping(in_force)
    row = pl.DataFrame({"part": [None, 3], "whole": [9, 0]})
    told = row.select(it=bands.expression(pl.col("part"), pl.col("whole")))["it"]
    assert told.to_list() == [None, None]
    assert bands.of(None) is None


def test_a_city_may_have_bands_of_its_own(in_force):
    own = Settings(match_bands=("Sangat Baik=91", "Baik = 85,5", "Kurang=0"))
    *_, bands = sets(in_force, own)
    assert bands.name == "own"
    assert bands.of(Fraction(91)) == "Sangat Baik"
    assert bands.of(Fraction(9099, 100)) == "Baik"  # no gap between 90 and 91
    assert bands.of(Fraction(855, 10)) == "Baik"
    assert bands.of(Fraction(85)) == "Kurang"
    assert [it.name for it in sets(in_force, Settings())] == ["filling", "mapping"]


@pytest.mark.parametrize(
    "told",
    [
        ("Baik",),
        ("=3", "Kurang=0"),
        ("Baik=tinggi", "Kurang=0"),
        ("Baik=101", "Kurang=0"),
        ("Baik=-1", "Kurang=0"),
        ("Baik=80", "Baik=0"),
        ("Baik=80", "Cukup=80", "Kurang=0"),
        ("Baik=1/0", "Kurang=0"),
        ("Baik=nan", "Kurang=0"),
        ("Baik=80", "Kurang=10"),
    ],
)
def test_bands_that_cannot_be_read_are_refused_with_a_remedy(told):
    with pytest.raises(BandsUnreadable) as refusal:
        Bands.own(Settings(match_bands=told))
    assert refusal.value.exit_code == 83
    assert "pita_jpm" in refusal.value.say("id")
