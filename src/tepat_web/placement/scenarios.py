"""What a planner asks for, between a form, a row of the database and the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tepat.placement.scenario import KINDS, Scenario, parse
from tepat.policy import PARTS, Policy

USUAL: dict[str, Any] = {
    "effective_on": "",
    "moves": list(KINDS),
    "weights": dict(Policy().weights),
    "freeze": {"people": [], "positions": [], "units": []},
}


def of_text(text: str, name: str) -> dict[str, Any]:
    """Return the scenario that TOML describes, as JSON.

    Args:
        text: The TOML.
        name: What messages call it.

    Raises:
        tepat.placement.scenario.ScenarioError: naming every fault of the text.
    """
    return told(parse(text, name))


def told(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as JSON."""
    day = scenario.effective_on
    return {
        "effective_on": day.isoformat() if day else "",
        "moves": list(scenario.kinds),
        "weights": dict(scenario.weights or Policy().weights),
        "freeze": {
            "people": list(scenario.frozen_people),
            "positions": list(scenario.frozen_positions),
            "units": list(scenario.frozen_units),
        },
    }


def read(told: Mapping[str, Any]) -> Scenario:
    """Return the scenario of the engine; weights of the policy are left to it."""
    day, freeze = told["effective_on"], told["freeze"]
    usual = told["weights"] == USUAL["weights"]
    return Scenario(
        effective_on=date.fromisoformat(day) if day else None,
        kinds=tuple(told["moves"]),
        weights=None if usual else dict(told["weights"]),
        frozen_people=tuple(freeze["people"]),
        frozen_positions=tuple(freeze["positions"]),
        frozen_units=tuple(freeze["units"]),
    )


def text_of(told: Mapping[str, Any]) -> str:
    """Return a scenario as the TOML that ``tepat plan --scenario`` reads."""
    freeze = told["freeze"]
    lines = ["[plan]", 'mode = "optimum"']
    if told["effective_on"]:
        lines.append(f"effective_on = {told['effective_on']}")
    lines.append(f"moves = {_listed(told['moves'])}")
    lines += ["", "[weights]"]
    lines += [f"{part} = {told['weights'][part]}" for part in PARTS]
    lines += ["", "[freeze]"]
    lines += [f"{name} = {_listed(codes)}" for name, codes in freeze.items()]
    return "\n".join(lines) + "\n"


def _listed(words: list[str]) -> str:
    return "[" + ", ".join(_quoted(word) for word in words) + "]"


def _quoted(word: str) -> str:
    """A basic string of TOML, whatever is in it."""
    escaped = "".join(
        f"\\u{ord(sign):04X}" if ord(sign) < 32 or ord(sign) == 127 else sign
        for sign in word.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'
