"""Scenario files: read with every fault named at once."""

from datetime import date

import pytest

from tepat.placement import scenario
from tepat.placement.scenario import Scenario, ScenarioError
from tepat.policy import Policy


def written(tmp_path, text):
    file = tmp_path / "skenario.toml"
    file.write_text(text, "utf-8")
    return file


def test_an_empty_file_asks_for_nothing_special(tmp_path):
    assert scenario.read(written(tmp_path, "")) == Scenario()


def test_every_entry_is_taken(tmp_path):
    text = """
    [plan]
    mode = "optimum"
    effective_on = 2027-01-01
    moves = ["rotasi"]
    [weights]
    competency = 50
    performance = 20
    education = 20
    experience = 10
    [freeze]
    people = ["198501152010011901"]
    positions = ["A"]
    units = ["U"]
    """
    asked = scenario.read(written(tmp_path, text))
    assert asked.effective_on == date(2027, 1, 1)
    assert asked.kinds == ("rotasi",)
    assert asked.weights["competency"] == 50
    assert asked.frozen_people == ("198501152010011901",)
    assert (asked.frozen_positions, asked.frozen_units) == (("A",), ("U",))
    assert asked.policy(Policy()).promotions is False


def test_all_faults_are_named_at_once_in_both_languages(tmp_path):
    text = """
    [plan]
    mode = "voluntary"
    effective_on = "1 Januari"
    moves = ["demosi"]
    speed = 3
    [weights]
    competency = 10
    [pin]
    x = "y"
    """
    with pytest.raises(ScenarioError) as raised:
        scenario.read(written(tmp_path, text))
    for said in (raised.value.say("id"), raised.value.say("en")):
        for name in ("plan.mode", "plan.effective_on", "plan.moves", "plan.speed"):
            assert name in said
        assert "[weights]" in said
        assert "[pin]" in said


@pytest.mark.parametrize("text", ["plan = ", "\x00", "[plan\n"])
def test_a_file_that_is_not_toml_is_refused_with_its_line(tmp_path, text):
    with pytest.raises(ScenarioError, match=r"TOML"):
        scenario.read(written(tmp_path, text))


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(ScenarioError, match=r"tidak-ada\.toml"):
        scenario.read(tmp_path / "tidak-ada.toml")


def test_braces_in_a_file_do_not_become_blanks(tmp_path):
    text = '[plan]\nmode = "{nip}"\n'
    with pytest.raises(ScenarioError) as raised:
        scenario.read(written(tmp_path, text))
    assert "(nip)" in raised.value.say("en")


def test_sections_that_are_not_tables_are_named(tmp_path):
    with pytest.raises(ScenarioError, match=r"\[freeze\]"):
        scenario.read(written(tmp_path, "freeze = 3\n"))


def test_pasted_text_is_read_like_a_file(tmp_path):
    text = '[plan]\nmoves = ["rotasi"]'
    assert scenario.parse(text, "x") == scenario.read(written(tmp_path, text))
    with pytest.raises(ScenarioError, match="kotak teks"):
        scenario.parse("[plan", "kotak teks")
