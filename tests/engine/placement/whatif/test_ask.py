"""What a plan answers when it is asked what if."""

import json
from datetime import date

import pytest

from tepat.intake import town
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.plan import digest
from tepat.placement.scenario import Caps, Scenario
from tepat.placement.whatif import (
    Change,
    ChangeRefused,
    NotAQuestion,
    PlanUnfit,
    WhatIf,
    of_pair,
    of_seats,
)
from tepat.placement.whatif.again import made_again


@pytest.fixture
def asked(small):
    """Ask the plan of a few people and posts: told by number, as ``pin 1 B``."""

    def ask(people, posts, *conditions, scenario=None, policy=None, **tables):
        case = work_out(small.city(people, posts, **tables), scenario, policy)
        return WhatIf.of(case, made(case)).ask([condition(it) for it in conditions])

    def condition(told):
        kind, *names = told.split()
        if kind == "vacancy":
            return Change(kind, position=names[0], seats=int(names[1]))
        position = names[1] if len(names) > 1 else None
        return Change(kind, small.nip(int(names[0])), position)

    return ask


def made(case):
    """The plan as it comes back from a file."""
    return json.loads(json.dumps(make(case)))


def told(answer):
    return [(int(it.nip[-3:]) - 900, it.origin, it.to) for it in answer.changed]


def test_who_sat_there_makes_room_and_is_named_with_the_reason(small, asked):
    people = [small.person(1, "A"), small.person(2, "B")]
    answer = asked(people, [small.post("A", 1), small.post("B", 1)], "pin 1 B")
    assert told(answer) == [(1, "A", "B"), (2, "B", "A")]
    assert [it.asked for it in answer.changed] == [True, False]
    assert answer.changed[1].reason.say("en") == f"Makes room for {small.nip(1)} in B."
    assert answer.price == {"critical": 0, "filled": 0, "fit": 0, "stayed": 2}
    assert (answer.method, answer.exact) == ("path", True)


def test_a_seat_that_is_left_is_filled_again_and_the_price_says_so(small, asked):
    people = [small.person(1, "A"), small.person(2, None, education="S2")]
    answer = asked(people, [small.post("A", 1)], "retirement 1")
    assert told(answer) == [(2, None, "A")]
    reason = answer.changed[0].reason.say("en")
    assert reason == f"Takes the seat in A that {small.nip(1)} no longer takes."
    assert answer.price["filled"] == 0
    assert answer.price["stayed"] == 1


def test_an_objection_is_upheld_and_somebody_else_is_moved_instead(small, asked):
    people = [
        small.person(1, "A"),
        small.person(2, "A", position_since=date(2025, 1, 1)),
    ]
    posts = [small.post("A", 2), small.post("C", 1, critical=True)]
    case = work_out(small.city(people, posts))
    (mover,) = [int(it["nip"][-3:]) - 900 for it in make(case)["moves"]]
    answer = asked(people, posts, f"objection {mover}")
    assert told(answer)[0] == (mover, "C", "A")
    assert answer.changed[0].to == answer.changed[0].today == "A"
    assert told(answer)[1:] == [(3 - mover, "A", "C")] or answer.price["critical"] == 1


def test_a_seat_more_is_filled_by_whom_that_serves_best(small, asked):
    people = [small.person(1, None), small.person(2, None)]
    answer = asked(people, [small.post("A", 1)], "vacancy A 1")
    assert [(it.position, it.before, it.after, it.need) for it in answer.filled] == [
        ("A", 1, 2, 2)
    ]
    assert answer.price["filled"] == -1
    assert "seat added" in answer.changed[0].reason.say("en")


@pytest.mark.parametrize("need", [0, None])
def test_a_seat_more_opens_a_position_that_had_none(small, asked, need):
    people = [small.person(1, None)]
    answer = asked(people, [small.post("A", need)], "vacancy A 1", "pin 1 A")
    assert told(answer) == [(1, None, "A")]
    assert answer.price["filled"] == -1


