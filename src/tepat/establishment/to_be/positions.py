"""What becomes of each position: new, changed, moved, merged, split, closed …"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import polars as pl

from .links import Links

COMPARED = (
    *("name", "family", "level", "echelon", "position_class", "need"),
    *("job_key", "superior_resolved", "critical"),
    *("education_min", "grade_min", "grade_max"),
)


class Fate(StrEnum):
    """What becomes of a position or a unit."""

    NEW = "baru"
    CHANGED = "berubah"
    CLOSED = "ditutup"
    MOVED = "pindah"
    RENAMED = "berganti nama"
    MERGED = "digabung"
    SPLIT = "dipecah"
    UNCHANGED = "tetap"


def compared(
    before: pl.DataFrame, after: pl.DataFrame, links: Links
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Type every position, and say what changed from what to what.

    A position that comes from several is merged; one of several that come from one is
    split; else it is moved where its unit is another, renamed where only its title
    is, and changed where anything else is. That its superior has another code is no
    change where that is the same position under a new code.

    Args:
        before: Positions of today, as ``resolve.positions`` gives them, with ``need``
            and ``occupied``.
        after: Those of the structure to be, with ``need``.
        links: Which becomes which.

    Returns:
        ``positions``, one row per position to be and then per closed one: ``position``,
        ``fate``, ``name``, ``name_before``, ``unit``, ``unit_before``,
        ``position_class``, ``class_before``, ``need``, ``need_before``,
        ``occupied_before`` (these sum up several origins), ``origins`` (codes),
        ``changed`` (what did). And ``changes``, one row per position and field:
        ``position``, ``field``, ``before``, ``after``, as text.
    """
    changes = _changes(before, after, links)
    fields = changes.group_by("position", maintain_order=True).agg(changed="field")
    told = (
        _with_origins(before, after, links)
        .join(fields, on="position", how="left", maintain_order="left")
        .with_columns(pl.col("changed").fill_null([]))
        .with_columns(fate=_fate())
        .select(COLUMNS)
    )
    kept = links.pairs["before"].unique().implode()
    closed = before.filter(~pl.col("position").is_in(kept)).select(
        "position",
        pl.lit(Fate.CLOSED.value).alias("fate"),
        pl.lit(None, pl.String).alias("name"),
        name_before="name",
        unit=pl.lit(None, pl.String),
        unit_before="unit",
        position_class=pl.lit(None, pl.Int64),
        class_before="position_class",
        need=pl.lit(None, pl.Int64),
        need_before="need",
        occupied_before="occupied",
        origins=pl.concat_list("position"),
        changed=pl.lit([], pl.List(pl.String)),
    )
    return pl.concat([told, closed.select(COLUMNS)]), changes


COLUMNS = (
    *("position", "fate", "name", "name_before", "unit", "unit_before"),
    *("position_class", "class_before", "need", "need_before", "occupied_before"),
    *("origins", "changed"),
)


def _with_origins(
    before: pl.DataFrame, after: pl.DataFrame, links: Links
) -> pl.DataFrame:
    origins = (
        links.counted()
        .join(
            before.select(
                before="position",
                name_before="name",
                unit_before="unit",
                class_before="position_class",
                need_before="need",
                occupied_before="occupied",
            ),
            on="before",
            how="left",
            maintain_order="left",
        )
        .group_by("after", maintain_order=True)
        .agg(
            pl.col("name_before", "unit_before").first(),
            pl.col("class_before").max(),
            # One unknown part makes the sum unknown.
            *(
                pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum())
                for name in ("need_before", "occupied_before")
            ),
            origins="before",
            heirs=pl.col("heirs").max(),
        )
    )
    return after.join(
        origins, left_on="position", right_on="after", how="left", maintain_order="left"
    ).with_columns(pl.col("origins").fill_null([]))


def _fate() -> pl.Expr:
    fields, count = pl.col("changed"), pl.col("origins").list.len()
    # Where no job is named, a title is what tells the job.
    only_name = fields.list.contains("name") & (
        fields.list.set_difference(["name", "job_key"]).list.len() == 0
    )
    choices = {
        Fate.NEW: count == 0,
        Fate.MERGED: count > 1,
        Fate.SPLIT: pl.col("heirs") > 1,
        Fate.MOVED: fields.list.contains("unit"),
        Fate.UNCHANGED: fields.list.len() == 0,
        Fate.RENAMED: only_name,
    }
    return pl.coalesce(
        *(pl.when(when).then(pl.lit(fate.value)) for fate, when in choices.items()),
        pl.lit(Fate.CHANGED.value),
    )


def _changes(before: pl.DataFrame, after: pl.DataFrame, links: Links) -> pl.DataFrame:
    """From what to what, of each position that comes from one."""
    one = links.counted().filter(pl.col("origins") == 1).select("after", "before")
    new_code = links.renamed()
    names = ("unit", *COMPARED)
    was = before.with_columns(
        superior_resolved=_as_now("superior_resolved", new_code)
    ).select(
        pl.col("position").alias("before"),
        *(pl.col(it).alias(f"{it}_before") for it in names),
    )
    pairs = one.join(was, on="before", how="left", maintain_order="left").join(
        after.select(pl.col("position").alias("after"), *names),
        on="after",
        how="left",
        maintain_order="left",
    )
    rows = [
        pairs.filter(pl.col(name).ne_missing(pl.col(f"{name}_before"))).select(
            position="after",
            field=pl.lit(name),
            before=pl.col(f"{name}_before").cast(pl.String),
            after=pl.col(name).cast(pl.String),
        )
        for name in names
    ]
    order = after.select("position").with_row_index("row")
    return (
        pl.concat(rows)
        .join(order, on="position", how="left", maintain_order="left")
        .sort("row", maintain_order=True)
        .drop("row")
    )


def _as_now(column: str, codes: Mapping[str, str]) -> pl.Expr:
    told = pl.col(column)
    return told.replace(dict(codes)) if codes else told
