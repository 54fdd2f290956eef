"""Whether the data has what a scenario names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from tepat.snapshot import Snapshot
from tepat.words import Sentence

from .scenario import Scenario, ScenarioError

TOO_EARLY = Sentence(
    id="Skenario berlaku {day}, sebelum tanggal acuan data {reference}. Pilih hari "
    "yang sama atau sesudahnya.",
    en="The scenario takes effect on {day}, before the reference day {reference}. "
    "Choose that day or a later one.",
)
STRANGERS = Sentence(
    id="Skenario menyebut kode yang tidak ada dalam data: {codes}. Periksa ejaannya; "
    "yang salah ketik tidak akan berlaku.",
    en="The scenario names codes that the data does not have: {codes}. Check the "
    "spelling; what is misspelt would have no effect.",
)


def demand_known(scenario: Scenario, snapshot: Snapshot) -> None:
    """Refuse a scenario that names what the data does not have.

    Raises:
        ScenarioError: naming the codes, or a day before the reference day.
    """
    day = scenario.effective_on
    if day is not None and day < snapshot.day:
        raise ScenarioError(TOO_EARLY, day=day, reference=snapshot.day)
    strangers = [
        f"{entry} {code}"
        for entry, codes, known in _named(scenario, snapshot)
        for code in sorted(set(codes) - set(known.drop_nulls()))
    ]
    if strangers:
        raise ScenarioError(STRANGERS, codes=tuple(strangers))


def _named(
    asked: Scenario, snapshot: Snapshot
) -> Iterator[tuple[str, Iterable[str], pl.Series]]:
    """Yield every entry that names codes, with the codes the data has."""
    people, positions = snapshot.employees["nip"], snapshot.positions["position"]
    units = snapshot.units["unit"]
    assessed = snapshot.assessments["competency"]
    yield "freeze.people", asked.frozen_people, people
    yield "freeze.positions", asked.frozen_positions, positions
    yield "freeze.units", asked.frozen_units, units
    yield "pin", asked.pins, people
    yield "pin", asked.pins.values(), positions
    yield "plan.must_fill", asked.must_fill, positions
    yield "caps.units", asked.caps.units, units
    yield "budget", asked.budget, units
    yield "protect.fit", asked.protect.fit, units
    yield "protect.headcount", asked.protect.headcount, units
    yield "protect.competencies", asked.protect.competencies, assessed
    for protected in asked.protect.competencies.values():
        yield "protect.competencies", protected, units
    yield "balance", (each.unit for each in asked.balance), units
