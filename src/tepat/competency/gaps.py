"""Gaps of people in their own positions, one row per person and competency asked."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

from .asked import MANDATORY, asked_by_position
from .bands import Bands
from .jpm import shown_of
from .measured import measured

MOST = 100  # percent: where a match is capped for its category


def gaps(
    snapshot: Snapshot, law: Law, people: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Return what each person reaches of what a position asks for.

    Args:
        snapshot: The city.
        law: The law on its day.
        people: ``nip`` and ``position``; by default everybody and the position held.
            The same person may stand in it with several positions.

    Returns:
        ``nip``, ``position``, ``competency``, ``kind``, ``importance``, ``asked``,
        ``reached`` (null: never assessed), ``short`` (levels missing, 0 where the
        level is reached; null: never assessed), ``is_default``, ``assessed_on``,
        ``age_months`` and ``source``; in the order of ``people``, then by competency.
        Who has no position, or one of which nothing is known, has no rows.
    """
    who = (snapshot.employees if people is None else people).select("nip", "position")
    return (
        who.filter(pl.col("position").is_not_null())
        .join(
            asked_by_position(snapshot, law),
            on="position",
            how="inner",
            maintain_order="left_right",
        )
        .join(
            measured(snapshot),
            on=["nip", "competency"],
            how="left",
            maintain_order="left",
        )
        .with_columns(short=pl.max_horizontal(pl.col("asked") - pl.col("reached"), 0))
        .with_columns(short=pl.when(pl.col("reached").is_not_null()).then("short"))
        .select(
            *("nip", "position", "competency", "kind", "importance", "asked"),
            *("reached", "short", "is_default", "assessed_on", "age_months", "source"),
        )
    )


def people_matches(
    rows: pl.DataFrame, law: Law, bands: tuple[Bands, ...] = ()
) -> pl.DataFrame:
    """Return the match of each person with the position, from rows of :func:`gaps`.

    A match is known only where every competency was assessed. Elsewhere two bounds
    tell what it can still be: the lower one counts what was never assessed as level 0,
    the upper one as the highest level there is.

    Args:
        rows: As :func:`gaps` gives them.
        law: For the highest level.
        bands: Sets of which the band is wanted.

    Returns:
        ``nip``, ``position``; ``asked``, ``reached`` (sums of levels; what was never
        assessed adds nothing to ``reached``); ``count``, ``assessed``, ``below`` and
        ``mandatory_below`` (numbers of competencies); ``not_assessed``,
        ``short_of`` and ``mandatory_short_of`` (lists of codes); ``jpm_raw``,
        ``jpm`` (capped at 100), ``ikk``; ``jpm_low``, ``jpm_high`` (capped);
        ``is_default``; ``oldest_months`` (age of the oldest assessment counted); and
        ``band_<name>`` for each set: read from the exact figure, and known too where
        both bounds lie in one band. Percentages have two places, half up.
    """
    highest = law.competency.highest_level.value
    is_below, is_unknown = pl.col("short") > 0, pl.col("reached").is_null()
    is_mandatory = pl.col("importance").eq_missing(MANDATORY)
    told = rows.group_by("nip", "position", maintain_order=True).agg(
        pl.col("asked").sum(),
        pl.col("reached").sum(),
        count=pl.len().cast(pl.Int64),
        assessed=pl.col("reached").count().cast(pl.Int64),
        below=is_below.sum().cast(pl.Int64),
        mandatory_below=(is_below & is_mandatory).sum().cast(pl.Int64),
        not_assessed=pl.col("competency").filter(is_unknown),
        short_of=pl.col("competency").filter(is_below),
        mandatory_short_of=pl.col("competency").filter(is_below & is_mandatory),
        is_default=pl.col("is_default").any(),
        oldest_months=pl.col("age_months").max(),
    )
    part, whole = pl.col("reached"), pl.col("asked")
    at_most = part + highest * (pl.col("count") - pl.col("assessed"))
    is_known = pl.col("assessed") == pl.col("count")
    jpm = shown_of(part, whole, MOST)
    return told.with_columns(
        jpm_raw=pl.when(is_known).then(shown_of(part, whole)),
        jpm=pl.when(is_known).then(jpm),
        ikk=pl.when(is_known).then(shown_of(pl.max_horizontal(whole - part, 0), whole)),
        jpm_low=jpm,
        jpm_high=shown_of(at_most, whole, MOST),
        **{f"band_{each.name}": each.certain(part, at_most, whole) for each in bands},
    )


def matches_by_kind(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the match of each person and kind of competency.

    Returns:
        ``nip``, ``position``, ``kind`` (null where none is recorded), ``asked``,
        ``reached``, ``count``, ``assessed`` and ``jpm`` (capped, two places half up;
        null where one of the kind was never assessed).
    """
    part, whole = pl.col("reached"), pl.col("asked")
    return (
        rows.group_by("nip", "position", "kind", maintain_order=True)
        .agg(
            whole.sum(),
            part.sum(),
            count=pl.len().cast(pl.Int64),
            assessed=part.count().cast(pl.Int64),
        )
        .with_columns(
            jpm=pl.when(pl.col("assessed") == pl.col("count")).then(
                shown_of(part, whole, MOST)
            )
        )
    )


def by_unit(snapshot: Snapshot, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the gaps of each unit, with everything below it, by competency.

    Args:
        snapshot: For the tree of units.
        rows: As :func:`gaps` gives them.

    Returns:
        ``unit``, ``unit_name``, ``path``, ``depth``, ``competency``, ``people`` (of
        whom it is asked), ``assessed``, ``not_assessed``, ``below`` (assessed below
        the level asked), ``mandatory_below`` (of those, where it is ``mutlak``),
        ``levels_short`` (levels missing in all) and ``mean_short`` (levels missing per
        person assessed, those who reach it counted with 0; two places half up; null
        where nobody was assessed). In the order of the units, then by competency.
    """
    tree = resolve.units(snapshot).select(
        *("unit", "path", "depth", "order"), unit_name="name"
    )
    place = snapshot.positions.select("position", "unit")
    is_below = pl.col("short") > 0
    is_mandatory = pl.col("importance").eq_missing(MANDATORY)
    own = (
        rows.join(place, on="position", how="inner", maintain_order="left")
        .group_by("unit", "competency", maintain_order=True)
        .agg(
            people=pl.len().cast(pl.Int64),
            assessed=pl.col("reached").count().cast(pl.Int64),
            below=is_below.sum().cast(pl.Int64),
            mandatory_below=(is_below & is_mandatory).sum().cast(pl.Int64),
            levels_short=pl.col("short").sum(),
        )
    )
    above = tree.select(below="unit", unit=pl.col("path").str.split("/")).explode(
        "unit"
    )
    short, assessed = pl.col("levels_short"), pl.col("assessed")
    return (
        own.rename({"unit": "at"})
        .join(above.rename({"below": "at"}), on="at", how="inner")
        .group_by("unit", "competency")
        .agg(pl.exclude("at", "unit", "competency").sum())
        .join(tree, on="unit", how="inner")
        .sort("order", "competency")
        .with_columns(
            not_assessed=pl.col("people") - assessed,
            mean_short=pl.when(assessed > 0).then(
                (((200 * short + assessed) // (2 * assessed)) / 100).round(2)
            ),
        )
        .select(
            *("unit", "unit_name", "path", "depth", "competency", "people"),
            *("assessed", "not_assessed", "below", "mandatory_below"),
            *("levels_short", "mean_short"),
        )
    )
