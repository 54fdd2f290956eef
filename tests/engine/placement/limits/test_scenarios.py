"""What a scenario limits, as plans of a small city keep it."""

from datetime import date

import pytest

from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.limits.costs import CostUnknown
from tepat.placement.limits.make import LimitsRefused
from tepat.placement.make import make
from tepat.placement.scenario import Balance, Caps, Protect, Scenario
from tepat.placement.verify import verify

UNITS = [
    {"unit": "KOTA", "name": "Kota Contoh"},
    {"unit": "D1", "name": "Dinas Satu", "parent": "KOTA"},
    {"unit": "D1.B", "name": "Bidang", "parent": "D1"},
    {"unit": "D2", "name": "Dinas Dua", "parent": "KOTA"},
]


@pytest.fixture
def planned(small, tmp_path):
    """Plan a city under a scenario; the plan must pass its check."""

    def plan(people, posts, scenario, **tables):
        city = small.city(people, posts, units=UNITS, **tables)
        case = work_out(city, scenario)
        content = make(case)
        with store.writing(tmp_path / "rencana") as fresh:
            store.write(fresh, case, content)
        found = verify(tmp_path / "rencana")
        assert found.valid, [
            it.sentence.fill(it.facts, "en") for it in found.violations
        ]
        return content

    return plan


def moves(content):
    return {it["nip"]: it["to"] for it in content["moves"]}


def limits(content):
    return {it["code"]: (it["most"], it["used"]) for it in content["limits"]}


def vacancies(small, number, unit="D2"):
    return [small.post(f"V{at}", 1, unit=unit) for at in range(number)]


def test_a_cap_on_moves_counts_placements_too(small, planned):
    people = [small.person(at, None) for at in range(3)]
    content = planned(people, vacancies(small, 3), Scenario(caps=Caps(moves=2)))
    assert len(content["moves"]) == 2
    assert limits(content) == {"moves": (2, 2)}
    assert content["objective"]["filled"] == content["bound"]["filled"] == 2


def test_a_share_is_rounded_down(small, planned):
    # 66.6 percent of three people are 1.998.
    people = [small.person(at, None) for at in range(3)]
    content = planned(people, vacancies(small, 3), Scenario(caps=Caps(share=66.6)))
    assert limits(content) == {"share": (1, 1)}


def test_a_unit_is_left_by_no_more_than_its_cap_those_below_it_included(small, planned):
    people = [small.person(1, "A"), small.person(2, "B"), small.person(3, "C")]
    posts = [
        small.post("A", 1, unit="D1"),
        small.post("B", 1, unit="D1.B"),
        small.post("C", 1, unit="D2"),
        *(it | {"critical": True} for it in vacancies(small, 3)),
    ]
    content = planned(people, posts, Scenario(caps=Caps(units={"D1": 1})))
    assert limits(content) == {"leave:D1": (1, 1)}
    assert len(content["moves"]) == 2
    assert small.nip(3) in moves(content)


def test_a_share_of_each_agency_may_leave(small, planned):
    people = [small.person(at, "A") for at in range(3)]
    people += [small.person(at, "C") for at in range(3, 5)]
    posts = [small.post("A", 3, unit="D1"), small.post("C", 2, unit="D2")]
    posts += [it | {"critical": True} for it in vacancies(small, 5)]
    content = planned(people, posts, Scenario(caps=Caps(unit_share=50)))
    # Half of three is one, half of two is one; the root is no agency.
    assert limits(content) == {
        "leave_share:D1": (1, 1),
        "leave_share:D2": (1, 1),
    }


COSTS = [
    {"position_class": 5, "cost": 100_000_000.0},
    {"position_class": 7, "cost": 150_000_000.0},
]


