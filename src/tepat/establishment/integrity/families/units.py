"""Rules on units: one tree, a leader each, and a shape that can be led."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity.rule import Condition, Subject, rule, seen_by_checks
from tepat.law import Law
from tepat.snapshot import Settings
from tepat.snapshot.vocabulary import LEADERSHIP

UNIT = Subject.UNIT
NAMED = ("unit", "name")
CLOSED = r"(?i)\b(?:tidak aktif|non[- ]?aktif|dihapus|ditutup|dibubarkan|dilebur)\b"

seen_by_checks(
    *("MAP-5", "units", UNIT, "Units have one root."),
    *("TREE-NO-ROOT", "TREE-SECOND-ROOT"),
)
seen_by_checks("MAP-6", "units", UNIT, "No unit hangs below itself.", "TREE-CIRCLE")
seen_by_checks(
    *("MAP-7", "units", UNIT, "The unit above a unit exists."),
    "REFERENCE-UNKNOWN units.parent",
)
seen_by_checks(
    "MAP-10", "units", UNIT, "A unit has one leader, not two.", "UNIT-TWO-LEADERS"
)
seen_by_checks(
    "MAP-11", "units", UNIT, "A code names one unit.", "KEY-REPEATED units.unit"
)


@rule("MAP-1", UNIT, needs=(*NAMED, "positions", "leader"))
def has_a_leader(law: Law, settings: Settings) -> Condition:
    """A unit with positions has a leading one."""
    return Condition(pl.col("leader").is_not_null(), pl.col("positions") > 0)


@rule("MAP-8", UNIT, needs=(*NAMED, "parent", "parent_exists", "is_in_circle"))
def leads_up_to_the_root(law: Law, settings: Settings) -> Condition:
    """Every unit leads up to the root."""
    told_elsewhere = (
        pl.col("parent").is_null() | ~pl.col("parent_exists") | pl.col("is_in_circle")
    )
    return Condition(pl.col("is_below_root"), ~told_elsewhere)


@rule("MAP-9", UNIT, needs=(*NAMED, "positions", "positions_below", "children"))
def has_positions(law: Law, settings: Settings) -> Condition:
    """A unit has at least one position, itself or below."""
    return Condition(pl.col("positions_below") > 0)


@rule("MAP-12", UNIT, needs=(*NAMED, "parent_name", "same_name"))
def has_a_name_of_its_own(law: Law, settings: Settings) -> Condition:
    """Two units under one parent do not share a name."""
    return Condition(pl.col("same_name") == 1, pl.col("parent").is_not_null())


@rule("MAP-15", UNIT, needs=(*NAMED, "children", "only_child"))
def has_more_than_one_part(law: Law, settings: Settings) -> Condition:
    """A unit that is divided has more than one part."""
    return Condition(pl.col("children") > 1, pl.col("children") > 0)


@rule("MAP-16", UNIT, needs=(*NAMED, "layers"))
def keeps_to_the_layers(law: Law, settings: Settings) -> Condition:
    """No more leaders stand one above the other than the city lets."""
    most = settings.layers_most
    return Condition(
        pl.col("layers") <= most if most is not None else pl.lit(True),
        pl.col("leader").is_not_null() & pl.lit(most is not None),
        facts={"most": pl.lit(most, pl.Int64)},
    )


@rule("MAP-17", UNIT, needs=(*NAMED, "leader_name", "subordinates"))
def has_a_span_that_can_be_led(law: Law, settings: Settings) -> Condition:
    """No leader has more subordinate positions than the city lets."""
    most = settings.span_most
    return Condition(
        pl.col("subordinates") <= most if most is not None else pl.lit(True),
        pl.col("leader").is_not_null() & pl.lit(most is not None),
        facts={"most": pl.lit(most, pl.Int64)},
    )


@rule("MAP-18", UNIT, needs=(*NAMED, "leader_name", "subordinates"))
def leads_somebody(law: Law, settings: Settings) -> Condition:
    """The leader of a unit has at least two subordinate positions."""
    return Condition(
        pl.col("subordinates") >= 2, pl.col("leader_family").is_in(LEADERSHIP)
    )


@rule(
    "MAP-19",
    UNIT,
    needs=(*NAMED, "leader_name", "leader_family", "leader_echelon"),
)
def is_led_as_its_kind_asks(law: Law, settings: Settings) -> Condition:
    """A unit is led by an echelon, or its family, that fits its kind."""
    norm, families = (
        law.structure.echelons_by_unit_kind,
        law.structure.family_by_echelon,
    )
    pairs = {
        f"{kind}|{fit}"
        for kind, echelons in norm.value.items()
        for echelon in echelons
        for fit in (echelon, families.value[echelon])
    }
    kind = _kind(tuple(norm.value))
    told = pl.coalesce("leader_echelon", "leader_family")
    fits = {kind: ", ".join(echelons) for kind, echelons in norm.value.items()}
    return Condition(
        pl.concat_str(kind, told, separator="|").is_in(sorted(pairs)),
        kind.is_not_null()
        & pl.col("leader").is_not_null()
        & (pl.col("depth") > 0).fill_null(True),
        facts={
            "told": told,
            "asked": kind.replace_strict(fits, default=None, return_dtype=pl.String),
        },
        norms=(norm, families),
    )


@rule("MAP-20", UNIT, needs=(*NAMED, "status", "positions", "holders"))
def is_empty_once_closed(law: Law, settings: Settings) -> Condition:
    """A unit that is closed has no positions any more."""
    return Condition(
        pl.col("positions") == 0,
        pl.col("status").str.contains(CLOSED).fill_null(False),
    )


def _kind(kinds: tuple[str, ...]) -> pl.Expr:
    """The kind of unit: as told, or as the name begins; a longer name is nearer."""
    longest_first = sorted(kinds, key=lambda kind: (-len(kind), kind))
    said = pl.col("kind").str.to_lowercase().str.strip_chars()
    name = pl.col("name").str.to_lowercase().str.strip_chars()
    by_name = pl.coalesce(
        pl.when((name == kind) | name.str.starts_with(f"{kind} ")).then(pl.lit(kind))
        for kind in longest_first
    )
    nearer = by_name.str.starts_with(said) | said.is_null()
    return pl.coalesce(
        pl.when(nearer).then(by_name), pl.when(said.is_in(longest_first)).then(said)
    )
