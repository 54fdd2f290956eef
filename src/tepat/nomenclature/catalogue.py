"""The catalogue that is shipped, and the one a city works with: its own rows first.

The shipped rows are our own table, ``catalogue.csv``: titles that could be cited, each
with where it was seen, and none of them verified in an official text. What became of
the thousands of titles of before 2024 is for the most part not told: a successor stands
there only where a source names it, and a city brings its own in sheet ``nomenklatur``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import polars as pl
import yaml

from tepat.snapshot.columns import JOBS

from .title import title

GENERAL = "PIM."  # codes of leadership titles to which a unit's name is added
DAY = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Instrument:
    """What titles are laid down in.

    Attributes:
        number: Such as ``KepmenPANRB 11/2024``.
        title: Its title, in Indonesian.
        since, until: First day in force, and first day no longer; ``None``: still.
        followed_by: What took its place.
        verified: Whether a person has read it.
    """

    number: str
    title: str
    since: date
    until: date | None
    followed_by: str | None
    verified: bool


@cache
def shipped() -> pl.DataFrame:
    """Return the shipped catalogue, in the columns of sheet ``nomenklatur``.

    One more column, ``evidence``, tells where a title was seen.
    """
    table = files(__package__).joinpath("catalogue.csv").read_bytes()
    told = pl.read_csv(table, infer_schema=False)
    renamed = {column.official: column.name for column in JOBS.columns}
    named = told.rename({**renamed, "bukti": "evidence"}, strict=False)
    return named.select(
        *(
            _typed(name, dtype) if name in named.columns else _blank(name, dtype)
            for name, dtype in JOBS.schema.items()
        ),
        "evidence",
    )


@cache
def general_titles() -> frozenset[tuple[tuple[str, ...], str]]:
    """Return words and family of leadership titles that a unit's name follows."""
    rows = shipped().filter(pl.col("job").str.starts_with(GENERAL))
    named = rows.select("name", "family").iter_rows()
    return frozenset((title(name).words, family) for name, family in named)


@cache
def instruments() -> dict[str, Instrument]:
    """Return what the shipped catalogue rests on, by number."""
    text = files(__package__).joinpath("instruments.yaml").read_text("utf-8")
    return {
        number: Instrument(
            number,
            told["title"],
            told["from"],
            told["until"],
            told["followed_by"],
            told["verified"],
        )
        for number, told in yaml.safe_load(text).items()
    }


def catalogue(jobs: pl.DataFrame) -> pl.DataFrame:
    """Return the titles a city works with: its own rows, then the shipped ones.

    A shipped row gives way to a row of the city with the same code, or with the same
    title, family and level however it is written.

    Args:
        jobs: Rows of sheet ``nomenklatur``.

    Returns:
        The columns of that sheet and ``is_own``.
    """
    columns = JOBS.schema.names()
    own = jobs.select(columns).with_columns(is_own=pl.lit(True))
    keys = {_key(*row) for row in jobs.select("name", "family", "level").iter_rows()}
    codes = set(jobs["job"])
    rows = shipped().select(columns)
    kept = [
        code not in codes and _key(name, family, level) not in keys
        for code, name, family, level in rows.select(
            "job", "name", "family", "level"
        ).iter_rows()
    ]
    return pl.concat([own, rows.filter(kept).with_columns(is_own=pl.lit(False))])


def _key(
    name: str | None, family: str | None, level: str | None
) -> tuple[tuple[str, ...], str | None, str | None]:
    told = title(name or "")
    return told.words, family, level or told.level


def _typed(name: str, dtype: pl.DataType) -> pl.Expr:
    value = pl.col(name)
    if dtype == pl.Date():
        return value.str.to_date(DAY)
    if dtype == pl.Boolean():
        return (value == "ya").alias(name)
    return value.cast(dtype)


def _blank(name: str, dtype: pl.DataType) -> pl.Expr:
    return pl.lit(None, dtype=dtype).alias(name)
