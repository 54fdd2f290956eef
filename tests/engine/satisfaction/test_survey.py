"""The survey of a city: what counts, what is told, and what is unknown."""

from datetime import date
from decimal import Decimal

import pytest

from tepat.finding import Verdict
from tepat.satisfaction import words
from tepat.satisfaction.weight import Weight

from .conftest import sheet

MIXED = ("323432343", "434343434", "332334443", "223333333", "443343434")


def codes(found):
    return [each.code for each in found.findings]


def told(found, code):
    (finding,) = (each for each in found.findings if each.code == code)
    return finding


def services(*pairs):
    return [{"unit": "U1", "name": name, "population": users} for name, users in pairs]


def test_an_element_is_divided_by_the_answers_it_has(surveyed):
    # U1: (4 + 2) ÷ 2; U2: 3 ÷ 1; the rest 3: NI = (3 + 3 + 7 × 3) ÷ 9 = 3.
    (unit,) = surveyed([sheet("433333333"), sheet("2-3333333")]).units
    assert [each.n for each in unit.score.elements[:2]] == [2, 1]
    assert [each.mean for each in unit.score.elements[:2]] == [3, 3]
    assert unit.score.index.ikm == Decimal("75.00")


def test_a_sheet_without_answers_is_told_and_does_not_count(surveyed):
    found = surveyed([sheet("444444444"), sheet("---------")])
    (unit,) = found.units
    assert (unit.score.n, unit.blank) == (1, 1)
    assert unit.score.index.ikm == Decimal("100.00")
    assert "1 lembar" in told(found, "SKM-BLANK").say("id")


def test_a_unit_with_blank_sheets_only_has_no_index_but_is_told(surveyed):
    found = surveyed([sheet("---------"), sheet("333333333", unit="U2")])
    assert [unit.unit for unit in found.units] == ["U2"]
    assert told(found, "SKM-BLANK").facts["unit"] == "U1"


def test_an_element_nobody_answered_is_left_out_and_told(surveyed):
    # Eight elements of 4: the weight is 1/8, or the index would be 88.89.
    found = surveyed([sheet("444-44444"), sheet("444-44444")])
    (unit,) = found.units
    assert unit.score.index.ikm == Decimal("100.00")
    assert unit.score.elements[3].mean is None
    assert "U4 Biaya atau tarif" in told(found, "SKM-ELEMENT").say("id")


def test_no_sheets_give_no_index_and_no_error(surveyed):
    found = surveyed([])
    assert (found.units, found.n, found.pooled, found.mean_of_units) == (
        (),
        0,
        None,
        None,
    )


def test_the_weight_of_the_settings_counts_unless_another_is_told(surveyed):
    rows = [sheet("444444444")] * 2
    settings = {"survey_weight": "0.11"}
    (unit,) = surveyed(rows, settings=settings).units
    assert unit.score.index.ikm == Decimal("99.00")
    (unit,) = surveyed(rows, settings=settings, weight=Weight()).units
    assert unit.score.index.ikm == Decimal("100.00")


def test_pooled_sheets_and_the_mean_of_services_are_both_told(surveyed):
    # Three sheets of 100 and one of 50: pooled 87.50, the mean of services 75.00.
    rows = [
        *[sheet("444444444", service="KTP")] * 3,
        sheet("222222222", service="Akta"),
    ]
    (unit,) = surveyed(rows).units
    assert unit.score.index.ikm == Decimal("87.50")
    assert (unit.mean_of_services, unit.mean_quality) == (Decimal("75.00"), "C")


def test_one_service_written_in_two_ways_is_one(surveyed):
    rows = [
        sheet("444444444", service=" Akta  Kelahiran"),
        sheet("333333333", service="akta kelahiran "),
    ]
    (unit,) = surveyed(rows).units
    assert [each.service for each in unit.services] == ["Akta  Kelahiran"]
    assert unit.mean_of_services is None


def test_city_totals_are_the_mean_of_units_and_all_sheets_pooled(surveyed):
    rows = [*[sheet("444444444")] * 3, sheet("222222222", unit="U2")]
    found = surveyed(rows)
    assert (found.mean_of_units, found.mean_quality) == (Decimal("75.00"), "C")
    assert (found.pooled, found.pooled_quality) == (Decimal("87.50"), "B")


