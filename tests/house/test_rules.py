"""Every rule has been seen to hold, to fail and to be unknown, and says so readably."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from tepat import law
from tepat.finding import Verdict
from tepat.policy import Policy
from tepat.rules import ROLL
from tepat.rules.book import entries
from tepat.rules.columns import BY_NAME

TESTS = Path(__file__).parents[1]
CASES = (
    *sorted(TESTS.glob("golden/*/*.yaml")),
    *sorted(TESTS.glob("engine/rules/cases/*.yaml")),
)
LAW = law.on(date(2026, 11, 24))
SHOUTED = re.compile(r"\b(?!JPT|PNS|CPNS|PPPK|BUP|TMT|BKN|LHKPN|SPT)[A-Z]{3,}\b")
LONGEST = 250


def seen():
    """Verdicts that the cases expect; the runners beside them hold the engine to it."""
    found = {code: set() for code in ROLL}
    for file in CASES:
        told = yaml.safe_load(file.read_text("utf-8"))
        if "rule" in told:
            found[told["rule"]] |= {Verdict(case["expect"]) for case in told["cases"]}
    return found


SEEN = seen()


@pytest.mark.parametrize("code", ROLL)
def test_a_rule_is_seen_to_hold_to_fail_and_to_be_unknown(code):
    assert SEEN[code] == set(Verdict)


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
@pytest.mark.parametrize(
    "policy",
    [
        Policy(),
        Policy(promotions=False, one_grade_below=True, functional_to_operational=True),
    ],
    ids=["by default", "otherwise"],
)
def test_a_rule_reads_only_what_it_says_it_needs(rule, policy):
    read = rule.condition(LAW, policy).holds.meta.root_names()
    assert set(read) <= set(rule.needs) <= BY_NAME.keys()
    assert len(set(rule.needs)) == len(rule.needs)


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
def test_a_rule_cites_the_law_the_policy_or_the_position(rule):
    assert rule.condition(LAW, Policy()).cites


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
def test_a_rule_says_in_one_line_what_it_asks(rule):
    assert rule.asks.en.endswith(".")
    assert rule.order in (1, 2, 3)
    assert len(rule.title.id) <= 40


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
def test_what_a_rule_says_is_a_short_sentence_in_a_calm_voice(rule):
    for said in rule.words.values():
        for text in (said.id, said.en):
            assert text.endswith(".")
            assert len(text) <= LONGEST
            assert not SHOUTED.search(text)
            assert "!" not in text


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
def test_missing_data_is_told_as_not_yet_known(rule):
    assert "belum" in rule.words[Verdict.UNKNOWN].id.lower()


@pytest.mark.parametrize("entry", entries(LAW, Policy()), ids=ROLL)
def test_the_rule_book_shows_an_example_of_each_verdict(entry):
    assert set(entry.examples) == set(Verdict)
    for verdict, example in entry.examples.items():
        assert example.verdict is verdict
        assert example.concerns
        for language in ("id", "en"):
            assert len(example.say(language)) > 20


@pytest.mark.parametrize("rule", ROLL.values(), ids=ROLL)
def test_a_rule_says_in_both_languages_what_it_asks(rule):
    assert rule.asks.id.endswith(".")
    assert rule.asks.id != rule.asks.en
    assert len(rule.asks.id) <= 160
