"""A scenario as JSON, for plans and databases, and as TOML, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from .entries import RELATIVES
from .scenario import Balance, Caps, Protect, Scenario


def told(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as JSON: every entry, named as in the file; days are ISO."""
    caps, protect = scenario.caps, scenario.protect
    return {
        "mode": scenario.mode,
        "day": _iso(scenario.day),
        "effective_on": _iso(scenario.effective_on),
        "moves": list(scenario.kinds),
        "goals": list(scenario.goals),
        "must_fill": list(scenario.must_fill),
        "cooling_off": scenario.cooling_off,
        "refill": scenario.refill,
        "relatives": _relatives(scenario.relatives),
        "weights": dict(scenario.weights) if scenario.weights else None,
        "pin": dict(scenario.pins),
        "forbid": {nip: list(codes) for nip, codes in scenario.forbidden.items()},
        "freeze": {
            "people": list(scenario.frozen_people),
            "positions": list(scenario.frozen_positions),
            "units": list(scenario.frozen_units),
        },
        "caps": {
            "moves": caps.moves,
            "share": caps.share,
            "unit_share": caps.unit_share,
            "units": dict(caps.units),
        },
        "budget": dict(scenario.budget),
        "protect": {
            "fit": list(protect.fit),
            "headcount": list(protect.headcount),
            "competencies": {
                code: list(units) for code, units in protect.competencies.items()
            },
        },
        "balance": [
            {**asdict(each), "families": list(each.families)}
            for each in scenario.balance
        ],
    }


def untold(content: Mapping[str, Any]) -> Scenario:
    """Return the scenario that :func:`told` gave.

    Raises:
        KeyError, TypeError, ValueError: if it did not.
    """
    relatives = content["relatives"]
    freeze, protect = content["freeze"], content["protect"]
    return Scenario(
        mode=content["mode"],
        day=_day(content["day"]),
        effective_on=_day(content["effective_on"]),
        kinds=tuple(content["moves"]),
        goals=tuple(content["goals"]),
        must_fill=tuple(content["must_fill"]),
        cooling_off=content["cooling_off"],
        refill=content["refill"],
        relatives=None if relatives is None else RELATIVES[relatives],
        weights=content["weights"],
        pins=dict(content["pin"]),
        # A plan made before there was such an entry forbids nothing.
        forbidden={
            nip: tuple(codes) for nip, codes in content.get("forbid", {}).items()
        },
        frozen_people=tuple(freeze["people"]),
        frozen_positions=tuple(freeze["positions"]),
        frozen_units=tuple(freeze["units"]),
        caps=Caps(**content["caps"]),
        budget=dict(content["budget"]),
        protect=Protect(
            fit=tuple(protect["fit"]),
            headcount=tuple(protect["headcount"]),
            competencies={
                code: tuple(units) for code, units in protect["competencies"].items()
            },
        ),
        balance=tuple(
            Balance(**{**each, "families": tuple(each["families"])})
            for each in content["balance"]
        ),
    )


def text_of(scenario: Scenario) -> str:
    """Return a scenario as TOML: what it asks for, and what it leaves as usual not."""
    content, usual = told(scenario), told(Scenario())
    days = {"day": scenario.day, "effective_on": scenario.effective_on}
    names = ("mode", *days, "moves", "goals", "must_fill", "cooling_off", "refill")
    plan = {name: content[name] for name in (*names, "relatives")} | days
    asked = {key: value for key, value in plan.items() if content[key] != usual[key]}
    caps, protect = content["caps"], content["protect"]
    sections = {
        "plan": {"mode": scenario.mode, **asked},
        "weights": content["weights"] or {},
        "pin": content["pin"],
        "forbid": content["forbid"],
        "freeze": content["freeze"],
        "caps": {name: caps[name] for name in ("moves", "share", "unit_share")},
        "caps.units": caps["units"],
        "budget": content["budget"],
        "protect": {name: protect[name] for name in ("fit", "headcount")},
        "protect.competencies": protect["competencies"],
    }
    lines = [
        line
        for name, entries in sections.items()
        for line in _section(f"[{name}]", entries)
    ]
    for each in content["balance"]:
        lines += _section("[[balance]]", each)
    return "\n".join(lines).strip() + "\n"


def _section(heading: str, entries: Mapping[str, Any]) -> Iterator[str]:
    """Yield a section, without the entries that say nothing; none if all do.

    No moves at all is something to say.
    """
    said = {
        key: it
        for key, it in entries.items()
        if it is not None and (it != [] or key == "moves")
    }
    if said:
        yield from ("", heading)
    for key, value in said.items():
        bare = key.isascii() and key.replace("_", "").isalpha()
        yield f"{key if bare else _written(key)} = {_written(value)}"


def _written(value: Any) -> str:
    match value:
        case str():
            return _quoted(value)
        case list():
            return "[" + ", ".join(_written(each) for each in value) + "]"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _quoted(word: str) -> str:
    """A basic string of TOML, whatever is in it."""
    escaped = "".join(
        f"\\u{ord(sign):04X}" if ord(sign) < 32 or ord(sign) == 127 else sign
        for sign in word.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _relatives(apart: bool | None) -> str | None:
    names = {apart: name for name, apart in RELATIVES.items()}
    return None if apart is None else names[apart]
