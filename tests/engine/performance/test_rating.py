"""The rating of a person: the matrix, the codes of SIASN, and the year that counts."""

from itertools import product

import pytest

from tepat.performance import siasn
from tepat.performance.rating import latest, rated, rating_of, yearly
from tepat.snapshot.vocabulary import EXPECTATIONS, RATINGS

A, B = "199001012015031900", "199001012015031901"


def as_code(results, behaviour):
    """The matrix as a reference wrote it in numbers (people.md 5.3)."""
    if results == 3:
        return 5 if behaviour == 3 else 3
    if behaviour == 3:
        return 4
    return 1 if results == behaviour == 1 else 2


@pytest.mark.parametrize(
    ("results", "behaviour"), list(product(EXPECTATIONS, repeat=2))
)
def test_words_and_codes_agree_in_all_nine_cells(results, behaviour, in_force):
    code = as_code(siasn.EXPECTATION[results], siasn.EXPECTATION[behaviour])
    found = rating_of(results, behaviour, in_force)
    assert found == siasn.word(siasn.RATING, code)
    assert siasn.RATING[found] == code


def test_codes_and_words_lead_back_to_each_other():
    for codes in (siasn.EXPECTATION, siasn.RATING, siasn.PERIODIC):
        assert [siasn.word(codes, code) for code in codes.values()] == list(codes)
    assert tuple(siasn.EXPECTATION) == EXPECTATIONS and tuple(siasn.RATING) == RATINGS


@pytest.mark.parametrize("code", [0, 4, -1])
def test_a_code_that_means_nothing_is_refused(code):
    with pytest.raises(KeyError):
        siasn.word(siasn.EXPECTATION, code)


@pytest.fixture
def appraisals(snapshot_of):
    def of(*rows):
        return snapshot_of(appraisals=list(rows)).appraisals

    return of


def test_a_blank_rating_follows_from_both_parts(appraisals, in_force):
    told = appraisals(
        {"nip": A, "year": 2025, "results": "DI_ATAS", "behaviour": "DI_ATAS"},
        {"nip": A, "year": 2024, "results": "DI_ATAS"},
        {"nip": A, "year": 2023, "results": "DI_ATAS", "behaviour": "DI_ATAS",
         "rating": "BAIK"},
    )  # fmt: skip
    assert rated(told, in_force)["rating"].to_list() == ["SANGAT BAIK", None, "BAIK"]


def test_a_year_rated_twice_counts_with_the_lower_rating(appraisals, in_force):
    told = appraisals(
        {"nip": A, "year": 2025, "rating": "KURANG"},
        {"nip": A, "year": 2025, "rating": "BAIK", "period": "Tahunan"},
        {"nip": A, "year": 2025, "rating": "SANGAT KURANG", "period": "Triwulan I"},
    )
    assert yearly(told, in_force)["rating"].to_list() == ["KURANG"]


def test_the_latest_rating_is_not_later_than_asked(appraisals, in_force):
    told = appraisals(
        {"nip": A, "year": 2024, "rating": "BAIK"},
        {"nip": A, "year": 2025},
        {"nip": A, "year": 2026, "rating": "KURANG"},
        {"nip": B, "year": 2026, "rating": "BAIK"},
    )
    found = latest(told, in_force, year=2025)
    assert found.select("nip", "year", "rating").rows() == [(A, 2024, "BAIK")]
