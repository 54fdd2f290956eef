"""Published surveys of the data collection, reckoned again."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tepat import law
from tepat.satisfaction.index import of_answers, quality_of_index, reproducing, rounded
from tepat.satisfaction.sheets import KEYS
from tepat.satisfaction.weight import Weight

from .conftest import sheet

DATA = Path(__file__).parents[4] / "shared" / "data" / "skm"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the data collection is not beside the repository"
)


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def office():
    """An office's quarter III: how often each score was given to each element."""
    counts = [
        [int(row[f"n{score}"]) for score in (1, 2, 3, 4)]
        for row in rows("skm29_frekuensi.csv")
    ]
    sums = [sum(n * score for score, n in enumerate(row, 1)) for row in counts]
    return sums, [sum(row) for row in counts]


def test_both_printed_values_of_the_office_follow_from_its_answers(office):
    sums, counts = office
    assert set(counts) == {29}
    assert str(of_answers(sums, counts, Weight(2)).ikm) == "90.56"
    assert str(of_answers(sums, counts, Weight()).ikm) == "91.48"


def test_the_means_it_prints_are_its_answers(office):
    sums, counts = office
    for row, total, n in zip(rows("skm29_frekuensi.csv"), sums, counts, strict=True):
        assert int(row["total_terbit"]) == total
        assert rounded(Fraction(total, n), 4) == rounded(Fraction(row["nrr_terbit"]), 4)


def test_the_weight_it_says_is_not_the_one_it_used(office):
    # Its document prints 0.1111, but only 0.11 gives its 90.56.
    sums, counts = office
    means = of_answers(sums, counts, Weight()).means
    assert [each.written(9) for each in reproducing("90.56", means)] == ["0.11"]
    assert [each.written(9) for each in reproducing("91,48", means)] == ["1/9"]
    assert reproducing("90.50", means) == []


def test_both_weights_give_the_office_the_same_quality(office):
    on = law.on(date(2025, 9, 30))
    found = {
        quality_of_index(of_answers(*office, weight), on)
        for weight in (Weight(), Weight(2))
    }
    assert found == {"A"}


def test_the_two_respondents_stand_on_both_sides_of_a_bound(surveyed):
    answers = [
        "".join(row[f"u{at}"] for at in range(1, len(KEYS) + 1))
        for row in rows("skm2_responden.csv")
    ]
    for many, printed in enumerate(rows("skm2_responden.csv"), start=1):
        (unit,) = surveyed([sheet(each) for each in answers[:many]]).units
        assert str(unit.score.index.ikm) == printed["ikm_terbit_kumulatif"]
        assert unit.score.quality == printed["mutu_terbit"]


def test_the_published_bands_are_the_norm():
    bands = law.on(date(2024, 1, 1)).satisfaction.bands.value
    words = law.on(date(2024, 1, 1)).satisfaction.quality_words.value
    for row in rows("mutu_pelayanan.csv"):
        assert bands[row["mutu"]] == float(row["konversi_min"])
        assert words[row["mutu"]].id == row["kinerja"]