class TestSample:
    def test_too_few_are_flagged_and_shown_all_the_same(self, surveyed):
        rows = [sheet(each, service="KTP") for each in MIXED]
        found = surveyed(rows, services(("KTP", 100)))
        (unit,) = found.units
        assert (unit.sample.n, unit.sample.needed) == (5, 80)
        assert unit.score.interval is not None
        finding = told(found, "SKM-SAMPLE")
        assert finding.verdict is Verdict.FAILS
        assert "belum dapat dipegang" in finding.say("id")
        assert "PermenPANRB 14/2017" in finding.say("id")

    def test_enough_are_not(self, surveyed):
        rows = [sheet(each, service="KTP") for each in MIXED * 2]
        found = surveyed(rows, services(("KTP", 10)))
        assert found.units[0].sample.verdict is Verdict.HOLDS
        assert "SKM-SAMPLE" not in codes(found)

    def test_without_users_it_is_unknown(self, surveyed):
        rows = [sheet(each, service="KTP") for each in MIXED]
        for known in ((), services(("KTP", None)), services(("Akta", 50))):
            found = surveyed(rows, known)
            assert found.units[0].sample.verdict is Verdict.UNKNOWN
            assert told(found, "SKM-SAMPLE").verdict is Verdict.UNKNOWN

    def test_384_are_enough_for_any_number_of_users(self, surveyed):
        rows = [sheet(each) for each in MIXED]
        rows = (rows * 77)[:384]
        assert surveyed(rows[:383]).units[0].sample.verdict is Verdict.UNKNOWN
        assert surveyed(rows).units[0].sample.verdict is Verdict.HOLDS

    def test_users_of_all_services_add_up(self, surveyed):
        rows = [sheet(MIXED[0], service="KTP"), sheet(MIXED[1], service="Akta")]
        found = surveyed(rows, services(("KTP", 60), ("AKTA", 40)))
        assert found.units[0].sample.users == 100
        assert [each.sample.users for each in found.units[0].services] == [40, 60]

    def test_only_sheets_of_the_last_twelve_months_count(self, surveyed):
        old = [sheet(each, day=date(2025, 6, 1), service="KTP") for each in MIXED]
        new = [sheet(MIXED[0], service="KTP")]
        (unit,) = surveyed([*old, *new], services(("KTP", 100))).units
        assert (unit.score.n, unit.sample.n) == (6, 1)

    def test_more_sheets_than_users_is_a_question(self, surveyed):
        rows = [sheet(each, service="KTP") for each in MIXED]
        found = surveyed(rows, services(("KTP", 3)))
        assert "SKM-USERS" in codes(found)


class TestInterval:
    def test_everybody_asked_leaves_no_doubt(self, surveyed):
        rows = [sheet(each, service="KTP") for each in MIXED]
        (unit,) = surveyed(rows, services(("KTP", 5))).units
        points = float(unit.score.index.points)
        assert unit.score.interval == (points, points)

    def test_half_of_everybody_is_surer_than_a_few_of_many(self, surveyed):
        rows = [sheet(each, service="KTP") for each in MIXED]
        (few,) = surveyed(rows, services(("KTP", 10_000))).units
        (half,) = surveyed(rows, services(("KTP", 10))).units
        wide, narrow = (
            each.score.interval[1] - each.score.interval[0] for each in (few, half)
        )
        assert narrow == pytest.approx(wide * (0.5 / 0.9995) ** 0.5)

    def test_one_sheet_has_none_and_says_why(self, surveyed):
        found = surveyed([sheet(MIXED[0])])
        assert found.units[0].score.interval is None
        assert "satu lembar" in told(found, "SKM-INTERVAL").say("id")
        assert found.units[0].score.index.ikm == Decimal("75.00")

    def test_the_qualities_it_reaches_are_told(self, surveyed):
        (unit,) = surveyed([sheet(each) for each in MIXED]).units
        assert len(unit.score.qualities) > 1
        assert unit.score.quality in unit.score.qualities


class TestOddSheets:
    def test_straight_ones_are_told_counted_and_left_out_beside(self, surveyed):
        found = surveyed([sheet("444444444"), sheet("222222222"), sheet(MIXED[0])])
        (unit,) = found.units
        assert unit.odd.straight == (0, 1)
        assert unit.score.n == 3
        assert unit.odd.without.n == 1
        assert "2 dari 3 lembar" in told(found, "SKM-STRAIGHT").say("id")

    def test_a_sheet_with_one_answer_is_not_straight(self, surveyed):
        (unit,) = surveyed([sheet("4--------"), sheet(MIXED[0])]).units
        assert unit.odd.straight == ()

    def test_three_alike_in_everything_are_copies(self, surveyed):
        alike = sheet(MIXED[0], age=41, sex="P")
        found = surveyed([alike, sheet(MIXED[1], age=30), alike, alike])
        assert found.units[0].odd.copies == (0, 2, 3)
        assert found.units[0].score.n == 4
        assert "SKM-COPIES" in codes(found)

    def test_equal_answers_of_unknown_people_are_no_copies(self, surveyed):
        (unit,) = surveyed([sheet(MIXED[0])] * 5).units
        assert unit.odd.copies == ()


class TestLowest:
    def test_one_element_that_is_clearly_lowest_stands_alone(self, surveyed):
        (unit,) = surveyed([sheet("243434343"), sheet("133434343")] * 6).units
        assert [each.code for each in unit.score.weakest] == ["u1"]
        assert words.weakest(unit.score).id == (
            "Yang pertama perlu diperbaiki: U1 Persyaratan (1,5)."
        )

    def test_elements_that_chance_may_tell_apart_stand_beside_it(self, surveyed):
        rows = [sheet("234444444"), sheet("324444444"), sheet("224444444")] * 4
        (unit,) = surveyed(rows).units
        assert [each.code for each in unit.score.weakest] == ["u1", "u2"]
        assert "belum dapat membedakannya dari U2" in words.weakest(unit.score).id

    def test_equal_elements_have_no_first(self, surveyed):
        found = surveyed([sheet("444444444")] * 3)
        assert "Semua unsur sama (4)" in words.weakest(found.units[0].score).id
        assert "bukan" not in told(found, "SKM-STRAIGHT").say("id")

    def test_one_sheet_tells_nothing_apart(self, surveyed):
        (unit,) = surveyed([sheet("144444444")]).units
        assert len(unit.score.weakest) == 9
        assert "unsur mana pun" in words.weakest(unit.score).id


