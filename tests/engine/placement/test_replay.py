"""A plan can be made again from its own inputs, to the byte."""

import json

import pytest

import tepat
from tepat.cli.main import main
from tepat.cli.verify import judged
from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.plan import digest
from tepat.placement.replay import replay
from tepat.placement.scenario import Scenario
from tepat.placement.verify import Verification


@pytest.fixture
def folder(small, tmp_path):
    """Two like people, one empty seat: either may fill it, so a forger has a choice."""
    people = [small.person(1, "A"), small.person(2, "A")]
    posts = [small.post("A", 2), small.post("B", 1, critical=True)]
    asked = Scenario(goals=("critical", "fit", "filled", "stayed"), cooling_off=6)
    case = work_out(small.city(people, posts), asked)
    with store.writing(tmp_path / "rencana") as fresh:
        store.write(fresh, case, make(case))
    return tmp_path / "rencana"


def rewrite(folder, change):
    content = store.read(folder)
    change(content)
    content["digest"] = digest(content)
    (folder / store.PLAN).write_text(store.text_of(content), "utf-8")


def test_a_plan_comes_out_of_its_own_inputs_again(folder):
    found = replay(folder)
    assert found.same is True
    assert found.facts == {"digest": store.read(folder)["digest"]}


def test_an_equal_plan_of_somebody_else_is_told_apart(folder, small, capsys):
    def swap(content):
        (move,), (stay,) = content["moves"], content["stays"]
        move["nip"], stay["nip"] = stay["nip"], move["nip"]
        content["chains"][0]["people"] = [move["nip"]]

    rewrite(folder, swap)
    # It keeps every rule and reaches the bound, so the check alone has no objection.
    assert main(["verify", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["replayed"] is None
    found = replay(folder)
    assert found.same is False
    assert found.facts["part"] == "moves"
    assert main(["verify", str(folder), "--replay", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["valid"], told["replayed"]) == (True, False)


def test_another_version_of_the_engine_need_not_give_the_same(folder):
    rewrite(folder, lambda content: content["made_from"].update(engine="0.0.1"))
    found = replay(folder)
    assert found.same is None
    said = found.sentence.fill(found.facts, "en")
    assert "0.0.1" in said
    assert tepat.__version__ in said


def test_the_scenario_lies_beside_the_plan_as_toml(folder):
    text = (folder / store.ASKED).read_text("utf-8")
    assert 'goals = ["critical", "fit", "filled", "stayed"]' in text
    assert "cooling_off = 6" in text


def test_a_check_says_what_it_cannot_tell(folder, capsys):
    assert main(["verify", str(folder), "--lang", "en"]) == 0
    assert "proven optimal." in capsys.readouterr().out
    best = {"critical": 1}
    found = Verification(True, best, best, ())
    said = judged(found, {"restricted": {"closed": ["A"], "trimmed": ["B"]}})
    assert "2 positions over strength" in said.en
    assert judged(Verification(True, best, None, ()), {}) != said
