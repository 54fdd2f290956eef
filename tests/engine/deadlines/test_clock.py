"""Legal clocks over Lebaran, year's end, weekends and years that nobody recorded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat import law
from tepat.deadlines import (
    BeyondCalendar,
    Calendar,
    explained,
    headline,
    information,
    of_appeal,
    of_general,
    of_general_appeal,
    of_objection,
    remark,
)
from tepat.law import NormNotInForce

from ..few import city

# Nyepi and Idulfitri of 2026 with their joint leave: 18 to 24 March.
LEBARAN_2026 = {
    date(2026, 3, 18): "Cuti bersama Nyepi",
    date(2026, 3, 19): "Nyepi",
    date(2026, 3, 20): "Cuti bersama Idulfitri",
    date(2026, 3, 21): "Idulfitri",
    date(2026, 3, 22): "Idulfitri",
    date(2026, 3, 23): "Cuti bersama Idulfitri",
    date(2026, 3, 24): "Cuti bersama Idulfitri",
}
# Of 2027: Nyepi on Monday 8, Idulfitri on 10 and 11 March, joint leave around them.
LEBARAN_2027 = {
    date(2027, 3, 8): "Nyepi",
    date(2027, 3, 9): "Cuti bersama Idulfitri",
    date(2027, 3, 10): "Idulfitri",
    date(2027, 3, 11): "Idulfitri",
    date(2027, 3, 12): "Cuti bersama Idulfitri",
}
YEARS_END = {
    date(2026, 12, 24): "Cuti bersama Natal",
    date(2026, 12, 25): "Natal",
    date(2027, 1, 1): "Tahun Baru",
}
KNOWN = LEBARAN_2026 | YEARS_END | LEBARAN_2027
FIVE, SIX = Calendar(5, KNOWN), Calendar(6, KNOWN)


def due(steps):
    return {step: it.due for step, it in steps.items()}


def test_an_objection_over_lebaran_2026_waits_for_the_joint_leave():
    # Received Thursday 12 March. Days 1–3: 13, 16, 17 March. Then 18–24 are off.
    # Days 4–6: 25, 26, 27 March; 7–11: 30 March–3 April; 12–14: 6–8 April.
    steps = of_objection(date(2026, 3, 12), FIVE, filed=date(2026, 3, 17))
    assert steps["file"].due == date(2026, 4, 8)
    # Filed on 17 March: days 1–3 are 25–27 March, 4–6 are 30 March–1 April.
    assert steps["answer"].due == date(2026, 4, 1)
    # 21 days: 3 in March's last whole week but one, 5 + 5 + 5, and 3 more: 22 April.
    assert steps["decide"].due == date(2026, 4, 22)


def test_where_one_works_on_saturday_the_same_clock_ends_earlier():
    # Days 1–4: 13, 14, 16, 17 March; 5–8: 25–28 March; 9–14: 30 March–4 April.
    steps = of_objection(date(2026, 3, 12), SIX)
    assert steps["file"].due == date(2026, 4, 4)
    assert steps["file"].due.strftime("%A") == "Saturday"


def test_an_objection_over_lebaran_2027():
    # Received Friday 5 March: 6–14 March are off. Days 1–10: 15–26 March, 11–14: 29
    # March–1 April.
    assert of_objection(date(2027, 3, 5), FIVE)["file"].due == date(2027, 4, 1)


def test_over_the_years_end_both_years_holidays_are_passed_over():
    # Received Monday 21 December: 22, 23 | 24, 25 off | 28–31 | 1 January off | 4–8 |
    # 11–13: 2 + 4 + 5 + 3 = 14.
    found = of_objection(date(2026, 12, 21), FIVE)["file"]
    assert found.due == date(2027, 1, 13)
    assert found.unknown_years == ()
    named = {day: why.id for day, why in found.skipped}
    assert named[date(2026, 12, 24)] == "Cuti bersama Natal"
    assert named[date(2027, 1, 1)] == "Tahun Baru"
    assert named[date(2026, 12, 26)] == "Sabtu"
    assert date(2026, 12, 28) not in named


def test_what_is_filed_on_a_weekend_counts_from_the_next_working_day():
    saturday, sunday = date(2026, 11, 28), date(2026, 11, 29)
    friday = of_objection(date(2026, 11, 27), FIVE)
    assert due(of_objection(saturday, FIVE)) == due(friday)
    assert due(of_objection(sunday, FIVE)) == due(friday)


def test_the_last_day_of_february_counts_in_a_leap_year():
    # 2028 is one: Monday 28 February, then Tuesday 29 is day 1.
    calendar = Calendar(5, {date(2028, 1, 1): "Tahun Baru"})
    assert remark(date(2028, 2, 28), 1, calendar).due == date(2028, 2, 29)
    assert remark(date(2027, 2, 26), 1, calendar).due == date(2027, 3, 1)


def test_a_year_without_recorded_holidays_is_named_and_only_weekends_are_off():
    found = of_objection(date(2026, 12, 21), Calendar(5, YEARS_END))["file"]
    assert found.unknown_years == ()
    only_2026 = {day: name for day, name in YEARS_END.items() if day.year == 2026}
    found = of_objection(date(2026, 12, 21), Calendar(5, only_2026))["file"]
    assert found.unknown_years == (2027,)
    # New Year's Day counted, so the day is one working day too early, and says so.
    assert found.due == date(2027, 1, 12)
    said = [sentence.id for sentence in explained(found)]
    assert "2027" in said[-1]
    assert "mungkin lebih lambat" in said[-1]


def test_an_appeal_has_longer_clocks_and_cites_its_articles():
    steps = of_appeal(date(2026, 11, 24), FIVE)
    assert [(step, it.days) for step, it in steps.items()] == [
        *(("file", 14), ("answer", 21), ("decide", 65))
    ]
    assert str(steps["file"].cites) == "PP 79/2021 Pasal 11"
    assert set(law.on(date(2026, 11, 24)).objection.appeal_against.value) == {
        *("dismissal", "contract_end")
    }


def test_the_general_law_is_there_for_what_came_before_and_what_is_not_covered():
    day = date(2019, 3, 1)
    with pytest.raises(NormNotInForce):
        of_objection(day, FIVE)
    assert {it.days for it in of_general(day, FIVE).values()} == {21, 10}
    assert {it.days for it in of_general_appeal(day, FIVE).values()} == {10}


def test_nothing_unconfirmed_is_told_as_certain():
    steps = (*of_objection(date(2026, 11, 24), FIVE).values(),)
    steps += (information(date(2026, 11, 24), FIVE),)
    assert not any(it.verified for it in steps)
    for it in steps:
        said = next(explained(it))
        assert "belum dipastikan" in said.id
        assert "not confirmed" in said.en
        assert str(it.cites) in said.id


def test_what_the_city_chose_is_not_told_as_law():
    found = remark(date(2026, 11, 24), 7, FIVE)
    assert found.cites is None
    assert "pilihan daerah" in next(explained(found)).id


def test_those_affected_are_told_ten_working_days_before_the_decision():
    # Decision on Monday 4 January 2027: 31, 30, 29, 28 | 23, 22, 21 | 18, 17, 16.
    found = information(date(2027, 1, 4), FIVE)
    assert found.due == date(2026, 12, 16)
    assert found.is_before
    assert "sebelum" in headline(found).id
    # Counting on from that day leads back to the day of the decision.
    assert FIVE.later(found.due, found.days) == date(2027, 1, 4)


def test_rest_days_are_counted_and_holidays_named_in_the_explanation():
    found = of_objection(date(2026, 12, 21), FIVE)["file"]
    said = [sentence.en for sentence in explained(found)][1]
    assert said == (
        "Not counted: Saturdays (3); Sundays (3); 24 December 2026 (Cuti bersama "
        "Natal); 25 December 2026 (Natal); 1 January 2027 (Tahun Baru)."
    )


def test_a_clock_beyond_the_calendar_is_refused_in_words():
    with pytest.raises(BeyondCalendar, match="ujung kalender"):
        of_objection(date(9999, 12, 20), FIVE)


def test_no_days_at_all_are_no_time_to_remark():
    with pytest.raises(ValueError, match="no time"):
        remark(date(2026, 11, 24), 0, FIVE)


def test_the_calendar_of_a_workbook_is_its_sheet_and_its_week():
    snapshot = city(
        [],
        [],
        settings={"workdays_per_week": 6},
        holidays=[{"day": date(2026, 12, 25), "name": "Natal {1}"}],
    )
    calendar = Calendar.of(snapshot)
    assert calendar.is_working(date(2026, 12, 26))
    assert calendar.why_not(date(2026, 12, 25)).id == "Natal (1)"
    assert calendar.why_not(date(2026, 12, 27)).en == "Sunday"
    assert calendar.why_not(date(2026, 12, 24)) is None
    plain = Calendar(5, {date(2026, 12, 25): ""})
    assert plain.why_not(date(2026, 12, 25)).id == "hari libur"


DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
CALENDARS = st.builds(
    Calendar, st.sampled_from([5, 6]), st.dictionaries(DAYS, st.just("Libur"))
)


@given(DAYS, st.integers(1, 70), CALENDARS)
def test_a_deadline_is_a_working_day_with_so_many_of_them_on_the_way(
    day, days, calendar
):
    found = remark(day, days, calendar)
    way = [day + timedelta(step) for step in range(1, (found.due - day).days + 1)]
    assert calendar.is_working(found.due)
    assert sum(map(calendar.is_working, way)) == days
    off = [it for it in way if not calendar.is_working(it)]
    assert [it for it, _ in found.skipped] == off
    assert all(why.id and why.en for _, why in found.skipped)


@given(DAYS, st.integers(1, 70), CALENDARS)
def test_a_later_day_or_more_days_never_end_earlier(day, days, calendar):
    found = remark(day, days, calendar).due
    assert remark(day + timedelta(1), days, calendar).due >= found
    assert remark(day, days + 1, calendar).due > found


@given(DAYS, st.integers(1, 70), CALENDARS)
def test_counting_back_leaves_so_many_working_days_before_the_day(day, days, calendar):
    first = calendar.earlier(day, days)
    assert calendar.is_working(first)
    way = [first + timedelta(step) for step in range((day - first).days)]
    assert sum(map(calendar.is_working, way)) == days