def test_who_holds_a_seat_beyond_need_counts_once_there_is_a_seat_more(small, asked):
    people = [small.person(1, "A"), small.person(2, "A")]
    answer = asked(people, [small.post("A", 1)], "vacancy A 1")
    assert told(answer) == []
    assert answer.price == {"critical": 0, "filled": -1, "fit": 0, "stayed": 0}


def test_a_pin_that_rules_forbid_is_refused_with_the_findings(small, asked):
    people = [small.person(1, "A", education="SMA")]
    posts = [small.post("A", 1), small.post("B", 1, family="JPT", level="JPT_PRATAMA")]
    with pytest.raises(ChangeRefused, match="belum") as raised:
        asked(people, posts, "pin 1 B")
    assert "--wish" in raised.value.say("en")


def test_a_wish_that_rules_forbid_is_priced_as_if_they_were_met(small, asked):
    people = [small.person(1, "A", education="SMA")]
    posts = [small.post("A", 1), small.post("B", 1, family="JPT", level="JPT_PRATAMA")]
    answer = asked(people, posts, "wish 1 B")
    assert answer.is_supposed
    assert answer.asked[0].obstacles
    assert told(answer) == [(1, "A", "B")]


def test_a_pin_into_a_seat_that_nobody_can_leave_says_who_sits_there(small, asked):
    contract = {"status": "PPPK", "contract_end": date(2030, 1, 1)}
    people = [small.person(1, "A"), small.person(2, "B", **contract)]
    posts = [small.post("A", 1), small.post("B", 1)]
    with pytest.raises(ChangeRefused) as raised:
        asked(people, posts, "pin 1 B")
    assert f"{small.nip(2)} (may go to no other position)" in raised.value.say("en")
    assert "--vacancy B" in raised.value.say("id")
    # With a seat more it can be done.
    assert told(asked(people, posts, "pin 1 B", "vacancy B 1")) == [(1, "A", "B")]


@pytest.mark.parametrize(
    ("scenario", "conditions", "said"),
    [
        ({"frozen_positions": ("B",)}, ["pin 1 B"], "freezes B"),
        ({"forbidden": {"NIP": ("B",)}}, ["pin 1 B"], "keeps"),
        ({"forbidden": {"NIP": ("B",)}}, ["wish 1 B"], "keeps"),
        ({"pins": {"NIP": "B"}}, ["objection 1"], "pins"),
        ({"pins": {"NIP": "B"}}, ["forbid 1 B"], "pins"),
        ({"pins": {"NIP": "B"}}, ["pin 1 A"], "pins"),
        ({}, ["forbid 1 A"], "staying is always possible"),
        ({}, ["pin 1 C"], "--vacancy C"),
        ({}, ["pin 3 A"], "not placed"),
    ],
)
def test_what_the_scenario_or_the_seats_do_not_allow_is_refused(
    small, asked, scenario, conditions, said
):
    def named(it):
        if isinstance(it, dict):
            return {small.nip(1): to for to in it.values()}
        if isinstance(it, tuple):
            return tuple(small.nip(1) if each == "NIP" else each for each in it)
        return it

    people = [
        small.person(1, "A"),
        small.person(2, "B"),
        small.person(3, None, legal_position="CLTN"),
    ]
    posts = [small.post("A", 1), small.post("B", 2), small.post("C", 0)]
    given = Scenario(**{name: named(it) for name, it in scenario.items()})
    with pytest.raises(ChangeRefused) as raised:
        asked(people, posts, *conditions, scenario=given)
    assert said in raised.value.say("en")


