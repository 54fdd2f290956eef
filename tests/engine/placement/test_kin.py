"""Relatives do not end up one directly under the other."""

import pytest

from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.scenario import Scenario
from tepat.policy import Policy


@pytest.fixture
def family(small):
    """Person 1 heads the unit; person 2 is related and sits nowhere yet."""
    people = [
        small.person(1, "H", grade="III/d"),
        small.person(2, None),
        small.person(3, None),
    ]
    posts = [small.post("H", 1, family="PENGAWAS"), small.post("A", 1)]
    related = [{"nip_a": small.nip(1), "nip_b": small.nip(2), "kind": "suami_istri"}]
    return small.city(people, posts, relations=related)


def moved(plan):
    return {(it["nip"], it["to"]) for it in plan["moves"]}


def test_nobody_is_placed_under_a_relative_who_holds_the_superior_post(small, family):
    plan = make(work_out(family))
    assert moved(plan) == {(small.nip(3), "A")}


def test_the_finding_names_the_relative(small, family):
    case = work_out(family)
    place = case.positions["position"].to_list().index("A")
    finding = next(it for it in case.findings(1, place) if it.code == "RELATIVES-1")
    assert finding.verdict == "fails"
    assert "Orang 1" in finding.say("id")


def test_a_city_may_leave_relatives_together(small, family):
    plan = make(work_out(family, policy=Policy(relatives_apart=False)))
    assert len(moved(plan)) == 1


def test_relatives_who_would_meet_by_moving_are_parted_and_the_cost_is_told(small):
    # Both are without a position, so only the plan itself can bring them together.
    senior = {"grade": "III/d", "education": "S2"}
    history = [
        {
            "nip": small.nip(1),
            "name": "Kasubbag",
            "family": "PENGAWAS",
            "level": "PENGAWAS",
            "group": "umum",
            "since": small.DAY.replace(year=2015),
            "until": small.DAY.replace(year=2025),
        }
    ]
    people = [small.person(1, None, **senior), small.person(2, None)]
    posts = [small.post("A", 1), small.post("H", 1, family="PENGAWAS")]
    related = [{"nip_a": small.nip(1), "nip_b": small.nip(2), "kind": None}]
    snapshot = small.city(people, posts, relations=related, history=history)
    plan = make(work_out(snapshot))
    free = make(work_out(snapshot, policy=Policy(relatives_apart=False)))
    assert free["objective"]["filled"] == 2
    assert plan["objective"]["filled"] == 1
    assert plan["restricted"]["relatives"]
    assert plan["restricted"]["without_relatives"]["filled"] == 2


def test_an_exchange_parts_relatives_before_anybody_states_a_wish(small):
    # By the rules person 1 could go to H and person 2 under it, to A. So A is closed to
    # person 2 in an exchange, whatever person 1 wishes; otherwise only if they meet.
    history = [
        {
            "nip": small.nip(1),
            "name": "Kasubbag",
            "family": "PENGAWAS",
            "level": "PENGAWAS",
            "group": "umum",
            "since": small.DAY.replace(year=2015),
            "until": small.DAY.replace(year=2025),
        }
    ]
    senior = {"grade": "III/d", "education": "S2"}
    people = [small.person(1, None, **senior), small.person(2, None)]
    posts = [small.post("A", 1), small.post("H", 1, family="PENGAWAS")]
    related = [{"nip_a": small.nip(1), "nip_b": small.nip(2), "kind": None}]
    wish = {"nip": small.nip(2), "position": "A", "rank": 1}
    city = small.city(people, posts, relations=related, history=history, wishes=[wish])
    assert moved(make(work_out(city, Scenario(mode="voluntary")))) == {
        (small.nip(2), "A")
    }
    assert moved(make(work_out(city, Scenario(mode="exchange")))) == set()
    together = work_out(city, Scenario(mode="exchange", relatives=False))
    assert moved(make(together)) == {(small.nip(2), "A")}
