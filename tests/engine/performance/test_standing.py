"""Where a functional official stands: which points count, and what is missing."""

from datetime import date
from fractions import Fraction

import pytest

from tepat.performance.credits import standing, standings

NIP = "199001012015031900"


@pytest.fixture
def stands(snapshot_of, in_force, day):
    """Where one official stands; ``person`` and ``rows`` say what is told of them."""

    def of(*rows, rating="BAIK", year=2025, history=(), **person):
        told = {
            "nip": NIP, "status": "PNS", "grade": "III/a", "position": "P1",
            "position_since": date(2023, 1, 1), "grade_since": date(2023, 1, 1),
        }  # fmt: skip
        position = {
            "position": "P1", "unit": "U", "name": "Analis", "family": "FUNGSIONAL",
            "level": person.pop("level", "AHLI PERTAMA"),
        }  # fmt: skip
        rated = [{"nip": NIP, "year": year, "rating": rating}] if rating else []
        found = standings(
            snapshot_of(
                units=[{"unit": "U", "name": "Dinas"}],
                positions=[position],
                employees=[told | person],
                credits=[{"nip": NIP, **row} for row in rows],
                appraisals=rated,
                history=[{"nip": NIP, **row} for row in history],
            ),
            in_force,
            day,
        )
        return found[0] if found else None

    return of


def row(day, points, **more):
    return {"day": date.fromisoformat(day), "points": points, **more}


def test_points_add_up_exactly(stands):
    found = stands(row("2024-01-31", 18.75), row("2024-03-31", 2.08))
    assert found.points == Fraction(2083, 100)
    assert found.rank_missing == 50 - Fraction(2083, 100)


def test_what_is_over_counts_for_the_next_rank(stands):
    found = stands(row("2026-01-31", 62.5, kind="KONVERSI"), grade="III/b",
                   grade_since=date(2025, 4, 1))  # fmt: skip
    assert (found.rank_target, found.rank_missing) == (100, Fraction("37.5"))


def test_points_of_a_level_left_behind_do_not_count(stands):
    found = stands(
        row("2022-12-31", 100, level="AHLI PERTAMA"),
        row("2025-01-31", 25, level="AHLI MUDA"),
        level="AHLI MUDA",
        grade="III/c",
    )
    assert found.points == 25


def test_a_row_without_a_level_counts_from_the_day_the_level_is_held(stands):
    rows = (row("2022-06-30", 40), row("2024-01-31", 12.5))
    assert stands(*rows).points == Fraction("12.5")


def test_the_same_level_in_an_earlier_post_is_the_same_level(stands):
    earlier = {"level": "AHLI PERTAMA", "since": date(2020, 1, 1)}
    found = stands(row("2021-01-31", 12.5), row("2024-01-31", 12.5), history=[earlier])
    assert (found.points, found.since) == (25, date(2020, 1, 1))


def test_another_level_between_starts_anew(stands):
    history = [
        {"level": "PELAKSANA", "since": date(2021, 6, 1)},
        {"level": "AHLI PERTAMA", "since": date(2020, 1, 1)},
    ]
    found = stands(row("2021-01-31", 12.5), row("2024-01-31", 12.5), history=history)
    assert (found.points, found.since) == (Fraction("12.5"), date(2023, 1, 1))


def test_rows_that_cannot_be_placed_leave_the_sum_unknown(stands):
    found = stands(
        row("2024-01-31", 12.5),
        position_since=None,
        history=[{"level": "PELAKSANA", "since": date(2018, 1, 1)}],
    )
    assert found.points is None and found.rank_missing is None
    assert found.rank_on is None
    assert "level_since_blank" in found.notes


def test_a_row_that_names_its_level_needs_no_start(stands):
    found = stands(
        row("2024-01-31", 12.5, level="AHLI PERTAMA"),
        position_since=None,
        history=[{"level": "PELAKSANA", "since": date(2018, 1, 1)}],
    )
    assert found.points == Fraction("12.5")


def test_no_decision_is_unknown_and_not_zero(stands):
    found = stands()
    assert found.points is None and found.level_missing is None
    assert "no_decision" in found.notes


