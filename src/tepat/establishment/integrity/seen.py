"""What the checks of the data see on the map already, under the codes of its rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.snapshot import TABLES, Snapshot, resolve
from tepat.snapshot.checks import Place, Sighting, keys, people, references, structure
from tepat.words import Sentence

from .issue import Issue
from .rule import ROLL, Rule

LOOKS = (
    keys.repeated_keys,
    references.unknown_references,
    structure.one_tree,
    structure.one_leader,
    structure.fitting_levels,
    people.units_of_people,
)
PLACE_OF_TABLE = {
    "units": ("unit", None, None),
    "positions": ("unit", "position", None),
    "employees": ("unit", "position", "nip"),
}
SHEETS = {table.name: table.sheet for table in TABLES}


def seen(told: Snapshot, cleaned: Snapshot) -> Iterator[Issue]:
    """Yield what the checks see, each as an issue of the rule that names its code.

    Args:
        told: The city as it was written, mistakes included.
        cleaned: The same with each code once, to follow superiors in.
    """
    rules = {defect: rule for rule in ROLL.values() for defect in rule.defects}
    for look in LOOKS:
        for sighting in look(told):
            rule = _rule(rules, sighting)
            if rule is not None:
                yield _issue(rule, sighting, told)
    yield from _circles_of_superiors(rules["SUPERIOR-CIRCLE"], told, cleaned)


def _circles_of_superiors(
    rule: Rule, told: Snapshot, cleaned: Snapshot
) -> Iterator[Issue]:
    """Circles as they are stated, else as they follow from the tree of units."""
    stated = [_issue(rule, it, told) for it in structure.stated_superiors(told)]
    if stated:
        yield from stated
        return
    for sighting in structure.circles_of(
        resolve.positions(cleaned), "superior_resolved"
    ):
        yield _issue(rule, sighting, cleaned)


def _rule(rules: dict[str, Rule], sighting: Sighting) -> Rule | None:
    code, place = sighting.defect.code, sighting.place
    return rules.get(f"{code} {place.table}.{place.column}") or rules.get(code)


def _issue(rule: Rule, sighting: Sighting, snapshot: Snapshot) -> Issue:
    place = sighting.place
    row = _row(snapshot, place)
    columns = PLACE_OF_TABLE.get(place.table, (None, None, None))
    unit, position, nip = (row.get(name) if name else None for name in columns)
    facts = {
        name: _row_number(fact) if isinstance(fact, Place) else fact
        for name, fact in sighting.facts.items()
    }
    return Issue(
        rule=rule,
        finding=Finding(
            code=rule.code,
            verdict=Verdict.FAILS,
            sentence=sighting.defect.sentence,
            facts=facts,
            cites=(rule.basis,),
            verified=rule.is_policy,
        ),
        weight=rule.weight,
        defect=sighting.defect.code,
        unit=unit,
        position=position,
        nip=nip,
    )


def _row(snapshot: Snapshot, place: Place) -> dict[str, Any]:
    frame: pl.DataFrame = getattr(snapshot, place.table)
    return {} if place.row is None else frame.row(place.row, named=True)


def _row_number(place: Place) -> Sentence:
    number = "" if place.row is None else str(place.row + 1)
    sheet = SHEETS[place.table]
    return Sentence(
        id=f"baris data ke-{number} lembar {sheet}", en=f"data row {number} of {sheet}"
    )
