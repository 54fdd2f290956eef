"""A plan with limits is believed only as far as it can be worked out again."""

import json

import pytest

from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.plan import digest
from tepat.placement.replay import replay
from tepat.placement.scenario import Caps, Scenario
from tepat.placement.verify import verify


@pytest.fixture
def folder(small, tmp_path):
    """Four people without a position, four vacancies; two may come."""
    people = [small.person(at, None) for at in range(4)]
    people.append(small.person(4, "A"))
    posts = [small.post(f"V{at}", 1, critical=at < 2) for at in range(4)]
    scenario = Scenario(caps=Caps(moves=2, units={"KOTA": 0}))
    case = work_out(small.city(people, [*posts, small.post("A", 1)]), scenario)
    with store.writing(tmp_path / "rencana") as fresh:
        store.write(fresh, case, make(case))
    return tmp_path / "rencana"


def forged(folder, change):
    """Change the plan and renew its digest, as a forger would."""
    file = folder / store.PLAN
    content = json.loads(file.read_text("utf-8"))
    change(content)
    content["digest"] = digest(content)
    file.write_text(json.dumps(content), "utf-8")
    return verify(folder)


def test_the_plan_as_made_is_valid_and_can_be_made_again(folder):
    assert verify(folder).violations == ()
    assert replay(folder).same


def one_seat_changed(it):
    it["moves"][0]["to"] = next(
        f"V{at}" for at in range(4) if f"V{at}" not in [m["to"] for m in it["moves"]]
    )


def a_third_move(it):
    nip = it["unplaced"].pop()
    it["moves"].append({**it["moves"][0], "nip": nip, "to": "V3"})


def a_price_raised(it):
    it["prices"].setdefault("V3", [0, 0, 0, 0])[0] += 1


def a_price_lowered(it):
    code = next(iter(it["prices"]), "V0")
    it["prices"][code] = [-1, 0, 0, 0]


def a_price_of_a_limit_changed(it):
    paid = next(each for each in it["limits"] if any(each["prices"]))
    paid["prices"] = [0, 0, 0, 0]


def a_price_of_a_limit_negative(it):
    it["limits"][0]["prices"][0] = -1


def a_price_that_is_no_whole_number(it):
    it["limits"][0]["prices"][0] = 1.0


def a_limit_loosened(it):
    it["limits"][1]["most"] = 3


def a_limit_loosened_in_the_scenario_too(it):
    it["limits"][1]["most"] = 3
    it["made_from"]["scenario"]["caps"]["moves"] = 3


def a_limit_left_out(it):
    del it["limits"][0]


def relatives_invented(it):
    nips = [m["nip"] for m in it["moves"]]
    about = [nips[0], "V0", nips[1], "V1"]
    told = {**it["limits"][0], "kind": "relatives", "about": about}
    it["limits"].append({**told, "code": ":".join(["relatives", *about])})


def the_scale_changed(it):
    it["certificate"]["scales"][2] *= 2


def the_scale_nought(it):
    it["certificate"]["scales"][2] = 0


def what_is_held_changed(it):
    it["certificate"]["held"][1][0] += 1


def the_solver_said_more(it):
    it["certificate"]["stated"]["fit"] = it["bound"]["fit"] + 1


def the_solver_said_less(it):
    it["certificate"]["stated"]["fit"] = it["objective"]["fit"] - 1


def the_bound_lowered(it):
    it["bound"]["filled"] -= 1


def the_gap_denied(it):
    it["gap"]["fit"] += 1


def proven_by_something_else(it):
    it["certificate"]["kind"] = "prices"


def no_certificate(it):
    del it["certificate"]


@pytest.mark.parametrize(
    "change",
    [
        one_seat_changed,
        a_third_move,
        a_price_raised,
        a_price_lowered,
        a_price_of_a_limit_changed,
        a_price_of_a_limit_negative,
        a_price_that_is_no_whole_number,
        a_limit_loosened,
        a_limit_loosened_in_the_scenario_too,
        a_limit_left_out,
        relatives_invented,
        the_scale_changed,
        the_scale_nought,
        what_is_held_changed,
        the_solver_said_more,
        the_solver_said_less,
        the_bound_lowered,
        the_gap_denied,
        proven_by_something_else,
        no_certificate,
    ],
)
def test_a_forged_plan_is_refused(folder, change):
    assert not forged(folder, change).valid


def test_the_cap_itself_is_named_when_it_is_exceeded(folder):
    found = forged(folder, a_third_move)
    said = [it.sentence.fill(it.facts, "en") for it in found.violations]
    assert any("“moves” is exceeded: 3, at most 2" in each for each in said)