@pytest.mark.parametrize(
    "scenario",
    [{"cooling_off": 999}, {"kinds": ("penempatan",)}, {"mode": "voluntary"}],
)
def test_a_pin_is_the_planners_word_and_sets_the_scenario_aside(small, asked, scenario):
    people = [small.person(1, "A"), small.person(2, "B")]
    posts = [small.post("A", 1), small.post("B", 2)]
    answer = asked(people, posts, "pin 1 B", scenario=Scenario(**scenario))
    assert told(answer) == [(1, "A", "B")]
    assert "sets that aside" in answer.asked[0].note.say("en")
    pinned = Scenario(**scenario, pins={small.nip(1): "B"})
    assert (
        answer.objective
        == made(work_out(small.city(people, posts), pinned))["objective"]
    )


@pytest.mark.parametrize(
    "conditions",
    [
        [],
        ["pin 9 A"],
        ["pin 1 NOWHERE"],
        ["pin 1 B", "objection 1"],
        ["pin 1 B", "forbid 1 B"],
        ["retirement 1", "wish 1 B"],
    ],
)
def test_what_cannot_be_understood_is_no_question(small, asked, conditions):
    people = [small.person(1, "A"), small.person(2, "B")]
    posts = [small.post("A", 1), small.post("B", 1)]
    with pytest.raises(NotAQuestion):
        asked(people, posts, *conditions)


@pytest.mark.parametrize("text", ["", "=", "1=", "=A", "199001012015031900"])
def test_a_pair_is_read_or_refused(text):
    with pytest.raises(NotAQuestion, match="NIP=JABATAN"):
        of_pair("pin", text)


@pytest.mark.parametrize("text", ["", "A=", "A=0", "A=-1", "A=1.5", "A=9999", "=2"])
def test_seats_are_read_or_refused(text):
    with pytest.raises(NotAQuestion, match="JABATAN=N"):
        of_seats(text)
    assert of_seats(" A = 2 ") == Change("vacancy", position="A", seats=2)
    assert of_seats("A").seats == 1


@pytest.fixture
def family(small):
    """Person 1 heads the unit; persons 2 (related) and 3 sit nowhere yet."""
    people = [
        small.person(1, "H", grade="III/d"),
        small.person(2, None),
        small.person(3, None, education="SMA"),
    ]
    posts = [small.post("H", 1, family="PENGAWAS"), small.post("A", 1)]
    related = [{"nip_a": small.nip(1), "nip_b": small.nip(2), "kind": "suami_istri"}]
    return people, posts, {"relations": related}


def test_a_seat_beside_a_relative_opens_when_the_relative_leaves(asked, family):
    people, posts, tables = family
    answer = asked(people, posts, "retirement 1", **tables)
    assert (2, None, "A") in told(answer)
    again = asked(people, posts, "retirement 1", "pin 2 A", **tables)
    assert (2, None, "A") in told(again)


def test_a_pin_beside_a_relative_is_refused(asked, family):
    people, posts, tables = family
    with pytest.raises(ChangeRefused, match="Orang 1"):
        asked(people, posts, "pin 2 A", **tables)


def test_positions_over_strength_are_chosen_again_and_that_is_said(small, asked):
    # Three sit on one seat of A. The plan sends one to fill C, and two stay: nobody
    # may come. Were C forbidden to all three, a path would bring nobody in either; but
    # a pin into A has to send all three away, which leaves nothing to choose.
    people = [small.person(at, "A") for at in (1, 2, 3)] + [small.person(4, None)]
    posts = [small.post("A", 1), small.post("C", 2)]
    answer = asked(people, posts, "vacancy C 1", "pin 4 A")
    assert {who for who, _, to in told(answer) if to == "A"} == {4}
    assert answer.exact


