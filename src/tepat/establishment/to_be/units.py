"""What becomes of each unit: new, changed, moved, renamed, closed, unchanged."""

from __future__ import annotations

import polars as pl

from .positions import Fate

COMPARED = ("name", "parent", "kind", "affair", "status")


def compared(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Type every unit, by its code.

    Args:
        before: Rows of sheet ``unit`` of today.
        after: Rows of sheet ``unit`` of the structure to be.

    Returns:
        One row per unit to be and then per closed one: ``unit``, ``fate``, ``name``,
        ``name_before``, ``parent``, ``parent_before``, ``changed`` (what did).
    """
    was = before.select("unit", *(pl.col(it).alias(f"{it}_before") for it in COMPARED))
    told = after.select("unit", *COMPARED).join(
        was.with_columns(is_known=pl.lit(True)),
        on="unit",
        how="left",
        maintain_order="left",
    )
    fields = pl.concat_list(
        pl.when(pl.col(it).ne_missing(pl.col(f"{it}_before"))).then(pl.lit(it))
        for it in COMPARED
    ).list.drop_nulls()
    known = pl.col("is_known").fill_null(False)
    typed = told.with_columns(
        changed=pl.when(known).then(fields).otherwise(pl.lit([], pl.List(pl.String)))
    ).with_columns(fate=_fate(known))
    closed = before.join(after.select("unit"), on="unit", how="anti").select(
        "unit",
        fate=pl.lit(Fate.CLOSED.value),
        name=pl.lit(None, pl.String),
        name_before="name",
        parent=pl.lit(None, pl.String),
        parent_before="parent",
        changed=pl.lit([], pl.List(pl.String)),
    )
    return pl.concat([typed.select(closed.columns), closed])


def _fate(known: pl.Expr) -> pl.Expr:
    fields = pl.col("changed")
    choices = {
        Fate.NEW: ~known,
        Fate.UNCHANGED: fields.list.len() == 0,
        Fate.MOVED: fields.list.contains("parent"),
        Fate.RENAMED: fields.list.contains("name") & (fields.list.len() == 1),
    }
    return pl.coalesce(
        *(pl.when(when).then(pl.lit(fate.value)) for fate, when in choices.items()),
        pl.lit(Fate.CHANGED.value),
    )
