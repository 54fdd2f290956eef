"""From a snapshot to who may sit where, and how well."""

from datetime import date

import pytest

from tepat.finding import Verdict
from tepat.placement.case import NobodyNamed, work_out
from tepat.placement.make import make
from tepat.placement.scenario import Scenario, ScenarioError


def options(case):
    problem = case.problem()
    pairs = zip(problem.option_person, problem.option_position, strict=True)
    return {(problem.people[i], problem.positions[j]) for i, j in pairs}


@pytest.fixture
def two_posts(small):
    return [small.post("A", 1), small.post("B", 1)]


def test_people_may_move_where_every_rule_holds(small, two_posts):
    case = work_out(small.city([small.person(1, "A")], two_posts))
    assert options(case) == {(small.nip(1), "B")}


def test_a_position_without_need_receives_nobody(small):
    posts = [small.post("A", 1), small.post("B", 0)]
    assert options(work_out(small.city([small.person(1, "A")], posts))) == set()


def test_a_position_of_unknown_need_receives_nobody_and_loses_nobody(small):
    people = [small.person(1, "A"), small.person(2, "B")]
    posts = [small.post("A", 1), small.post("B", None)]
    plan = make(work_out(small.city(people, posts)))
    assert plan["moves"] == []
    assert plan["after"]["over_strength"] == 0


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"legal_position": "CLTN"}, "tidak aktif"),
        # Born 15 January 1968: 58 in January 2026, retired since 1 February.
        ({"born": date(1968, 1, 15)}, "pensiun"),
        ({"status": "PPPK", "contract_ends": date(2026, 11, 23)}, "kontrak"),
    ],
)
def test_who_is_gone_by_the_day_is_not_placed_and_leaves_a_vacancy(
    small, told, because
):
    people = [small.person(1, "A", **told), small.person(2, None)]
    plan = make(work_out(small.city(people, [small.post("A", 1)])))
    assert [it["because"] for it in plan["leaving"]] == [because]
    assert [(it["nip"], it["to"]) for it in plan["moves"]] == [(small.nip(2), "A")]


def test_pppk_keep_their_position_while_the_contract_runs(small, two_posts):
    told = {"status": "PPPK", "grade": "IX", "contract_ends": date(2027, 12, 31)}
    case = work_out(small.city([small.person(1, "A", **told)], two_posts))
    assert options(case) == set()


def test_missing_data_is_unknown_and_keeps_a_pair_out(small, two_posts):
    person = small.person(1, "A", position_since=None)
    case = work_out(small.city([person], two_posts))
    verdicts = {it.code: it.verdict for it in case.findings(0, 1)}
    assert verdicts["TENURE-1"] is Verdict.UNKNOWN
    assert options(case) == set()


@pytest.mark.parametrize(
    "frozen",
    [
        {"frozen_people": ("198501152010011901",)},
        {"frozen_positions": ("A",)},
        {"frozen_positions": ("B",)},
        {"frozen_units": ("KOTA",)},
    ],
)
def test_what_a_scenario_freezes_stays(small, two_posts, frozen):
    snapshot = small.city([small.person(1, "A")], two_posts)
    assert options(work_out(snapshot, Scenario(**frozen))) == set()


def test_the_own_position_is_never_an_option(small, two_posts):
    people = [small.person(1, "A"), small.person(2, "B")]
    case = work_out(small.city(people, two_posts))
    assert options(case) == {(small.nip(1), "B"), (small.nip(2), "A")}


def test_a_jpt_is_not_entered_from_below(small):
    head = small.post("H", 1, family="JPT", level="JPT PRATAMA")
    below = small.post("A", 1, family="ADMINISTRATOR")
    case = work_out(small.city([small.person(1, "A", grade="IV/b")], [head, below]))
    finding = next(it for it in case.findings(0, 1) if it.code == "LADDER-3")
    assert finding.verdict is Verdict.FAILS
    assert options(case) == set()


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), set()),
        (("rotasi",), {(1, "B")}),
        (("promosi",), {(1, "C")}),
        (("penempatan",), {(2, "A"), (2, "B")}),
    ],
)
def test_only_the_kinds_of_move_asked_for_are_possible(
    small, two_posts, kinds, expected
):
    people = [small.person(1, "A", grade="III/d"), small.person(2, None)]
    posts = [*two_posts, small.post("C", 1, family="PENGAWAS")]
    case = work_out(small.city(people, posts), Scenario(kinds=kinds))
    assert options(case) == {(small.nip(number), code) for number, code in expected}


@pytest.mark.parametrize(
    "asked",
    [
        {"frozen_people": ("198501152010011999",)},
        {"frozen_positions": ("Z",)},
        {"frozen_units": ("Z",)},
        {"forbidden": {"198501152010011999": ("A",)}},
        {"forbidden": {"198501152010011901": ("Z",)}},
        {"effective_on": date(2026, 11, 23)},
    ],
)
def test_a_scenario_that_names_what_is_not_there_is_refused(small, two_posts, asked):
    snapshot = small.city([small.person(1, "A")], two_posts)
    with pytest.raises(ScenarioError):
        work_out(snapshot, Scenario(**asked))


def test_a_question_about_nobody_is_refused(small, two_posts):
    with pytest.raises(NobodyNamed, match="pegawai"):
        work_out(small.city([], two_posts))
