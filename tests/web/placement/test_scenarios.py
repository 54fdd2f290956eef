"""What a planner asks for survives every way it takes."""

from datetime import date

import pytest

from tepat.placement.scenario import Balance, Caps, Protect, Scenario, ScenarioError
from tepat_web.placement import scenarios
from tepat_web.placement.forms import PlanForm

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


@pytest.mark.parametrize(
    "beyond",
    [
        {"day": date(2026, 12, 1)},
        {"relatives": False},
        {"budget": {"U": 1}},
        {"caps": Caps(units={"U": 1})},
        {"protect": Protect(competencies={"T.07": ("U",)})},
        {"balance": (Balance("U", sex="P", least=30),)},
    ],
)
def test_what_the_form_has_no_field_for_is_told_as_text(beyond):
    asked = scenarios.told(Scenario(**beyond))
    assert not scenarios.is_plain(asked)
    text = PlanForm.initial_of(asked)["text"]
    assert scenarios.of_text(text, "x") == asked


def test_what_the_form_has_fields_for_is_not_told_twice():
    asked = scenarios.told(
        Scenario(
            mode="exchange",
            goals=("stayed", "fit", "filled", "critical"),
            must_fill=("J",),
            cooling_off=0,
            refill=3,
            pins={"1": "J"},
            forbidden={"1": ("K", "L"), "2": ("J",)},
            caps=Caps(moves=0, share=1.5, unit_share=2),
            protect=Protect(fit=("U",), headcount=("V",)),
        )
    )
    assert scenarios.is_plain(asked)
    assert PlanForm.initial_of(asked)["text"] == ""


def test_all_codes_of_a_scenario_are_found():
    asked = Scenario(
        must_fill=("J1",),
        pins={"P1": "J2"},
        forbidden={"P3": ("J4", "J5")},
        frozen_people=("P2",),
        frozen_positions=("J3",),
        frozen_units=("U1",),
        caps=Caps(units={"U2": 1}),
        budget={"U3": 1},
        protect=Protect(fit=("U4",), headcount=("U5",), competencies={"T": ("U6",)}),
        balance=(Balance("U7", sex="P", least=30),),
    )
    assert scenarios.codes(scenarios.told(asked)) == {
        "people": ["P2", "P1", "P3"],
        "positions": ["J3", "J2", "J4", "J5", "J1"],
        "units": [f"U{n}" for n in range(1, 8)],
    }


def test_a_scenario_kept_before_anybody_could_be_kept_out_still_opens():
    told = scenarios.told(ASKED)
    del told["forbid"]
    assert scenarios.read(told) == ASKED
    assert "forbid" not in scenarios.text_of(told)


def test_the_usual_settings_are_those_of_a_plain_scenario():
    assert scenarios.told(Scenario()) == scenarios.USUAL
    assert scenarios.of_text("", "x") == scenarios.USUAL


def test_faults_of_a_text_are_all_named():
    with pytest.raises(ScenarioError) as raised:
        scenarios.of_text('[plan]\nmoves = ["demosi"]\nspeed = 3', "TOML")
    for fault in ("plan.moves", "plan.speed"):
        assert fault in raised.value.say("id")
