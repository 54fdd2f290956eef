"""Why seats stay empty, whose data is missing, and who should be looked at."""

from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.reasons import missing, worth_a_look
from tepat.placement.scenario import Scenario
from tepat.words import Months


def unfilled(plan):
    return {it["position"]: (it["code"], it["seats"]) for it in plan["unfilled"]}


def test_an_empty_jpt_seat_asks_for_open_selection(small):
    posts = [small.post("H", 1, family="JPT", level="JPT PRATAMA")]
    plan = make(work_out(small.city([small.person(1, None)], posts)))
    assert unfilled(plan) == {"H": ("SELECTION", 1)}
    assert "seleksi terbuka" in plan["unfilled"][0]["reason"]
    assert "open selection" in plan["unfilled"][0]["reason_en"]


def test_a_seat_that_others_may_take_but_only_by_leaving_one_empty_is_a_limit(small):
    posts = [small.post("A", 1), small.post("B", 2)]
    plan = make(work_out(small.city([small.person(1, "A")], posts)))
    assert unfilled(plan) == {"B": ("LIMIT", 2)}


def test_the_rule_that_alone_keeps_most_people_out_is_named(small):
    people = [small.person(1, "A"), small.person(2, "A"), small.person(3, "A")]
    people[2] |= {"field": "Akuntansi", "education": "SLTA"}
    posts = [
        small.post("A", 3),
        small.post("B", 1, fields=["Akuntansi"], education_min="S1"),
    ]
    plan = make(work_out(small.city(people, posts)))
    # Two people miss only the field, one misses only the level.
    assert unfilled(plan) == {"B": ("EDUCATION-2", 1)}
    assert "2 orang" in plan["unfilled"][0]["reason"]


def test_missing_data_is_listed_where_nothing_else_stands_in_the_way(small):
    people = [small.person(1, "A", position_since=None), small.person(2, "A")]
    posts = [small.post("A", 2), small.post("B", 1, fields=["Kedokteran"])]
    case = work_out(small.city(people, posts))
    # B is closed to person 1 by the field anyway; only A itself waits for the date.
    assert [(it.person, it.rule, it.positions) for it in missing(case)] == [
        (0, "TENURE-1", 1)
    ]


def test_who_stays_without_the_schooling_of_the_seat_is_worth_a_look(small):
    posts = [small.post("A", 1, education_min="S2")]
    case = work_out(small.city([small.person(1, "A")], posts))
    (look,) = worth_a_look(case, case.holds)
    assert (look.person, look.code) == (0, "EDUCATION-1")
    assert "S2" in look.sentence.fill(look.facts, "id")


def test_a_leader_past_the_longest_time_is_worth_a_look(small):
    # 1 January 2020 to 24 November 2026 is 82 whole months, more than 60.
    head = small.post("H", 1, family="PENGAWAS")
    case = work_out(small.city([small.person(1, "H", grade="III/d")], [head]))
    looks = {look.code: look.facts for look in worth_a_look(case, case.holds)}
    assert looks["OVERDUE"] == {"months": Months(82), "longest": Months(60)}


def test_an_empty_seat_that_nobody_wishes_for_is_said_to_be_that(small):
    people = [small.person(1, "A"), small.person(2, None)]
    posts = [small.post("A", 1), small.post("B", 1), small.post("C", 1)]
    wish = {"nip": small.nip(1), "position": "C", "rank": 1}
    city = small.city(people, posts, wishes=[wish])
    for mode in ("voluntary", "exchange"):
        plan = make(work_out(city, Scenario(mode=mode)))
        # Two may have B and nobody asks for it; to fill C would leave A empty.
        assert unfilled(plan) == {"B": ("WISH", 1), "C": ("LIMIT", 1)}
        assert "2 people" in plan["unfilled"][0]["reason_en"]
