"""What a planner asks for, between a form, a row of the database and the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tepat.placement import scenario as scenarios
from tepat.placement.scenario import Scenario
from tepat.policy import Policy

WEIGHTS: dict[str, int] = dict(Policy().weights)
NO_FIELD = ("day", "relatives", "budget", "balance")
BEYOND: Mapping[str, str] = {"caps": "units", "protect": "competencies"}
"""What the form has no field for: all of an entry, and parts of others."""


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
    all_of_it = whole(told)
    return scenarios.untold(all_of_it | {"weights": None if usual else told["weights"]})


def text_of(told: Mapping[str, Any]) -> str:
    """Return a scenario as the TOML that ``tepat plan --scenario`` reads."""
    return scenarios.text_of(scenarios.untold(whole(told)))


def whole(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scenario with every entry, also one kept before there were so many."""
    return USUAL | dict(told)


def merged(shown: Mapping[str, Any], beyond: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scenario of what a form shows and of what it has no field for.

    Args:
        shown: The entries of the form.
        beyond: A whole scenario, of which the rest is taken.
    """
    sections = {
        name: {**shown[name], entry: beyond[name][entry]}
        for name, entry in BEYOND.items()
    }
    return {**beyond, **shown, **sections}


def codes(told: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the codes that a scenario names: ``people``, ``positions``, ``units``."""
    freeze, protect = told["freeze"], told["protect"]
    named: dict[str, tuple[Iterable[str], ...]] = {
        "people": (freeze["people"], told["pin"], told["forbid"]),
        "positions": (
            freeze["positions"],
            told["pin"].values(),
            *told["forbid"].values(),
            told["must_fill"],
        ),
        "units": (
            freeze["units"],
            told["caps"]["units"],
            told["budget"],
            protect["fit"],
            protect["headcount"],
            *protect["competencies"].values(),
            (each["unit"] for each in told["balance"]),
        ),
    }
    return {
        name: list(dict.fromkeys(code for each in parts for code in each))
        for name, parts in named.items()
    }


def is_plain(told: Mapping[str, Any]) -> bool:
    """Tell whether a form shows all of a whole scenario."""
    usual = {name: USUAL[name] for name in NO_FIELD}
    return told == merged({**told, **usual}, USUAL)
