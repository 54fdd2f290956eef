"""A structure to be beside the present one: what changes, for whom, at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat import law as laws
from tepat.establishment.balance import balance
from tepat.establishment.integrity import Integrity, integrity
from tepat.finding import Finding
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

from . import costs, findings, positions, units
from .completed import completed
from .links import Links
from .next_city import next_city
from .people import Destiny, destinies
from .shape import Shape, shape


@dataclass(frozen=True, slots=True)
class Restructure:
    """What a structure to be would change.

    Attributes:
        before_on, on: The reference days of the two structures; the second is the day
            from which the structure to be stands.
        positions: What becomes of each position; see ``positions.compared``.
        changes: From what to what, per position and field.
        units: What becomes of each unit; see ``units.compared``.
        links: Which position becomes which.
        people: What becomes of everybody; see ``people.destinies``. ``name_before``,
            ``name_after``, ``unit_after``, ``class_before`` and ``class_after`` are
            beside it.
        classes: Seats and cost of each class, before and after.
        totals: Sums over the classes; see ``costs.totals``.
        fates, destinies: How many positions and people come to each.
        shape_before, shape_after: Layers and spans.
        integrity: Of the structure to be.
        findings: What to know before deciding.
        next_city: The structure to be with everybody where they would stand.
    """

    before_on: date
    on: date
    positions: pl.DataFrame
    changes: pl.DataFrame
    units: pl.DataFrame
    links: Links
    people: pl.DataFrame
    classes: pl.DataFrame
    totals: Mapping[str, int | float | None]
    fates: Mapping[str, int]
    destinies: Mapping[str, int]
    shape_before: Shape
    shape_after: Shape
    integrity: Integrity
    findings: tuple[Finding, ...]
    next_city: Snapshot


def restructure(as_is: Snapshot, to_be: Snapshot) -> Restructure:
    """Set a structure to be beside the present one.

    Positions are the same where column ``asal`` of the structure to be says so, else
    where their codes are equal; units by their code. People are those of today; the
    structure to be stands on its own reference day. What it leaves empty (tasks,
    standards, catalogue …) is taken from today; see ``completed``.

    Raises:
        NormNotInForce: if a norm it rests on has no value on one of the days.
        NoWorkingHours: if the city set a year without working hours.
    """
    links = Links.of(as_is.positions, to_be.positions)
    structure = completed(as_is, to_be, links)
    law_before, law = laws.on(as_is.day), laws.on(to_be.day)
    before, after = _needed(as_is, law_before), _needed(structure, law)
    typed, changes = positions.compared(before, after, links)
    people = _named(destinies(as_is, before, after, links, law), before, after)
    classes = costs.by_class(before, after, structure.class_costs)
    whole = integrity(structure, law)
    was, now = shape(as_is.units, before), shape(structure.units, after)
    return Restructure(
        before_on=as_is.day,
        on=to_be.day,
        positions=typed,
        changes=changes,
        units=units.compared(as_is.units, structure.units),
        links=links,
        people=people,
        classes=classes,
        totals=costs.totals(before, after, classes),
        fates=_counted(typed["fate"], positions.Fate),
        destinies=_counted(people["destiny"], Destiny),
        shape_before=was,
        shape_after=now,
        integrity=whole,
        findings=(
            *findings.of_links(links),
            *findings.of_people(people, before, after, links),
            *findings.of_structure(whole, was, now, classes),
        ),
        next_city=next_city(as_is, structure, people, _first_heirs(links)),
    )


def _needed(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """The positions, with need, holders and the rank of their level."""
    found = balance(snapshot, law).positions.select("position", "need", "occupied")
    rank = pl.col("level").replace_strict(
        dict(law.ladder.level_rank.value), default=None, return_dtype=pl.Int64
    )
    return (
        resolve.positions(snapshot)
        .join(found, on="position", how="left", maintain_order="left")
        .with_columns(rank=rank)
    )


def _named(
    people: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame
) -> pl.DataFrame:
    was = before.select("position", name_before="name", class_before="position_class")
    now = after.select(
        to="position",
        name_after="name",
        unit_after="unit",
        class_after="position_class",
    )
    return people.join(was, on="position", how="left", maintain_order="left").join(
        now, on="to", how="left", maintain_order="left"
    )


def _counted(
    told: pl.Series, kinds: type[positions.Fate] | type[Destiny]
) -> Mapping[str, int]:
    found = told.to_list()
    return {kind.value: found.count(kind.value) for kind in kinds}


def _first_heirs(links: Links) -> dict[str, str]:
    """Code of today → the one it becomes: its own where it remains, else the first."""
    heirs: dict[str, str] = {}
    for after, before in links.pairs.iter_rows():
        if after == before or before not in heirs:
            heirs[before] = after
    return heirs
