"""``tepat explain``: people, pairs, positions and chains, to people and programs."""

import json

import pytest

from tepat.placement import store

KEYS = {
    *("decision", "rules", "components", "alternatives"),
    *("next_steps", "considered", "story"),
}


@pytest.fixture(scope="module")
def plan(plan_folder):
    return store.read(plan_folder)


def asked(run, *words):
    code, out, err = run("explain", *words, "--json")
    assert code == 0, err
    return json.loads(out)


def test_every_question_has_the_same_keys(run, plan_folder, plan):
    move, stay = plan["moves"][0], plan["stays"][0]
    for words in (
        [move["nip"]],
        [stay["nip"], "--position", move["to"]],
        ["--position", move["to"]],
        ["--chain", move["chain"]],
    ):
        assert set(asked(run, plan_folder, *words)) >= KEYS


def test_who_moves_is_told_the_chain_who_was_considered_and_what_is_to_do(
    run, plan_folder, plan
):
    move = plan["moves"][0]
    told = asked(run, plan_folder, move["nip"])
    assert move["nip"] in told["story"]["people"]
    assert told["considered"]["allowed"] >= 1
    assert any(step["by"] == "agency" for step in told["next_steps"])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_answers_to_people_leave_no_blank(run, plan_folder, plan, lang):
    move, stay = plan["moves"][0], plan["stays"][0]
    first = {"id": "Langkah berikutnya:", "en": "What to do next:"}[lang]
    for words in (
        [move["nip"]],
        [stay["nip"], "--position", move["to"]],
        ["--position", move["to"]],
        ["--chain", move["chain"]],
    ):
        code, out, err = run("explain", plan_folder, *words, "--lang", lang)
        assert code == 0, err
        assert "{" not in out
    _, out, _ = run("explain", plan_folder, move["nip"], "--lang", lang)
    assert first in out.splitlines()[1:4]


def test_who_gets_a_position_is_not_refused_it(run, plan_folder, plan):
    move = plan["moves"][0]
    told = asked(run, plan_folder, move["nip"], "--position", move["to"])
    assert told["decision"] == {"kind": "gets", "position": move["to"]}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 2),
        (["198501152010011999", "--chain", "1"], 2),
        (["198501152010011999"], 23),
        (["--position", "TIDAK-ADA"], 114),
        (["--chain", "999999"], 115),
    ],
)
def test_what_cannot_be_asked_is_refused(run, plan_folder, words, code):
    assert run("explain", plan_folder, *words)[0] == code