class TestTrend:
    def test_a_change_that_is_more_than_chance_is_called_one(self, surveyed):
        before = [sheet(each, day=date(2025, 9, 1)) for each in ("222232222", "2" * 9)]
        after = [sheet(each, day=date(2026, 3, 1)) for each in ("444434444", "4" * 9)]
        (unit,) = surveyed(before * 5 + after * 5).units
        (change,) = unit.trend.changes
        assert change.direction == "NAIK"
        # 37 ÷ 18 × 25 = 51.39 before, 71 ÷ 18 × 25 = 98.61 after.
        assert change.points == Decimal("47.22")
        assert change.interval[0] > 0
        assert words.change(change).id.startswith(
            "Semester I 2026: naik 47,22 dari semester II 2025. Kenaikan itu lebih"
        )

    def test_one_that_may_be_chance_is_not(self, surveyed):
        before = [sheet(each, day=date(2025, 9, 1)) for each in MIXED]
        after = [sheet(each, day=date(2026, 3, 1)) for each in MIXED[1:]]
        (unit,) = surveyed(before + after).units
        (change,) = unit.trend.changes
        assert change.direction == "TETAP"
        assert "mungkin kebetulan" in words.change(change).id

    def test_where_the_spread_is_unknown_nothing_is_claimed(self, surveyed):
        rows = [
            sheet("333333333", day=date(2025, 9, 1)),
            sheet("444444444", day=date(2026, 3, 1)),
        ]
        (unit,) = surveyed(rows).units
        (change,) = unit.trend.changes
        assert (change.direction, change.interval) == (None, None)
        assert "Belum dapat dikatakan" in words.change(change).id

    def test_periods_are_years_semesters_or_quarters(self, surveyed):
        days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31))
        rows = [sheet(MIXED[0], day=day) for day in (*days, date(2026, 4, 1))]
        for every, wanted in (
            ("tahun", ["2025", "2026"]),
            ("semester", ["2025-S2", "2026-S1"]),
            ("triwulan", ["2025-T4", "2026-T1", "2026-T2"]),
        ):
            (unit,) = surveyed(rows, every=every).units
            assert [period.code for period, _ in unit.trend.periods] == wanted

    def test_a_period_has_the_bands_of_its_end(self, surveyed):
        # 75.00 is B by the bands of 2004, and C by those of 2017.
        rows = [
            sheet("333333333", day=date(2016, 3, 1)),
            sheet("333333333", day=date(2018, 3, 1)),
        ]
        (unit,) = surveyed(rows).units
        assert [score.quality for _, score in unit.trend.periods] == ["B", "C"]


class TestDays:
    def test_sheets_after_the_reference_date_wait(self, surveyed):
        found = surveyed([sheet(MIXED[0]), sheet(MIXED[1], day=date(2026, 12, 1))])
        assert (found.units[0].score.n, found.units[0].later) == (1, 1)
        assert "SKM-DAYS" in codes(found)

    def test_only_sheets_from_a_day_on(self, surveyed):
        rows = [sheet(MIXED[0], day=date(2026, 1, 31)), sheet(MIXED[1])]
        found = surveyed(rows, since=date(2026, 2, 1))
        assert found.units[0].score.n == 1

    def test_a_survey_over_a_year_old_is_told(self, surveyed):
        new = surveyed([sheet(MIXED[0], day=date(2025, 11, 25))])
        old = surveyed([sheet(MIXED[0], day=date(2025, 11, 24))])
        assert "SKM-OLD" not in codes(new)
        assert told(old, "SKM-OLD").verdict is Verdict.FAILS

    def test_a_service_nobody_was_asked_about_is_told(self, surveyed):
        rows = [sheet(MIXED[0], service="KTP")]
        found = surveyed(rows, services(("KTP", 50), ("Akta", 20)))
        assert "Akta" in told(found, "SKM-NONE").say("id")

    def test_before_the_survey_of_2017_the_older_bands_count(self, surveyed):
        day = date(2016, 12, 31)
        found = surveyed([sheet("333333333", day=date(2016, 3, 1))] * 2, day=day)
        (unit,) = found.units
        assert (unit.score.quality, unit.sample.verdict) == ("B", Verdict.UNKNOWN)


def test_ten_thousand_sheets_of_one_city_are_the_same_each_time(surveyed):
    rows = [
        sheet(MIXED[at % 5], unit=f"U{at % 2 + 1}", day=date(2026, at % 11 + 1, 1))
        for at in range(10_000)
    ]
    assert surveyed(rows) == surveyed(rows)
