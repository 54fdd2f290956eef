"""The law as a whole: days, caching, and the values others build on."""

from datetime import date, timedelta

from tepat import law
from tepat.snapshot.vocabulary import (
    ECHELONS,
    EDUCATION_RANK,
    LEVELS,
    PNS_GRADES,
    PPPK_GRADES,
    RATINGS,
)

TODAY = law.on(date(2026, 11, 24))


def test_the_law_can_be_asked_for_any_day_from_2004():
    day = date(2004, 1, 1)
    while day < date(2030, 1, 1):
        assert law.on(day).day == day
        day += timedelta(days=97)


def test_the_law_of_a_day_is_made_once():
    assert law.on(date(2026, 11, 24)) is TODAY


def test_every_level_has_a_rank_an_age_and_an_education():
    assert TODAY.ladder.level_rank.value.keys() == set(LEVELS)
    assert TODAY.retirement.age_by_level.value.keys() == set(LEVELS)
    assert TODAY.education.lowest_by_level.value.keys() == set(LEVELS)
    assert TODAY.competency.required_level_by_level.value.keys() == set(LEVELS)


def test_a_step_on_a_functional_ladder_never_goes_down():
    ranks = TODAY.ladder.level_rank.value
    for level, following in TODAY.ladder.next_level.value.items():
        assert ranks[level] <= ranks[following] <= ranks[level] + 1


def test_levels_below_are_one_rank_below():
    ranks = TODAY.ladder.level_rank.value
    for level, below in TODAY.appointment.levels_below.value.items():
        assert {ranks[one] for one in below} == {ranks[level] - 1}


def test_grades_are_in_the_order_of_the_vocabulary():
    pns, pppk = TODAY.grade.pns_order.value, TODAY.grade.pppk_order.value
    assert sorted(pns, key=pns.__getitem__) == list(PNS_GRADES)
    assert sorted(pppk, key=pppk.__getitem__) == list(PPPK_GRADES)


def test_every_range_of_grades_goes_upwards():
    pns, pppk = TODAY.grade.pns_order.value, TODAY.grade.pppk_order.value
    structural = TODAY.grade.structural_range.value
    functional = TODAY.grade.functional_range.value
    assert structural.keys() == set(ECHELONS)
    for low, high in (*structural.values(), *functional.values()):
        assert pns[low] <= pns[high]
    for low, high in TODAY.grade.pppk_functional_range.value.values():
        assert pppk[low] <= pppk[high]


def test_every_education_is_in_the_vocabulary():
    assert set(TODAY.education.lowest_by_level.value.values()) <= set(EDUCATION_RANK)
    assert TODAY.grade.pppk_by_education.value.keys() <= set(EDUCATION_RANK)


def test_the_rating_matrix_knows_all_nine_cells():
    expectations = ("DI_ATAS", "SESUAI", "DI_BAWAH")
    matrix = TODAY.performance.rating_matrix.value
    assert matrix.keys() == {f"{h}/{p}" for h in expectations for p in expectations}
    assert set(matrix.values()) == set(RATINGS)
    assert set(TODAY.performance.ratings_good_enough.value) == {"SANGAT BAIK", "BAIK"}


def test_every_penalty_that_lasts_is_a_known_kind():
    kinds = TODAY.discipline.kinds_by_level.value
    known = {kind for of_level in kinds.values() for kind in of_level}
    assert TODAY.discipline.months_served.value.keys() <= known
    assert set(TODAY.discipline.blocks_move.value) <= kinds.keys()


def test_the_calendar_of_the_election_is_in_order():
    election = TODAY.election
    named, ended = election.candidates_named_on.value, election.term_ended_on.value
    inaugurated = election.inaugurated_on.value
    assert named < ended <= inaugurated < election.calendar_known_until.value


def test_before_the_national_round_the_calendar_is_the_citys():
    in_2022 = law.on(date(2022, 1, 1)).election
    assert in_2022.candidates_named_on.value is None
    assert in_2022.calendar_known_until.value is None
    assert in_2022.freeze_months_before_candidates.value == 6