def test_a_plan_altered_is_not_asked(small):
    people = [small.person(1, "A"), small.person(2, None), small.person(3, None)]
    posts = [small.post("A", 1), small.post("B", 1)]
    case = work_out(small.city(people, posts))
    content = made(case)
    with pytest.raises(PlanUnfit, match="sidik digital"):
        WhatIf.of(case, content | {"example": None})
    for wrong in (
        {"prices": {}},
        {"prices": {"B": [0, 9, 0, 0]}},
        {"prices": {"B": [2**62, 0, 0, 0]}},
        {"prices": {"B": [0, 1.0, 0, 0]}},
        {"unplaced": [small.nip(2)], "moves": []},
        {"stays": []},
        {"objective": dict.fromkeys(content["objective"], 7)},
    ):
        other = content | wrong
        other["digest"] = digest(other)
        with pytest.raises(PlanUnfit):
            WhatIf.of(case, other)


def test_the_same_question_has_the_same_bytes_in_both_languages(small, asked):
    people = [small.person(1, "A"), small.person(2, "B"), small.person(3, None)]
    posts = [small.post("A", 1), small.post("B", 1), small.post("C", 1)]
    one, other = (asked(people, posts, "pin 1 B", "forbid 2 C") for _ in range(2))
    assert json.dumps(one.as_json("id")) == json.dumps(other.as_json("id"))
    assert one.as_json("id")["changed"] == one.as_json("en")["changed"]


@pytest.fixture(scope="module", params=[None, 0])
def city(request):
    """A city, and its plan; in the second a refilled seat may not be worse."""
    case = work_out(town.build(150, 4), Scenario(refill=request.param))
    return case, made(case)


def questions(case, content):
    """Some of every kind of question about a city."""
    problem = case.problem()
    movers = [it["nip"] for it in content["moves"]]
    pairs = list(zip(problem.option_person, problem.option_position, strict=True))
    for at in range(0, len(pairs), len(pairs) // 6):
        nip, code = problem.people[pairs[at][0]], problem.positions[pairs[at][1]]
        yield [Change("pin", nip, code)]
        yield [Change("wish", nip, code), Change("objection", movers[at % len(movers)])]
    for nip in (*movers[:3], content["stays"][0]["nip"], content["stays"][-1]["nip"]):
        yield [Change("retirement", nip)]
        yield [Change("objection", nip), Change("vacancy", position=code, seats=1)]
    for move in content["moves"][-3:]:
        yield [Change("forbid", move["nip"], move["to"])]


def test_every_answer_by_path_is_as_good_as_the_plan_made_again(city):
    case, content = city
    plan, compared = WhatIf.of(case, content), 0
    for changes in questions(case, content):
        try:
            answer = plan.ask(changes)
        except (ChangeRefused, NotAQuestion) as error:
            if isinstance(error, ChangeRefused):
                asked, _ = plan._reader.read(changes)
                with pytest.raises(ChangeRefused):
                    made_again(case, asked)
            continue
        compared += answer.method == "path"
        again = made_again(case, answer.asked)
        assert answer.objective == again["objective"]
        assert answer.price == {
            goal: content["objective"][goal] - number
            for goal, number in again["objective"].items()
        }
    assert compared >= 10


def test_a_price_alone_is_that_of_the_answer(city):
    case, content = city
    plan = WhatIf.of(case, content)
    for changes in questions(case, content):
        if changes[0].kind == "pin":
            nip, code = changes[0].nip, changes[0].position
            try:
                answer = plan.ask(changes)
            except ChangeRefused:
                assert plan.exact_loss(nip, code) is None
            else:
                assert plan.exact_loss(nip, code) == answer.price


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        ({"caps": Caps(moves=3)}, "tie people together"),
        ({"mode": "exchange"}, "made by exchange"),
    ],
)
def test_a_plan_that_no_path_can_tell_is_made_again_and_says_so(scenario, said):
    case = work_out(town.build(60, 4), Scenario(**scenario))
    content = made(case)
    nip = content["stays"][0]["nip"]
    answer = WhatIf.of(case, content).ask([Change("retirement", nip)])
    assert answer.method == "resolve"
    assert said in answer.assurance.say("en")
    assert nip not in {it.nip for it in answer.changed}
    assert answer.objective == made_again(case, answer.asked)["objective"]
