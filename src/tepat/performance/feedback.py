"""What continuous feedback says, as statistics that give nobody's answer away.

Texts are never read here. See ``disclosure`` for what is shown and why it is safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

import polars as pl

from tepat.snapshot import Snapshot, resolve

from .disclosure import blocked, shown
from .policy import PerformancePolicy

ABOUT_RESULTS = "HASIL_KERJA"  # a feedback that names no behaviour
ALL = "SEMUA"

# What the records of one block have in common; the finest first.
KEYS = (
    ("nip", "behaviour", "direction"),
    ("nip", "behaviour"),
    ("nip", "direction"),
    ("nip",),
    ("unit", "behaviour", "direction"),
    ("unit", "behaviour"),
    ("unit", "direction"),
    ("unit",),
    ("agency", "behaviour"),
    ("agency",),
    ("everything",),
)
SCOPES = {"person": "nip", "unit": "unit", "agency": "agency", "city": "everything"}
BY = ("total", "behaviour", "direction", "period")
SCHEMA = {
    **dict.fromkeys(("scope", "code", "by", "value"), pl.String()),
    "answers": pl.Int64(),
    "mean": pl.Float64(),
}


@dataclass(frozen=True, slots=True)
class Feedback:
    """The feedback of closed quarters.

    Attributes:
        least: Fewest givers whose answers are shown.
        until: The last day that is counted: the end of the last closed quarter.
        table: ``scope`` (person, unit, agency, city), ``code`` (NIP or code of the
            unit), ``by`` (total, behaviour, direction, period), ``value``,
            ``answers`` and ``mean`` (1–5, two decimals). What may not be shown, and
            what nobody said, are both absent, so that they look the same.
    """

    least: int
    until: date
    table: pl.DataFrame

    def of(self, scope: str, code: str) -> pl.DataFrame:
        """Return the rows of one person, unit, agency, or the city (code SEMUA)."""
        return self.table.filter(pl.col("scope") == scope, pl.col("code") == code)


def feedback(snapshot: Snapshot, day: date, policy: PerformancePolicy) -> Feedback:
    """Return the statistics of all feedback up to the last closed quarter."""
    until = last_closed(day)
    records = blocked(
        _records(snapshot, until), KEYS, giver="by", least=policy.smallest_group
    )
    parts = [pl.DataFrame(schema=SCHEMA)]
    for scope, column in SCOPES.items():
        for by in BY:
            columns = [column] if by == "total" else [column, by]
            found = shown(records, columns, score="score").drop_nulls(column)
            parts.append(_rows(found, scope, column, by))
    return Feedback(policy.smallest_group, until, pl.concat(parts))


def last_closed(day: date) -> date:
    """Return the last day of the last quarter that is over before ``day``.

    >>> last_closed(date(2026, 11, 24)), last_closed(date(2026, 1, 1))
    (datetime.date(2026, 9, 30), datetime.date(2025, 12, 31))
    """
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)


def _records(snapshot: Snapshot, until: date) -> pl.DataFrame:
    told = snapshot.feedback.filter(
        pl.col("score").is_not_null(), pl.col("day") <= until
    )
    quarter = pl.format("{}-Q{}", pl.col("day").dt.year(), pl.col("day").dt.quarter())
    tree = resolve.units(snapshot).select(
        "unit", agency=pl.coalesce(
            pl.col("path").str.split("/").list.get(1, null_on_oob=True), "unit"
        ),
    )  # fmt: skip
    where = resolve.employees(snapshot).select("nip", "unit")
    return (
        told.select(
            *("nip", "direction", "score", "giver", "day"),
            pl.col("behaviour").fill_null(ABOUT_RESULTS),
            period=quarter,
            everything=pl.lit(ALL),
        )
        .join(where, on="nip", how="left", maintain_order="left")
        .join(tree, on="unit", how="left", maintain_order="left")
        .with_columns(by=pl.coalesce("giver", _nameless()))
    )


def _nameless() -> pl.Expr:
    """One name for each answer sheet without a giver.

    On one day a giver says one thing about one behaviour of a person, so the second
    nameless answer to the same is of somebody else.
    """
    same = ["nip", "day", "direction"]
    sheet = pl.int_range(pl.len()).over([*same, "behaviour", "giver"])
    return pl.concat_str("nip", "day", "direction", sheet, separator="|")


def _rows(found: pl.DataFrame, scope: str, column: str, by: str) -> pl.DataFrame:
    value = pl.lit(ALL) if by == "total" else pl.col(by)
    means = [
        half_up(Fraction(total, answers))
        for total, answers in found.select("total", "answers").iter_rows()
    ]
    return found.with_columns(mean=pl.Series(means, dtype=pl.Float64)).select(
        scope=pl.lit(scope), code=pl.col(column), by=pl.lit(by), value=value,
        answers="answers", mean="mean",
    ).cast(pl.Schema(SCHEMA))  # fmt: skip


def half_up(number: Fraction) -> float:
    """Round to two decimals, half up."""
    return floor(number * 100 + Fraction(1, 2)) / 100