def test_a_budget_holds_what_the_seated_cost(small, planned):
    people = [small.person(at, None) for at in range(3)]
    posts = [it | {"position_class": 5} for it in vacancies(small, 2)]
    posts += [small.post("X", 1, unit="D1", position_class=7, critical=True)]
    scenario = Scenario(budget={"D2": 199_999_999, "KOTA": 250_000_000})
    content = planned(people, posts, scenario, class_costs=COSTS)
    # 250 million buy the critical seat (150) and one of the others (100).
    assert content["objective"]["critical"] == 1
    assert limits(content) == {
        "budget:D2": (100_000_000, 100_000_000),
        "budget:KOTA": (250_000_000, 250_000_000),
    }


def test_a_budget_already_exceeded_becomes_not_more_than_today(small, planned):
    people = [small.person(1, "X"), small.person(2, None)]
    posts = [
        small.post("X", 1, unit="D2", position_class=7),
        *(it | {"position_class": 5} for it in vacancies(small, 1)),
    ]
    content = planned(people, posts, Scenario(budget={"D2": 1}), class_costs=COSTS)
    assert limits(content) == {"budget:D2": (150_000_000, 150_000_000)}
    assert content["moves"] == []


@pytest.mark.parametrize("position_class", [None, 6])
def test_a_budget_over_an_unknown_cost_is_refused(small, planned, position_class):
    people = [small.person(1, None)]
    posts = [it | {"position_class": position_class} for it in vacancies(small, 1)]
    with pytest.raises(CostUnknown, match="V0"):
        planned(people, posts, Scenario(budget={"D2": 10**9}), class_costs=COSTS)


def test_an_unknown_cost_outside_the_unit_does_not_matter(small, planned):
    people = [small.person(1, None)]
    posts = vacancies(small, 1, unit="D1")
    content = planned(people, posts, Scenario(budget={"D2": 0}), class_costs=COSTS)
    assert limits(content) == {"budget:D2": (0, 0)}
    assert len(content["moves"]) == 1


def test_a_protected_unit_keeps_its_headcount(small, planned):
    people = [small.person(1, "A"), small.person(2, "A")]
    posts = [small.post("A", 2, unit="D1"), *vacancies(small, 1)]
    posts[1]["critical"] = True
    free = planned(people, posts, Scenario())
    assert len(free["moves"]) == 1
    held = planned(people, posts, Scenario(protect=Protect(headcount=("D1",))))
    assert held["moves"] == []
    assert limits(held) == {"headcount:D1": (2, 2)}


def test_a_protected_unit_keeps_its_mean_fit(small, planned):
    # The better of two is wanted elsewhere; protected, the other one goes.
    people = [small.person(1, "A"), small.person(2, "A")]
    posts = [
        small.post("A", 2, unit="D1"),
        small.post("V0", 1, unit="D2", critical=True, experience_min_years=10),
    ]
    rated = [
        {"nip": small.nip(at), "year": year, "rating": rating}
        for at, rating in ((1, "SANGAT BAIK"), (2, "BAIK"))
        for year in (2024, 2025)
    ]
    since = {"position_since": date(2012, 1, 1)}
    people[0] |= since
    people[1] |= since
    free = planned(people, posts, Scenario(), appraisals=rated)
    assert moves(free) == {small.nip(1): "V0"}
    held = planned(
        people, posts, Scenario(protect=Protect(fit=("D1",))), appraisals=rated
    )
    (most, used) = limits(held)["fit:D1"]
    assert used > most  # the mean of one is more than the mean of both
    assert moves(held) == {small.nip(2): "V0"}
    keep = Protect(fit=("D1", "D2"), headcount=("D1",))
    held = planned(people, posts, Scenario(protect=keep), appraisals=rated)
    assert held["moves"] == []
    assert "fit:D2" not in limits(held)  # nobody sits there today


def test_a_protected_competency_is_not_lost(small, planned):
    people = [small.person(1, "A"), small.person(2, "A")]
    posts = [
        small.post("A", 2, unit="D1"),
        *(it | {"critical": True} for it in vacancies(small, 1)),
    ]
    tested = [
        {"nip": small.nip(1), "competency": "T.07", "level": 3, "day": small.DAY},
        {"nip": small.nip(2), "competency": "T.07", "level": 0, "day": small.DAY},
    ]
    protect = Protect(competencies={"T.07": ("D1",)})
    content = planned(people, posts, Scenario(protect=protect), assessments=tested)
    assert limits(content) == {"competency:T.07:D1": (1, 1)}
    assert moves(content) == {small.nip(2): "V0"}