def test_the_base_of_the_grade_on_entry_is_added_and_said(stands):
    found = stands(row("2025-01-31", 12.5, kind="KONVERSI"), grade="III/b")
    assert (found.points, found.base_added) == (Fraction("62.5"), 50)
    assert "base_added" in found.notes


@pytest.mark.parametrize("kind", ["DASAR", "INTEGRASI"])
def test_a_recorded_start_is_not_added_again(stands, kind):
    rows = (row("2023-01-31", 50, kind=kind), row("2025-01-31", 12.5, kind="KONVERSI"))
    found = stands(*rows, grade="III/b")
    assert (found.points, found.base_added) == (Fraction("62.5"), 0)


def test_nothing_is_added_to_rows_that_do_not_tell_their_kind(stands):
    found = stands(row("2025-01-31", 12.5), grade="III/b")
    assert (found.points, found.base_added) == (Fraction("12.5"), 0)
    assert "base_missing" in found.notes


def test_somebody_just_promoted_starts_with_the_base(stands):
    found = stands(
        row("2025-01-31", 104, level="AHLI PERTAMA"),
        level="AHLI MUDA",
        grade="III/d",
        position_since=date(2026, 6, 1),
    )
    assert (found.points, found.level_missing) == (100, 100)


def test_the_day_expected_follows_the_present_rating(stands):
    # 37.5 missing at 12.5 a year: 36 months after 31 January 2026.
    found = stands(row("2026-01-31", 12.5))
    assert found.rank_on == date(2029, 2, 1)
    # At 18.75 a year: 24 months.
    assert stands(row("2026-01-31", 12.5), rating="SANGAT BAIK").rank_on == date(
        2028, 2, 1
    )


def test_what_is_due_is_due_today(stands, day):
    found = stands(row("2026-01-31", 50))
    assert (found.rank_missing, found.rank_on) == (0, day)
    assert found.level_missing == 50


def test_an_expected_day_is_never_in_the_past(stands):
    found = stands(row("2020-01-31", 49, level="AHLI PERTAMA"))
    assert found.rank_on == date(2026, 12, 1)


def test_without_a_rating_no_day_is_promised(stands):
    found = stands(row("2026-01-31", 12.5), rating=None)
    assert found.rank_on is None and found.rank_missing == Fraction("37.5")
    assert "no_rating" in found.notes


def test_a_rated_year_that_nobody_decided_is_shown(stands):
    found = stands(row("2025-01-31", 12.5))
    assert (found.undecided_year, found.undecided) == (2025, Fraction("12.5"))
    assert stands(row("2026-01-31", 12.5)).undecided_year is None


def test_the_undecided_part_of_a_year_counts_its_whole_months(stands):
    # From 10 March on: April to December, nine months.
    found = stands(row("2025-04-30", 1), position_since=date(2025, 3, 10))
    assert found.undecided == Fraction("12.5") * 9 / 12


def test_a_decision_after_the_day_is_left_out(stands):
    assert stands(row("2025-01-31", 10), row("2027-01-31", 90)).points == 10


def test_a_grade_outside_the_level_has_no_rank_of_its_own(stands):
    found = stands(row("2025-01-31", 10), level="AHLI MUDA", grade="IV/a")
    assert found.rank_target is None and found.level_target == 200
    assert "grade_outside" in found.notes


def test_at_the_top_nothing_is_missing_and_nothing_due(stands):
    found = stands(
        row("2025-01-31", 10, kind="DASAR"), level="AHLI UTAMA", grade="IV/e"
    )
    assert found.rank_missing is None and found.level_missing is None
    assert "top_rank" in found.notes


@pytest.mark.parametrize("status", ["PPPK", "CPNS", "PPPK_PARUH_WAKTU"])
def test_only_pns_climb_ranks(stands, status):
    assert stands(row("2025-01-31", 10), status=status) is None


def test_a_city_without_functional_officials_has_an_empty_table(
    snapshot_of, in_force, day
):
    found = standing(snapshot_of(), in_force, day)
    assert found.is_empty() and "rank_missing" in found.columns


def test_a_grade_that_is_blank_is_said(stands):
    found = stands(row("2025-01-31", 10), grade=None)
    assert found.rank_target is None and "grade_blank" in found.notes
    assert found.level_missing == 90
