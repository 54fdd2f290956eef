"""Reading a scenario file, with every fault of it reported at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tepat.intake.toml_file import TomlFile, not_known, wrong
from tepat.policy import PARTS
from tepat.words import Sentence

from .entries import BY_CODE, GROUP, NAMES, RELATIVES, SECTIONS, Entry
from .scenario import Balance, Caps, Protect, Scenario, ScenarioError

FILE = TomlFile(Sentence(id="Berkas skenario", en="The scenario file"), ScenarioError)


def read(path: Path) -> Scenario:
    """Read a scenario file.

    Raises:
        ScenarioError: naming every fault of the file at once.
    """
    text = FILE.text(path)
    return parse(text, path.name)


def parse(text: str, name: str) -> Scenario:
    """Read a scenario from the text of its file.

    Args:
        text: The TOML.
        name: What messages call it.

    Raises:
        ScenarioError: naming every fault of the text at once.
    """
    told = FILE.told(text, name)
    FILE.demand(list(_faults(told)), name)
    return _scenario(told)


def _scenario(told: Mapping[str, Any]) -> Scenario:
    plan, freeze, caps, protect = (
        told.get(name, {}) for name in ("plan", "freeze", "caps", "protect")
    )
    usual = Scenario()
    relatives = plan.get("relatives")
    return Scenario(
        mode=plan.get("mode", usual.mode),
        day=plan.get("day"),
        effective_on=plan.get("effective_on"),
        kinds=tuple(plan.get("moves", usual.kinds)),
        goals=tuple(plan.get("goals", usual.goals)),
        must_fill=tuple(plan.get("must_fill", ())),
        cooling_off=plan.get("cooling_off"),
        refill=plan.get("refill"),
        relatives=None if relatives is None else RELATIVES[relatives],
        weights=told.get("weights"),
        pins=told.get("pin", {}),
        forbidden={
            nip: tuple(dict.fromkeys(codes))
            for nip, codes in told.get("forbid", {}).items()
            if codes
        },
        frozen_people=tuple(freeze.get("people", ())),
        frozen_positions=tuple(freeze.get("positions", ())),
        frozen_units=tuple(freeze.get("units", ())),
        caps=Caps(**caps),
        budget=told.get("budget", {}),
        protect=Protect(
            fit=tuple(protect.get("fit", ())),
            headcount=tuple(protect.get("headcount", ())),
            competencies={
                code: tuple(units)
                for code, units in protect.get("competencies", {}).items()
            },
        ),
        balance=tuple(
            Balance(**{**entry, "families": tuple(entry.get("families", ()))})
            for entry in told.get("balance", ())
        ),
    )


def _faults(told: Mapping[str, Any]) -> Iterator[Sentence]:
    for name, content in told.items():
        if name not in NAMES:
            yield not_known(f"[{name}]", ", ".join(f"[{it}]" for it in NAMES))
        elif name == "balance":
            yield from _faults_of_balance(content)
        elif not isinstance(content, dict):
            yield not_known(name, f"[{name}]")
        elif name in BY_CODE:
            yield from _faults_by_code(name, content)
        else:
            yield from _faults_of(name, content, SECTIONS[name])
    weights = told.get("weights")
    if isinstance(weights, dict) and not _add_up(weights):
        yield Sentence(
            id=f"[weights] harus memuat {', '.join(PARTS)} sebagai bilangan bulat "
            "yang berjumlah 100.",
            en=f"[weights] must give {', '.join(PARTS)} as whole numbers that add "
            "up to 100.",
        )


def _faults_of(
    name: str, content: Mapping[str, Any], entries: Mapping[str, Entry]
) -> Iterator[Sentence]:
    for key, value in content.items():
        path = f"{name}.{key}"
        if key not in entries:
            yield not_known(path, ", ".join(entries))
        elif not entries[key].allows(value):
            yield wrong(path, value, entries[key].example)
        elif path in BY_CODE:
            yield from _faults_by_code(path, value)


def _faults_by_code(name: str, content: Mapping[str, Any]) -> Iterator[Sentence]:
    entry = BY_CODE[name]
    for code, value in content.items():
        if not entry.allows(value):
            yield wrong(f"{name}.{code}", value, entry.example)


def _faults_of_balance(content: object) -> Iterator[Sentence]:
    if not isinstance(content, list):
        yield not_known("balance", "[[balance]]")
        return
    for number, entry in enumerate(content, start=1):
        name = f"balance({number})"
        if not isinstance(entry, dict):
            yield not_known(name, "[[balance]]")
            continue
        faults = list(_faults_of(name, entry, SECTIONS["balance"]))
        yield from faults
        lacks = "unit" not in entry or not any(it in entry for it in GROUP)
        limits = [entry[it] for it in ("least", "most") if it in entry]
        if not faults and (lacks or not limits or limits != sorted(limits)):
            yield Sentence(
                id=f"{name} harus menyebut unit, kelompok (sex, age_from, atau "
                "age_to), dan least atau most dalam persen, least tidak melebihi most.",
                en=f"{name} must name a unit, a group (sex, age_from or age_to), and "
                "least or most in percent, least no more than most.",
            )


def _add_up(weights: Mapping[str, Any]) -> bool:
    return (
        set(weights) == set(PARTS)
        and all(type(part) is int for part in weights.values())
        and sum(weights.values()) == 100
    )