def test_a_balance_holds_among_those_seated(small, planned):
    # One man sits in D2; with two more seats at least half must be women.
    people = [small.person(1, "A"), small.person(2, None), small.person(3, None)]
    people += [small.person(4, None) | {"sex": "P"}]
    posts = [small.post("A", 1, unit="D2"), *vacancies(small, 2)]
    wanted = Balance("D2", sex="P", least=50)
    content = planned(people, posts, Scenario(balance=(wanted,)))
    # Today no woman sits there, so today's share, nought, is what must be kept.
    assert limits(content)["balance_least:D2:sex=P"][0] == 0.0
    assert content["objective"]["filled"] == 3
    most = Balance("D2", sex="L", most=60)
    content = planned(people, posts, Scenario(balance=(most,)))
    assert content["objective"]["filled"] == 3
    told = limits(content)["balance_most:D2:sex=L"]
    assert told[0] == 100.0  # one of one today
    posts[0]["unit"] = "D1"
    content = planned(people, posts, Scenario(balance=(most,)))
    # Nobody sits in D2 today; of those who come at most 60 percent may be men.
    assert limits(content)["balance_most:D2:sex=L"] == (60.0, 50.0)
    assert small.nip(4) in moves(content)


def test_ages_are_whole_years_on_the_day_of_effect(small, planned):
    old = small.nip(1, born="19761124")  # fifty on that very day
    young = small.nip(2, born="19761125")
    people = [
        small.person(1, None) | {"nip": old},
        small.person(2, None) | {"nip": young},
    ]
    posts = vacancies(small, 1)
    wanted = Balance("D2", age_from=50, most=0)
    content = planned(people, posts, Scenario(balance=(wanted,)))
    assert moves(content) == {young: "V0"}


def test_a_pin_that_a_cap_forbids_is_refused(small, planned):
    people = [small.person(1, "A")]
    posts = [small.post("A", 1, unit="D1"), *vacancies(small, 1)]
    scenario = Scenario(pins={small.nip(1): "V0"}, caps=Caps(moves=0))
    with pytest.raises(LimitsRefused, match=small.nip(1)):
        planned(people, posts, scenario)


def test_relatives_whom_two_moves_would_bring_together_are_a_limit(small, planned):
    people = [small.person(at, None) for at in (1, 2)]
    posts = [
        small.post("V0", 1, unit="D1"),
        small.post("V1", 1, unit="D1", superior="V0"),
    ]
    kin = [{"nip_a": small.nip(1), "nip_b": small.nip(2), "relation": "saudara"}]
    scenario = Scenario(caps=Caps(moves=9))
    content = planned(people, posts, scenario, relations=kin)
    assert len(content["moves"]) == 1
    assert content["restricted"]["without_relatives"]["filled"] == 2
    assert any(it["kind"] == "relatives" for it in content["limits"])
    assert content["objective"]["filled"] == 1
    # In the linear program each sits half in both; the solver knows better.
    assert content["certificate"]["stated"]["filled"] == 1


def test_limits_hold_with_refilled_seats_and_voluntary_moves(small, planned):
    people = [small.person(1, "A"), small.person(2, "A"), small.person(3, "B")]
    posts = [
        small.post("A", 2, unit="D1"),
        small.post("B", 1, unit="D2"),
        *vacancies(small, 2),
    ]
    wishes = [{"nip": small.nip(at), "position": "V0", "rank": 1} for at in (1, 2, 3)]
    for mode in ("optimum", "voluntary"):
        scenario = Scenario(mode=mode, refill=0, caps=Caps(moves=1))
        content = planned(people, posts, scenario, wishes=wishes)
        assert len(content["moves"]) <= 1
