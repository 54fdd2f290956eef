"""Conditions that are asked of a plan, and the same as part of a scenario.

A pin, a ban and somebody who stays can be put into a scenario. A seat more and
somebody who leaves are no wish of the planner but data, which the register holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tepat_web.placement import changes, scenarios

Change = Mapping[str, str]
Scenario = Mapping[str, Any]
OF_SCENARIO = frozenset({"pin", "wish", "forbid", "objection"})


def can_be_kept(change: Change) -> bool:
    """Tell whether a scenario can hold a condition."""
    return change["kind"] in OF_SCENARIO


def is_whole(change: Change) -> bool:
    """Tell whether a condition names what its kind needs."""
    needs_place = change["kind"] != "objection"
    return bool(change.get("nip")) and bool(change.get("position") or not needs_place)


def added(scenario: Scenario, change: Change) -> dict[str, Any]:
    """Return a scenario with one condition more; what contradicts it gives way.

    Args:
        scenario: As ``placement.scenarios`` tells it.
        change: ``kind``, ``nip``, ``position`` as ``placement.desk.client`` takes them.
    """
    nip, code = change["nip"], change.get("position", "")
    asked: changes.Change
    match change["kind"]:
        case "pin" | "wish":
            asked = {"pin": {nip: code}}
        case "forbid":
            asked = {"forbid": {nip: [code]}}
        case _:
            asked = {"freeze": {"people": [nip]}}
    return changes.merged(scenario, [asked]).scenario


def removed(scenario: Scenario, change: Change) -> dict[str, Any]:
    """Return a scenario without one condition."""
    told = scenarios.whole(scenario)
    nip, code = change["nip"], change.get("position", "")
    match change["kind"]:
        case "pin":
            pins = told["pin"].items()
            told["pin"] = {who: to for who, to in pins if (who, to) != (nip, code)}
        case "forbid":
            told["forbid"] = _freed(told["forbid"], nip, code)
        case _:
            told["freeze"] = _thawed(told["freeze"], nip)
    return told


def collected(scenario: Scenario, beyond: Scenario) -> list[dict[str, str]]:
    """Return the conditions that a scenario has and another has not."""
    return list(_beyond(scenarios.whole(scenario), scenarios.whole(beyond)))


def _beyond(told: Scenario, other: Scenario) -> Iterator[dict[str, str]]:
    for nip, code in told["pin"].items():
        if other["pin"].get(nip) != code:
            yield {"kind": "pin", "nip": nip, "position": code}
    for nip, codes in told["forbid"].items():
        for code in codes:
            if code not in other["forbid"].get(nip, ()):
                yield {"kind": "forbid", "nip": nip, "position": code}
    for nip in told["freeze"]["people"]:
        if nip not in other["freeze"]["people"]:
            yield {"kind": "objection", "nip": nip}


def _freed(forbid: Scenario, nip: str, code: str) -> dict[str, list[str]]:
    kept = {
        who: [each for each in codes if (who, each) != (nip, code)]
        for who, codes in forbid.items()
    }
    return {who: codes for who, codes in kept.items() if codes}


def _thawed(freeze: Scenario, nip: str) -> dict[str, Any]:
    return {**freeze, "people": [each for each in freeze["people"] if each != nip]}
