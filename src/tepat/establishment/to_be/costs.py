"""What the structure costs before and after, in classes and in rupiah."""

from __future__ import annotations

import polars as pl


def by_class(
    before: pl.DataFrame, after: pl.DataFrame, class_costs: pl.DataFrame
) -> pl.DataFrame:
    """Set the seats of each class before and after side by side.

    Args:
        before: Positions of today, with ``position_class`` and ``need``.
        after: Positions of the structure to be, the same.
        class_costs: Rows of sheet ``biaya_kelas``.

    Returns:
        One row per class in use, highest first: ``position_class``,
        ``positions_before``, ``positions_after``, ``seats_before``, ``seats_after``,
        ``seats_change``, ``points_before``, ``points_after`` (class × seats),
        ``cost`` (rupiah a year per person; null where it is not told),
        ``cost_before``, ``cost_after`` and ``cost_change`` (null likewise). Positions
        without class or need are left out; see :func:`totals`.
    """
    told = (
        _seats(before, "before")
        .join(_seats(after, "after"), on="position_class", how="full", coalesce=True)
        .with_columns(pl.selectors.ends_with("_before", "_after").fill_null(0))
        .join(
            class_costs.select("position_class", "cost"),
            on="position_class",
            how="left",
        )
        .sort("position_class", descending=True)
    )
    points = {
        f"points_{side}": pl.col("position_class") * pl.col(f"seats_{side}")
        for side in ("before", "after")
    }
    money = {
        f"cost_{side}": pl.col("cost") * pl.col(f"seats_{side}")
        for side in ("before", "after")
    }
    return told.with_columns(
        seats_change=pl.col("seats_after") - pl.col("seats_before"), **points, **money
    ).with_columns(cost_change=pl.col("cost_after") - pl.col("cost_before"))


def totals(
    before: pl.DataFrame, after: pl.DataFrame, classes: pl.DataFrame
) -> dict[str, int | float | None]:
    """Add up :func:`by_class`.

    Rupiah are null where a class that has seats has no cost: a sum without it would
    look like a saving. ``unknown_before`` and ``unknown_after`` count positions whose
    class or need is unknown; they add nothing.
    """
    told: dict[str, int | float | None] = {}
    for side, rows in (("before", before), ("after", after)):
        for name in ("positions", "seats", "points"):
            told[f"{name}_{side}"] = int(classes[f"{name}_{side}"].sum())
        used = classes.filter(pl.col(f"seats_{side}") > 0)[f"cost_{side}"]
        told[f"cost_{side}"] = None if used.null_count() else float(used.sum())
        told[f"unknown_{side}"] = rows.filter(
            pl.col("position_class").is_null() | pl.col("need").is_null()
        ).height
    for name in ("positions", "seats", "points", "cost"):
        was, now = told[f"{name}_before"], told[f"{name}_after"]
        told[f"{name}_change"] = None if was is None or now is None else now - was
    return told


def _seats(rows: pl.DataFrame, side: str) -> pl.DataFrame:
    return (
        rows.filter(
            pl.col("position_class").is_not_null() & pl.col("need").is_not_null()
        )
        .group_by("position_class")
        .agg(
            pl.len().cast(pl.Int64).alias(f"positions_{side}"),
            pl.col("need").sum().alias(f"seats_{side}"),
        )
    )
