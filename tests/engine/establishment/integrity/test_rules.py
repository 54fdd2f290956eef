"""Every rule on the position map: it holds of a sound city, and how it is broken."""

import pytest

from tepat.establishment.integrity import ROLL, Weight, number
from tepat.finding import Verdict
from tepat.law import instruments

from .cases import CASES, FAILS, UNKNOWN, below
from .conftest import City, person, staff, task

SPOILED = [(code, at) for code, cases in CASES.items() for at in range(len(cases))]


def test_a_sound_city_has_no_issues(city):
    found = city.found()
    assert [(it.code, it.finding.say()) for it in found.issues] == []
    assert found.readiness["is_ready"].all()
    assert set(found.readiness["done"]) == {1.0}


@pytest.mark.parametrize(("code", "at"), SPOILED)
def test_a_rule_sees_what_is_wrong_and_where(code, at, city):
    spoil, expected = CASES[code][at]
    assert sorted(spoil(city).seen(code), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("code", ROLL)
def test_every_rule_is_seen_to_break(code):
    rule = ROLL[code]
    verdicts = {verdict for _, seen in CASES[code] for verdict, *_ in seen}
    possible = {FAILS} if rule.defects or rule.fails else set()
    assert verdicts == possible | ({UNKNOWN} if rule.unknown else set())


@pytest.mark.parametrize(
    "code", [code for code, rule in ROLL.items() if rule.condition]
)
def test_a_rule_with_a_condition_is_put_to_something(code):
    reached = {
        outcome.rule.code: outcome.examined
        for spoil, _ in CASES[code]
        for outcome in spoil(City()).found().outcomes
    }
    assert reached[code]


@pytest.mark.parametrize(("code", "at"), SPOILED)
def test_what_is_seen_is_said_in_both_languages_with_a_remedy_and_a_source(
    code, at, city
):
    spoil, _ = CASES[code][at]
    for issue in spoil(city).found().issues:
        for language in ("id", "en"):
            said = issue.finding.say(language)
            assert "None" not in said
            assert "{" not in said
            assert issue.remedy(language).endswith(".")
        assert issue.finding.cites
        assert issue.finding.verdict is not Verdict.HOLDS


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
def test_a_rule_rests_on_a_known_instrument_or_on_the_policy(rule):
    assert rule.is_policy or rule.basis.instrument in instruments()


def test_codes_run_without_a_gap():
    assert sorted(map(number, ROLL.values())) == list(range(1, len(ROLL) + 1))


def test_there_are_as_many_rules_as_were_asked_for():
    assert len(ROLL) >= 32
    assert [rule.weight for rule in ROLL.values()].count(Weight.ERROR) >= 10


def test_codes_of_the_data_checks_are_told_beside_those_of_the_rules(city):
    found = city.set("units", "B", parent="ZZ").found()
    assert {it.defect for it in found.issues if it.code == "MAP-7"} == {
        "REFERENCE-UNKNOWN"
    }


def test_an_ended_job_names_its_successor(city):
    city.set("positions", "B-2", job="LAMA")
    (issue,) = (it for it in city.found().issues if it.code == "MAP-45")
    assert "Penelaah Teknis Kebijakan (PTK)" in issue.finding.say("id")


def test_the_leader_of_an_agency_may_answer_to_the_secretary_of_the_city(city):
    city.add("units", **below("SETDA", "K", name="Sekretariat Daerah"))
    city.set("positions", "K-1", unit="SETDA")
    city.set("positions", "D-1", superior="K-1").set("positions", "E-1", superior="K-1")
    assert city.seen("MAP-29") == []
    assert city.seen("MAP-25") == []


def test_a_formula_of_its_own_asks_no_tasks_of_a_functional_job(city):
    assert city.seen("MAP-51") == []
    city.set("positions", "B-3", need_stated=None)
    assert city.seen("MAP-51") == [(UNKNOWN, "B", None)]


def test_the_worst_data_is_looked_at_all_the_same(city):
    city.set("units", "K", parent="B").add("units", **below("E", "ZZ"))
    city.add("positions", **staff("S-3", None, None)).set(
        "positions", "S-1", superior="S-1"
    )
    city.add("employees", **person(904, "ZZ")).add("tasks", **task("ZZ"))
    codes = {it.code for it in city.found().issues}
    assert {"MAP-5", "MAP-6", "MAP-11", "MAP-24", "MAP-49", "MAP-53"} <= codes
