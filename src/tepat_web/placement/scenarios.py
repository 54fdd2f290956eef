"""What a planner asks for, between a form, a row of the database and the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat.placement import scenario as scenarios
from tepat.placement.scenario import Scenario
from tepat.policy import Policy

WEIGHTS: dict[str, int] = dict(Policy().weights)


def told(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as JSON; the weights are those that will be used."""
    content = scenarios.told(scenario)
    return content | {"weights": content["weights"] or WEIGHTS}


USUAL: dict[str, Any] = told(Scenario())


def of_text(text: str, name: str) -> dict[str, Any]:
    """Return the scenario that TOML describes, as JSON.

    Args:
        text: The TOML.
        name: What messages call it.

    Raises:
        tepat.placement.scenario.ScenarioError: naming every fault of the text.
    """
    return told(scenarios.parse(text, name))


def read(told: Mapping[str, Any]) -> Scenario:
    """Return the scenario of the engine; weights of the policy are left to it."""
    usual = told["weights"] == WEIGHTS
    whole = USUAL | dict(told)
    return scenarios.untold(whole | {"weights": None if usual else whole["weights"]})


def text_of(told: Mapping[str, Any]) -> str:
    """Return a scenario as the TOML that ``tepat plan --scenario`` reads."""
    return scenarios.text_of(scenarios.untold(USUAL | dict(told)))
