"""What a planner asks for: a scenario file (TOML), read with every fault reported."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tepat.errors import TepatError
from tepat.policy import PARTS, Policy
from tepat.snapshot import Snapshot
from tepat.words import Sentence

KINDS = ("rotasi", "promosi", "penempatan")
SECTIONS = ("plan", "weights", "freeze")
PLAN_KEYS = ("mode", "effective_on", "moves")
FREEZE_KEYS = ("people", "positions", "units")


class ScenarioError(TepatError):
    """A scenario file that cannot be followed."""

    exit_code = 22


@dataclass(frozen=True, slots=True)
class Scenario:
    """One question put to the planner's engine.

    Attributes:
        effective_on: Day the plan takes effect; ``None`` is the reference day.
        kinds: Kinds of move that may be proposed.
        weights: Percent per part of the fit; ``None`` leaves it to the policy.
        frozen_people: NIPs who stay where they are.
        frozen_positions: Position codes that nobody enters or leaves.
        frozen_units: Unit codes whose positions (and those below) are frozen.
    """

    effective_on: date | None = None
    kinds: tuple[str, ...] = KINDS
    weights: Mapping[str, int] | None = None
    frozen_people: tuple[str, ...] = ()
    frozen_positions: tuple[str, ...] = ()
    frozen_units: tuple[str, ...] = ()

    def policy(self, policy: Policy) -> Policy:
        """Return the city's policy with what the scenario changes about it."""
        return replace(
            policy,
            weights=self.weights or policy.weights,
            promotions=policy.promotions and "promosi" in self.kinds,
        )


def read(path: Path) -> Scenario:
    """Read a scenario file.

    Raises:
        ScenarioError: naming every fault of the file at once.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError(UNREADABLE, file=path.name, why=str(error)) from error
    return parse(text, path.name)


def parse(text: str, name: str) -> Scenario:
    """Read a scenario from the text of its file.

    Args:
        text: The TOML.
        name: What messages call it.

    Raises:
        ScenarioError: naming every fault of the text at once.
    """
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ScenarioError(NOT_TOML, file=name, why=str(error)) from error
    faults = [*_unknown(told), *_faults(told)]
    if faults:
        raise ScenarioError(
            Sentence(
                id="Berkas skenario {file} belum dapat dijalankan:\n- "
                + "\n- ".join(fault.id for fault in faults),
                en="The scenario file {file} cannot be followed yet:\n- "
                + "\n- ".join(fault.en for fault in faults),
            ),
            file=name,
        )
    plan, freeze = told.get("plan", {}), told.get("freeze", {})
    return Scenario(
        effective_on=plan.get("effective_on"),
        kinds=tuple(plan.get("moves", KINDS)),
        weights=told.get("weights"),
        frozen_people=tuple(freeze.get("people", ())),
        frozen_positions=tuple(freeze.get("positions", ())),
        frozen_units=tuple(freeze.get("units", ())),
    )


def demand_known(scenario: Scenario, snapshot: Snapshot) -> None:
    """Refuse a scenario that names what the data does not have.

    Raises:
        ScenarioError: naming the codes, or a day before the reference day.
    """
    day = scenario.effective_on
    if day is not None and day < snapshot.day:
        raise ScenarioError(TOO_EARLY, day=day, reference=snapshot.day)
    named = (
        (scenario.frozen_people, snapshot.employees["nip"]),
        (scenario.frozen_positions, snapshot.positions["position"]),
        (scenario.frozen_units, snapshot.units["unit"]),
    )
    strangers = [
        code for codes, known in named for code in sorted(set(codes) - set(known))
    ]
    if strangers:
        raise ScenarioError(STRANGERS, codes=tuple(strangers))


def _unknown(told: Mapping[str, Any]) -> list[Sentence]:
    known = {"plan": PLAN_KEYS, "weights": PARTS, "freeze": FREEZE_KEYS}
    faults = []
    for section, content in told.items():
        if section not in SECTIONS:
            faults.append(
                _not_known(f"[{section}]", ", ".join(f"[{s}]" for s in SECTIONS))
            )
        elif not isinstance(content, dict):
            faults.append(_not_known(section, f"[{section}]"))
        else:
            faults += [
                _not_known(f"{section}.{key}", ", ".join(known[section]))
                for key in content
                if key not in known[section]
            ]
    return faults


def _faults(told: Mapping[str, Any]) -> list[Sentence]:
    sections = {name: told.get(name, {}) for name in SECTIONS}
    if not all(isinstance(content, dict) for content in sections.values()):
        return []
    plan, weights, freeze = (sections[name] for name in SECTIONS)
    faults = []
    if plan.get("mode", "optimum") != "optimum":
        faults.append(_wrong("plan.mode", plan["mode"], "optimum"))
    day = plan.get("effective_on")
    if day is not None and type(day) is not date:
        faults.append(_wrong("plan.effective_on", day, "2027-01-01"))
    kinds = plan.get("moves", list(KINDS))
    if not isinstance(kinds, list) or not set(map(str, kinds)) <= set(KINDS):
        faults.append(_wrong("plan.moves", kinds, str(list(KINDS))))
    if weights and (
        set(weights) != set(PARTS)
        or not all(type(part) is int and part >= 0 for part in weights.values())
        or sum(weights.values()) != 100
    ):
        faults.append(
            Sentence(
                id=f"[weights] harus memuat {', '.join(PARTS)} sebagai bilangan bulat "
                "yang berjumlah 100.",
                en=f"[weights] must give {', '.join(PARTS)} as whole numbers that add "
                "up to 100.",
            )
        )
    for key in FREEZE_KEYS:
        listed = freeze.get(key, [])
        if not isinstance(listed, list) or not all(type(it) is str for it in listed):
            faults.append(_wrong(f"freeze.{key}", listed, '["kode", "kode"]'))
    return faults


def _not_known(name: str, allowed: str) -> Sentence:
    name = _plain(name)
    return Sentence(
        id=f"{name} tidak dikenal; yang ada: {allowed}.",
        en=f"{name} is not known; there are: {allowed}.",
    )


def _wrong(name: str, found: object, allowed: str) -> Sentence:
    said = _plain(str(found))
    return Sentence(
        id=f"{name} berisi {said}; yang dapat dipakai: {allowed}.",
        en=f"{name} is {said}; what can be used: {allowed}.",
    )


def _plain(text: str) -> str:
    """Keep what the file says from being taken for a blank of the sentence."""
    return text[:80].replace("{", "(").replace("}", ")")


TOO_EARLY = Sentence(
    id="Skenario berlaku {day}, sebelum tanggal acuan data {reference}. Pilih hari "
    "yang sama atau sesudahnya.",
    en="The scenario takes effect on {day}, before the reference day {reference}. "
    "Choose that day or a later one.",
)
STRANGERS = Sentence(
    id="[freeze] menyebut kode yang tidak ada dalam data: {codes}. Periksa ejaannya; "
    "yang salah ketik tidak akan dibekukan.",
    en="[freeze] names codes that the data does not have: {codes}. Check the spelling; "
    "what is misspelt would not be frozen.",
)
UNREADABLE = Sentence(
    id="Berkas skenario {file} tidak dapat dibaca: {why}. Periksa nama dan isinya.",
    en="The scenario file {file} cannot be read: {why}. Check its name and content.",
)
NOT_TOML = Sentence(
    id="Berkas skenario {file} bukan TOML yang benar: {why}. Perbaiki baris itu.",
    en="The scenario file {file} is not proper TOML: {why}. Mend that line.",
)
