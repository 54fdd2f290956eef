"""The frame of units: where each hangs, who leads it, and what stands in it."""

from __future__ import annotations

import polars as pl

from tepat.establishment import tree as sums
from tepat.snapshot import Snapshot
from tepat.snapshot.checks.structure import circles
from tepat.snapshot.vocabulary import LEADERSHIP

from . import titles

COUNTED = (
    *("positions", "without_class", "without_need", "without_tasks"),
    *("without_analysis", "without_holders", "without_catalogue"),
    "holders",
)


def frame(snapshot: Snapshot, tree: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Return one row per unit, in the order of the sheet.

    Args:
        snapshot: With each code once.
        tree: As ``resolve.units`` gives it.
        posts: As ``positions.frame`` gives it.

    Returns:
        The columns of ``tree``, and ``parent_name``; ``is_main_root``,
        ``is_below_root``, ``is_in_circle``, ``parent_exists``; ``title`` (what equal
        names have in common), ``same_name`` (units of that name under one parent);
        ``children``, ``only_child`` (its name); counts of its own positions and
        people, and ``positions_below``; ``leader_…`` columns, ``subordinates`` (of
        the leader, in positions) and ``layers`` (of leaders, itself included).
    """
    named = tree.select(parent="unit", parent_name="name")
    return (
        tree.join(named, on="parent", how="left", maintain_order="left")
        .with_columns(_place(snapshot))
        .with_columns(_below_root(), title=titles.same())
        .with_columns(same_name=pl.len().over("parent", "title").cast(pl.Int64))
        .join(_children(tree), on="unit", how="left", maintain_order="left")
        .join(_counts(tree, posts), on="unit", how="left", maintain_order="left")
        .join(_leaders(posts), on="leader", how="left", maintain_order="left")
        .join(_subordinates(posts), on="leader", how="left", maintain_order="left")
        .with_columns(
            pl.col("children", "subordinates").fill_null(0),
            layers=_layers(tree, posts),
            position=pl.lit(None, pl.String),
        )
    )


def _place(snapshot: Snapshot) -> list[pl.Expr]:
    above = dict(snapshot.units.select("unit", "parent").iter_rows())
    turning = [unit for circle in circles(above) for unit in circle]
    roots = [unit for unit, parent in above.items() if parent is None]
    known = pl.Series(list(above), dtype=pl.String).implode()
    return [
        (pl.col("unit") == (roots[0] if roots else "")).alias("is_main_root"),
        pl.col("unit")
        .is_in(pl.Series(turning, dtype=pl.String).implode())
        .alias("is_in_circle"),
        (pl.col("parent").is_null() | pl.col("parent").is_in(known)).alias(
            "parent_exists"
        ),
        pl.lit(roots[0] if roots else None, pl.String).alias("main_root"),
    ]


def _below_root() -> pl.Expr:
    top = pl.col("path").str.split("/").list.first()
    return top.eq_missing(pl.col("main_root")).alias("is_below_root")


def _children(tree: pl.DataFrame) -> pl.DataFrame:
    return (
        tree.filter(pl.col("parent").is_not_null())
        .group_by("parent", maintain_order=True)
        .agg(
            children=pl.len().cast(pl.Int64),
            only_child=pl.when(pl.len() == 1).then(pl.col("name").first()),
        )
        .rename({"parent": "unit"})
    )


def _counts(tree: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    parts = posts.select(
        "unit",
        positions=pl.lit(1, pl.Int64),
        without_class=pl.col("position_class").is_null().cast(pl.Int64),
        without_need=pl.col("need").is_null().cast(pl.Int64),
        without_tasks=(pl.col("asks_for_tasks") & (pl.col("tasks") == 0)).cast(
            pl.Int64
        ),
        without_analysis=(~pl.col("is_analysed")).cast(pl.Int64),
        without_catalogue=(pl.col("goes_by_title") & ~pl.col("can_be_compared")).cast(
            pl.Int64
        ),
        without_holders=pl.col("occupied").is_null().cast(pl.Int64),
        holders=pl.col("occupied").fill_null(0),
    )
    own = sums.own(tree, parts.filter(pl.col("unit").is_not_null()))
    below = sums.with_below(tree, own).select("unit", positions_below="positions")
    return own.select("unit", *COUNTED).join(
        below, on="unit", how="left", maintain_order="left"
    )


def _leaders(posts: pl.DataFrame) -> pl.DataFrame:
    told = ("name", "family", "level", "echelon", "need", "occupied", "position_class")
    return posts.select(
        pl.col("position").alias("leader"),
        *(pl.col(name).alias(f"leader_{name}") for name in told),
    )


def _subordinates(posts: pl.DataFrame) -> pl.DataFrame:
    return (
        posts.filter(pl.col("superior_resolved").is_not_null())
        .group_by("superior_resolved")
        .agg(subordinates=pl.len().cast(pl.Int64))
        .rename({"superior_resolved": "leader"})
    )


def _layers(tree: pl.DataFrame, posts: pl.DataFrame) -> pl.Series:
    """How many leaders stand one above the other, down to the unit's own."""
    family = dict(posts.select("position", "family").iter_rows())
    count: dict[str, int] = {}
    ordered = tree.sort("order", nulls_last=True)
    for unit, parent, leader in ordered.select("unit", "parent", "leader").iter_rows():
        leads = family.get(leader) in LEADERSHIP
        count[unit] = count.get(parent, 0) + int(leads)
    return pl.Series("layers", [count[unit] for unit in tree["unit"]], dtype=pl.Int64)
