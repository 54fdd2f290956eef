"""The account of working time: how many hours one person works in a year."""

from __future__ import annotations

import polars as pl

from tepat.snapshot.nearest import at_or_above

# What is taken off the days of a year; where nothing is told nothing is taken off.
ABSENT = ("rest_days", "leave", "holidays", "training", "absence")
HOURS_OF_A_LEAP_YEAR = 8_784


def hours() -> pl.Expr:
    """Return the hours of a year over the columns of sheet ``waktu_kerja``.

    They are those laid down (``jam``), else the days that remain times the effective
    hours of a day. In the health sector this is the available working time (WKT):
    260 days less 12 of leave, 19 holidays, 5 of training and 12 of absence are 212
    days; of 5.25 hours each they make 1,113 hours.

    Null where the account lacks its days or the hours of a day, or where nothing
    remains.
    """
    off = pl.sum_horizontal(pl.col(ABSENT).fill_null(0))
    counted = (pl.col("days") - off) * pl.col("hours_per_day")
    told = pl.coalesce("hours", counted)
    return pl.when((told > 0) & (told <= HOURS_OF_A_LEAP_YEAR)).then(told)


def of_units(
    units: pl.DataFrame, accounts: pl.DataFrame, *, general: float, health: float | None
) -> pl.DataFrame:
    """Return the hours of a year in each unit, by its account or the nearest above.

    An account for everything (SEMUA) is that of health workers too, where no account
    for health workers (KESEHATAN) is nearer or as near.

    Args:
        units: ``unit`` and ``parent``.
        accounts: Rows of sheet ``waktu_kerja``; what cannot be worked out is passed
            over.
        general: Hours where no account for everything reaches.
        health: The same of health workers; null where none is known.

    Returns:
        ``unit``, ``year_hours`` and ``wkt``, one row per unit.
    """
    told = accounts.select(
        "unit", pl.col("scope").fill_null("KESEHATAN"), hours=hours()
    ).filter(pl.col("hours").is_not_null())
    everything = told.filter(pl.col("scope") == "SEMUA")
    # Of one unit's two accounts the one for health workers stands first.
    for_health = told.sort("scope", maintain_order=True)
    return (
        units.select("unit")
        .join(
            _reaching(units, everything, "year_hours"),
            on="unit",
            how="left",
            maintain_order="left",
        )
        .join(
            _reaching(units, for_health, "wkt"),
            on="unit",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            pl.col("year_hours").fill_null(general),
            pl.col("wkt").fill_null(pl.lit(health, pl.Float64)),
        )
    )


def _reaching(units: pl.DataFrame, told: pl.DataFrame, name: str) -> pl.DataFrame:
    return at_or_above(units, told.select("unit", pl.col("hours").alias(name)))
