"""Scenario files: read with every fault named at once."""

import json
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
    mode = "soft"
    effective_on = "1 Januari"
    moves = ["demosi"]
    goals = ["fit", "fit", "filled", "stayed"]
    refill = 1001
    speed = 3
    [weights]
    competency = 10
    [pin]
    x = 3
    [forbid]
    y = "B"
    [caps]
    share = 101
    units = 5
    [caps.more]
    [protect.competencies]
    "T.07" = "U"
    [[balance]]
    unit = "U"
    sex = "P"
    [[balance]]
    unit = "U"
    age_to = 30
    least = 60
    most = 40
    [pins]
    """
    with pytest.raises(ScenarioError) as raised:
        scenario.read(written(tmp_path, text))
    for said in (raised.value.say("id"), raised.value.say("en")):
        for name in (
            *("plan.mode", "plan.effective_on", "plan.moves", "plan.speed"),
            *("forbid.y",),
            *("plan.goals", "plan.refill", "pin.x", "caps.share", "caps.units"),
            *("caps.more", "protect.competencies.T.07", "[weights]", "[pins]"),
            *("balance(1)", "balance(2)"),
        ):
            assert f"- {name} " in said
        assert len(said.splitlines()) == 17


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


WHOLE = """[plan]
mode = "voluntary"
day = 2026-11-24
effective_on = 2027-01-01
moves = []
goals = ["filled", "critical", "fit", "stayed"]
must_fill = ["kode \\"aneh\\" \\\\ di sini", "baris\\u000Abaru"]
cooling_off = 24
refill = 20
relatives = "ignored"

[weights]
competency = 50
performance = 20
education = 20
experience = 10

[pin]
"198501152010011901" = "A"

[forbid]
"198501152010011901" = ["B", "C"]

[freeze]
people = ["198501152010011902"]

[caps]
moves = 500
share = 2.5
unit_share = 10

[caps.units]
"U 1" = 30

[budget]
U = 1250000000

[protect]
fit = ["U"]
headcount = ["U"]

[protect.competencies]
"T.07" = ["U"]

[[balance]]
unit = "U"
sex = "P"
least = 30

[[balance]]
unit = "U"
age_from = 50
families = ["JPT"]
most = 70
"""


@pytest.mark.parametrize("text", [WHOLE, '[plan]\nmode = "optimum"\n'])
def test_a_scenario_is_the_same_as_toml_as_json_and_as_itself(text):
    asked = scenario.parse(text, "x")
    assert scenario.text_of(asked) == text
    assert scenario.untold(json.loads(json.dumps(scenario.told(asked)))) == asked


def test_nobody_is_kept_out_of_nothing():
    assert scenario.parse('[forbid]\n"1" = []\n"2" = ["A", "A"]\n', "x") == Scenario(
        forbidden={"2": ("A",)}
    )


def test_a_plan_from_before_there_was_such_an_entry_forbids_nothing():
    told = scenario.told(Scenario())
    del told["forbid"]
    assert scenario.untold(told) == Scenario()


def test_what_a_refilled_seat_may_lose_depends_on_the_mode():
    assert Scenario().tolerance is None
    assert Scenario(mode="voluntary").tolerance == 0
    assert Scenario(mode="exchange", refill=30).tolerance == 30
    assert Scenario(refill=0).tolerance == 0


def test_what_is_mistyped_does_not_steer_the_screen(tmp_path):
    with pytest.raises(ScenarioError) as raised:
        scenario.read(written(tmp_path, '[plan]\nmode = "\\u001b[31mx"\n'))
    assert "\x1b" not in raised.value.say("id")
