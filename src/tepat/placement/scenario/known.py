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
CONTRADICTED = Sentence(
    id="[pin] menetapkan {nip} pada {position}, sedangkan [forbid] melarang {nip} "
    "menduduki {position}. Hapus salah satunya.",
    en="[pin] puts {nip} in {position}, but [forbid] keeps {nip} out of {position}. "
    "Delete one of the two.",
)
OWN = Sentence(
    id="[forbid] melarang {nip} menduduki {position}, yaitu jabatannya sekarang; tetap "
    "di jabatan selalu mungkin. Hapus kode itu dari [forbid]; untuk memindahkan yang "
    "bersangkutan, tetapkan jabatan lain dalam [pin].",
    en="[forbid] keeps {nip} out of {position}, which the person holds now; staying is "
    "always possible. Delete that code from [forbid]; to move the person, name another "
    "position in [pin].",
)


def demand_known(scenario: Scenario, snapshot: Snapshot) -> None:
    """Refuse a scenario that names what the data does not have, or contradicts itself.

    Raises:
        ScenarioError: naming the codes, a day before the reference day, or who is kept
            out of where they sit or are pinned.
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
    for nip, code in _contradicted(scenario):
        raise ScenarioError(CONTRADICTED, nip=nip, position=code)
    for nip, code in _kept_from_own(scenario, snapshot):
        raise ScenarioError(OWN, nip=nip, position=code)


def _contradicted(asked: Scenario) -> Iterator[tuple[str, str]]:
    """Yield who is pinned to a position that is forbidden to them, and the position."""
    for nip, code in asked.pins.items():
        if code in asked.forbidden.get(nip, ()):
            yield nip, code


def _kept_from_own(asked: Scenario, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield who is kept out of the position that they hold, and the position."""
    named = snapshot.employees.filter(pl.col("nip").is_in(list(asked.forbidden)))
    for nip, code in named.select("nip", "position").sort("nip").iter_rows():
        if code in asked.forbidden[nip]:
            yield nip, code


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
    yield "forbid", asked.forbidden, people
    for codes in asked.forbidden.values():
        yield "forbid", codes, positions
    yield "plan.must_fill", asked.must_fill, positions
    yield "caps.units", asked.caps.units, units
    yield "budget", asked.budget, units
    yield "protect.fit", asked.protect.fit, units
    yield "protect.headcount", asked.protect.headcount, units
    yield "protect.competencies", asked.protect.competencies, assessed
    for protected in asked.protect.competencies.values():
        yield "protect.competencies", protected, units
    yield "balance", (each.unit for each in asked.balance), units
