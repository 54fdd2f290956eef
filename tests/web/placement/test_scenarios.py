"""What a planner asks for survives every way it takes."""

from datetime import date

import pytest

from tepat.placement.scenario import Scenario, ScenarioError
from tepat_web.placement import scenarios

ASKED = Scenario(
    effective_on=date(2027, 1, 1),
    kinds=("rotasi",),
    weights={"competency": 10, "performance": 20, "education": 30, "experience": 40},
    frozen_people=("198501152010011901",),
    frozen_positions=('kode "aneh" \\ di sini', "baris\nbaru"),
    frozen_units=("U",),
)


def test_it_comes_back_from_json_and_from_toml():
    told = scenarios.told(ASKED)
    assert scenarios.read(told) == ASKED
    assert scenarios.of_text(scenarios.text_of(told), "x") == told


def test_the_usual_settings_are_those_of_a_plain_scenario():
    assert scenarios.told(Scenario()) == scenarios.USUAL
    assert scenarios.of_text("", "x") == scenarios.USUAL


def test_faults_of_a_text_are_all_named():
    with pytest.raises(ScenarioError) as raised:
        scenarios.of_text('[plan]\nmoves = ["demosi"]\nspeed = 3', "TOML")
    for fault in ("plan.moves", "plan.speed"):
        assert fault in raised.value.say("id")
