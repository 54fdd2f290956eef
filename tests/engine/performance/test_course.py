"""The periods of a year beside its yearly appraisal, and what contradicts."""

import pytest

from tepat.performance.course import contradictions, courses

NIP = "199001012015031900"
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
          "September", "Oktober", "November", "Desember")  # fmt: skip


@pytest.fixture
def codes(snapshot_of, in_force):
    def of(*rows, year=2025):
        told = snapshot_of(
            appraisals=[{"nip": NIP, "year": year, **row} for row in rows]
        )
        course = courses(told, in_force)[NIP]
        return [it.code for it in contradictions(course, in_force, before=2026)]

    return of


def row(period=None, rating=None, results=None, behaviour=None):
    return {
        "period": period, "rating": rating, "results": results, "behaviour": behaviour,
    }  # fmt: skip


def months(*ratings):
    return [row(name, word) for name, word in zip(MONTHS, ratings, strict=True)]


def test_what_agrees_is_not_remarked(codes):
    assert codes(row(None, "BAIK", "SESUAI", "DI_ATAS")) == []
    assert codes(row(None, "BAIK"), row("Triwulan I", "KURANG")) == []


def test_a_rating_that_the_matrix_does_not_give(codes):
    assert codes(row(None, "SANGAT BAIK", "DI_ATAS", "SESUAI")) == ["RATING-1"]
    assert codes(row("Triwulan I", "BAIK", "SESUAI", "DI_BAWAH"), row()) == ["RATING-1"]


def test_a_year_better_than_each_of_its_months(codes):
    assert codes(row(None, "SANGAT BAIK"), *months(*["BAIK"] * 12)) == ["RATING-2"]


def test_a_year_worse_than_each_of_its_quarters(codes):
    quarters = [row(f"Triwulan {it}", "BAIK") for it in ("I", "II", "III", "IV")]
    assert codes(row(None, "KURANG"), *quarters) == ["RATING-2"]


def test_no_mean_is_made_of_the_periods(codes):
    # Any year between the best and the worst period may be right: nothing prescribes
    # which.
    some = months(*["KURANG"] * 11, "SANGAT BAIK")
    for word in ("SANGAT BAIK", "BAIK", "BUTUH PERBAIKAN", "KURANG"):
        assert codes(row(None, word), *some) == []


def test_periods_that_do_not_cover_the_year_say_nothing_of_it(codes):
    assert codes(row(None, "SANGAT BAIK"), *months(*["BAIK"] * 12)[:11]) == []


def test_two_appraisals_of_the_same_month(codes):
    two = (row("Maret", "BAIK"), row("2025-03", "KURANG"), row(None, "BAIK"))
    assert codes(*two) == ["RATING-3"]
    assert codes(row("Maret", "BAIK"), row("2025-03", "BAIK"), row(None, "BAIK")) == []


def test_two_yearly_appraisals_that_differ(codes):
    assert codes(row(None, "BAIK"), row("Tahunan", "KURANG")) == ["RATING-3"]


def test_a_month_may_differ_from_its_quarter(codes):
    assert codes(row("Maret", "BAIK"), row("TW1", "KURANG"), row(None, "BAIK")) == []


def test_a_year_that_is_over_needs_its_own_appraisal(codes):
    assert codes(row("Triwulan I", "BAIK")) == ["RATING-4"]
    assert codes(row("Triwulan I", "BAIK"), year=2026) == []


def test_a_period_that_cannot_be_read_is_told(codes):
    assert codes(row("periode pertama", "BAIK"), row(None, "BAIK")) == ["RATING-5"]


def test_appraisals_come_in_the_order_of_the_months(snapshot_of, in_force):
    told = [
        {"nip": NIP, "year": 2026, "period": "Februari"},
        {"nip": NIP, "year": 2025, "period": "TW2"},
        {"nip": NIP, "year": 2025},
        {"nip": NIP, "year": 2025, "period": "Januari"},
    ]
    course = courses(snapshot_of(appraisals=told), in_force)[NIP]
    assert [(it.year, it.told) for it in course] == [
        (2025, None), (2025, "Januari"), (2025, "TW2"), (2026, "Februari"),
    ]  # fmt: skip


def test_a_blank_rating_is_filled_and_shown_as_such(snapshot_of, in_force):
    told = [{"nip": NIP, "year": 2025, "results": "DI_ATAS", "behaviour": "DI_ATAS"}]
    (only,) = courses(snapshot_of(appraisals=told), in_force)[NIP]
    assert (only.rating, only.by_matrix, only.is_yearly) == (
        "SANGAT BAIK", "SANGAT BAIK", True,
    )  # fmt: skip
