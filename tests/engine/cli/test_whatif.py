"""``tepat whatif`` on the plan of a small town."""

import json

import pytest

from tepat.placement import store


def answer_of(run, folder, *words):
    code, out, _ = run("whatif", folder, "--json", *words)
    assert code == 0
    return json.loads(out)


def test_an_objection_upheld_is_priced_and_names_who_is_touched(run, plan_folder):
    plan = store.read(plan_folder)
    move = plan["moves"][0]
    told = answer_of(run, plan_folder, "--objection", move["nip"])
    assert told["changed"][0]["nip"] == move["nip"]
    assert told["changed"][0]["from"] == move["to"]
    assert told["changed"][0]["to"] == move["from"]
    assert list(told["price"]) == list(plan["objective"])
    for goal, loss in told["price"].items():
        assert told["objective"][goal] == plan["objective"][goal] - loss
    assert (told["method"], told["exact"]) == ("path", True)


def test_conditions_are_repeated_and_hold_together(run, plan_folder):
    one, other = (move["nip"] for move in store.read(plan_folder)["moves"][:2])
    words = ["--objection", one, "--retire", other]
    told = answer_of(run, plan_folder, *words)
    assert [it["kind"] for it in told["asked"]] == ["objection", "retirement"]
    assert other not in {it["nip"] for it in told["changed"]}
    assert told == answer_of(run, plan_folder, *words)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_price_is_a_sentence_and_who_is_touched_a_table(run, plan_folder, lang):
    move = store.read(plan_folder)["moves"][0]
    pair = f"{move['nip']}={move['to']}"
    code, out, err = run("whatif", plan_folder, "--forbid", pair, "--lang", lang)
    assert code == 0
    assert {"id": "Memenuhi syarat ini", "en": "To meet this"}[lang] in out
    assert move["nip"] in out
    assert {"id": "milidetik", "en": "milliseconds"}[lang] in err


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        ([], 111),
        (["--pin", "x"], 111),
        (["--pin", "1=2"], 111),
        (["--vacancy", "A=0"], 111),
        (["--objection", ""], 111),
    ],
)
def test_a_question_that_cannot_be_read_has_its_own_exit_code(
    run, plan_folder, words, exit_code
):
    code, out, err = run("whatif", plan_folder, "--json", *words)
    assert code == exit_code
    assert json.loads(out)["error"]["code"] == exit_code
    assert err


def test_a_position_full_of_people_who_stay_is_refused(run, plan_folder):
    plan = store.read(plan_folder)
    stay, move = plan["stays"][0], plan["moves"][0]
    words = ["--pin", f"{move['nip']}={stay['position']}"]
    words += [
        word
        for it in plan["stays"]
        if it["position"] == stay["position"]
        for word in ("--objection", it["nip"])
    ]
    code, out, _ = run("whatif", plan_folder, "--json", *words)
    assert (code, json.loads(out)["error"]["code"]) == (112, 112)
