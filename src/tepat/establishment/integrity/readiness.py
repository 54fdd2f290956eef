"""How near each unit is to sending its yearly proposal of needs."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from tepat.establishment import tree as sums

from .issue import Issue
from .rule import Part, Subject
from .sight import Sight

ALL = "semua"


def readiness(sight: Sight, issues: Iterable[Issue]) -> pl.DataFrame:
    """Return what of a proposal is done, per unit with all below it.

    A proposal (usulan kebutuhan, Peraturan BKN 9/2022) brings job information, need,
    holders and class of every position of a sound structure.

    Args:
        sight: The city as the rules see it.
        issues: What does not hold there.

    Returns:
        One row for the city (``unit`` null), then one per unit in the order of the
        tree: ``unit``, ``name``, ``depth``, ``positions``; ``blocking`` (issues that
        hold up a proposal), ``errors``; ``structure``, ``analyses``, ``workload``,
        ``classes``, ``holders`` and ``done`` (all of them), each the share done from
        0 to 1, null where there is nothing to do; ``is_ready`` (it has positions, and
        nothing blocks).
    """
    told = tuple(issues)
    parts = _parts(sight, told)
    own = sums.own(sight.tree, parts.filter(pl.col("unit").is_not_null()))
    below = sums.with_below(sight.tree, own)
    names = sight.tree.select("unit", "name", "depth", "order")
    of_units = (
        below.join(names, on="unit", how="left", maintain_order="left")
        .sort("order", nulls_last=True, maintain_order=True)
        .drop("order")
    )
    city = parts.drop("unit").sum()
    root = sight.snapshot.settings.agency_name
    first = city.with_columns(
        unit=pl.lit(None, pl.String),
        name=pl.lit(root, pl.String),
        depth=pl.lit(None, pl.Int64),
    ).select(of_units.columns)
    return _shares(pl.concat([first, of_units]))


def _parts(sight: Sight, issues: tuple[Issue, ...]) -> pl.DataFrame:
    """What adds up: asked and done of each part, and what blocks, by unit."""
    posts, units = sight.frames[Subject.POSITION], sight.frames[Subject.UNIT]
    flawed = [it for it in issues if it.rule.blocks and it.rule.part is Part.STRUCTURE]
    bad_units = _series(it.unit for it in flawed if it.position is None)
    bad_posts = _series(it.position for it in flawed)
    seated_wrong = _series(
        it.position for it in issues if it.rule.blocks and it.rule.part is Part.HOLDERS
    )
    whole = pl.lit(1, pl.Int64)
    of_units = units.select(
        "unit",
        structure_asked=whole,
        structure_done=_done(~pl.col("unit").is_in(bad_units.implode())),
    )
    of_posts = posts.select(
        "unit",
        positions=whole,
        structure_asked=whole,
        structure_done=_done(~pl.col("position").is_in(bad_posts.implode())),
        analyses_asked=whole,
        analyses_done=_done(pl.col("is_analysed")),
        workload_asked=whole,
        workload_done=_done(
            pl.col("need").is_not_null()
            & (~pl.col("asks_for_tasks") | (pl.col("tasks") > 0))
        ),
        classes_asked=whole,
        classes_done=_done(pl.col("position_class").is_not_null()),
        holders_asked=whole,
        holders_done=_done(
            pl.col("occupied").is_not_null()
            & ~pl.col("position").is_in(seated_wrong.implode())
        ),
    )
    holding_up = pl.DataFrame(
        [
            (it.unit, int(it.rule.blocks), int(it.weight == "error"))
            for it in issues
            if it.rule.blocks or it.weight == "error"
        ],
        schema={"unit": pl.String, "blocking": pl.Int64, "errors": pl.Int64},
        orient="row",
    )
    return pl.concat([of_units, of_posts, holding_up], how="diagonal").fill_null(0)


def _done(is_done: pl.Expr) -> pl.Expr:
    return is_done.cast(pl.Int64)


def _series(codes: Iterable[str | None]) -> pl.Series:
    return pl.Series([code for code in codes if code is not None], dtype=pl.String)


def _shares(rows: pl.DataFrame) -> pl.DataFrame:
    parts = [part.value for part in Part]
    asked = pl.sum_horizontal(f"{part}_asked" for part in parts)
    done = pl.sum_horizontal(f"{part}_done" for part in parts)
    return rows.select(
        *("unit", "name", "depth", "positions", "blocking", "errors"),
        *(
            _share(pl.col(f"{part}_done"), pl.col(f"{part}_asked")).alias(part)
            for part in parts
        ),
        done=_share(done, asked),
        is_ready=(pl.col("blocking") == 0) & (pl.col("positions") > 0),
    )


def _share(done: pl.Expr, asked: pl.Expr) -> pl.Expr:
    return pl.when(asked > 0).then(done / asked)
