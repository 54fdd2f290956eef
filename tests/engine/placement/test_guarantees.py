"""What is promised depends on the mode, and is said of each."""

import pytest

from tepat.placement.guarantees import guarantees
from tepat.placement.scenario import Scenario

PROVEN = {"objective": {"filled": 3}, "bound": {"filled": 3}}
OPEN = {"objective": {"filled": 3}, "bound": {"filled": 4}}
NONE = {"objective": {"filled": 3}, "bound": None}


def held(proof, **asked):
    told = guarantees(Scenario(**asked), proof)
    return {each.code for each in told if each.holds}


@pytest.mark.parametrize(
    ("proof", "asked", "promised"),
    [
        (PROVEN, {}, {"best", "placed", "repeatable"}),
        (PROVEN, {"refill": 0}, {"best", "seats", "placed", "repeatable"}),
        (
            PROVEN,
            {"mode": "voluntary"},
            {"best", "wished", "seats", "placed", "repeatable"},
        ),
        (OPEN, {}, {"placed", "repeatable"}),
        (
            NONE,
            {"mode": "exchange"},
            {
                *("wished", "seats", "none_emptied", "honest"),
                *("settled", "placed", "repeatable"),
            },
        ),
    ],
)
def test_each_mode_promises_its_own(proof, asked, promised):
    assert held(proof, **asked) == promised


def test_every_mode_says_the_same_things_are_promised_or_not():
    modes = (
        [each.code for each in guarantees(Scenario(mode=mode), proof)]
        for mode, proof in (
            ("optimum", PROVEN),
            ("voluntary", PROVEN),
            ("exchange", NONE),
        )
    )
    assert len({tuple(codes) for codes in modes}) == 1


def test_an_optimiser_says_that_it_is_not_proof_against_untrue_wishes():
    for mode in ("optimum", "voluntary"):
        told = {it.code: it for it in guarantees(Scenario(mode=mode), PROVEN)}
        assert not told["honest"].holds
        assert "not strategy-proof" in told["honest"].text.en


def test_a_choice_over_positions_above_strength_that_was_not_exhausted_is_said():
    proof = PROVEN | {"restricted": {"closed": ["A"], "trimmed": [], "relatives": []}}
    proof["restricted"]["exhaustive"] = False
    assert "best" not in held(proof)
    proof["restricted"]["exhaustive"] = True
    assert "best" in held(proof)


def test_pins_are_named_as_the_exception_they_are():
    asked = Scenario(mode="voluntary", refill=5, pins={"1": "A"})
    told = {it.code: it.text.en for it in guarantees(asked, PROVEN)}
    assert "[pin]" in told["wished"]
    assert "5 points" in told["seats"]
    assert "[pin]" in told["seats"]
