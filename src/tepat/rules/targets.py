"""The position's side of every pair.

Positions that ask for the same things form one *target*, so that rules and fit are
worked out once per target and not once per position.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from tepat.competency import standard_of
from tepat.establishment import retirement_age
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import CONTRACT_STATUSES, EDUCATION_RANK, PPPK_GRADES

from .columns import BY_NAME, Side

TARGET = tuple(name for name, col in BY_NAME.items() if col.side is Side.TARGET)

# The articles leave these levels to the requirements of the job itself, so what a city
# states there may be lower than our default; elsewhere the law is the floor.
LEFT_TO_THE_JOB = ("PELAKSANA", "PEMULA", "TERAMPIL", "MAHIR", "PENYELIA")

TOP_FUNCTIONAL = "AHLI UTAMA"


def targets(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """Return one row per position with every target column of ``columns.PAIR``.

    Kept beside them are ``position``, ``job_key`` and ``standard``: the code under
    which the competency standard of the position is found, or null.
    """
    asked = law.appointment
    of_peers = {TOP_FUNCTIONAL: asked.oldest_age_between_top_functional.value}
    return (
        resolve.positions(snapshot)
        .with_columns(*_grades(snapshot, law), to_education=_education(law))
        .with_columns(
            to_family="family",
            to_level="level",
            to_level_rank=_looked_up("level", law.ladder.level_rank.value),
            to_group="group",
            to_education_rank=_looked_up("to_education", EDUCATION_RANK),
            to_fields=pl.when(pl.col("fields").list.len() > 0).then(
                pl.col("fields").list.join("; ")
            ),
            to_experience_months=(pl.col("experience_min_years") * 12)
            .ceil()
            .cast(pl.Int64),
            to_retirement_age=retirement_age(law),
            to_oldest_age=_looked_up("level", asked.oldest_age.value),
            to_oldest_age_of_peers=_looked_up("level", of_peers),
            to_months_below=12 * _looked_up("level", asked.least_years_below.value),
            to_leadership_months=12
            * _looked_up("level", asked.leadership_experience_years.value),
            standard=standard_of(snapshot),
        )
        .select("position", "job_key", "standard", *TARGET)
    )


def _grades(snapshot: Snapshot, law: Law) -> list[pl.Expr]:
    """The bounds for PNS and for PPPK: what the city states, else the law's.

    The law's highest grade of PNS is left aside: the table is from memory, and people
    above it hold such posts everywhere.
    """
    # A city without PPPK needs no norm about them, on days when there was none.
    has_pppk = snapshot.employees["status"].is_in(CONTRACT_STATUSES).any()
    on_contract = law.grade.pppk_functional_range.value if has_pppk else {}
    for_pns = {
        "min": pl.coalesce(
            _bound("level", law.grade.functional_range.value, 0),
            _bound("echelon", law.grade.structural_range.value, 0),
        ),
        "max": pl.lit(None, pl.String),
    }
    bounds = []
    for place, (which, by_law) in enumerate(for_pns.items()):
        stated = pl.col(f"grade_{which}")
        is_pppk = stated.is_in(PPPK_GRADES)
        of_pns, of_pppk = pl.when(~is_pppk).then(stated), pl.when(is_pppk).then(stated)
        bounds += [
            pl.coalesce(of_pns, by_law).alias(f"to_grade_{which}"),
            pl.coalesce(of_pppk, _bound("level", on_contract, place)).alias(
                f"to_pppk_{which}"
            ),
        ]
    return bounds


def _education(law: Law) -> pl.Expr:
    """What the city states, but where the law speaks never less than it asks."""
    stated = pl.col("education_min")
    by_law = _looked_up("level", law.education.lowest_by_level.value, pl.String())
    is_less = _rank(stated) < _rank(by_law)
    return (
        pl.when(is_less & ~pl.col("level").is_in(LEFT_TO_THE_JOB))
        .then(by_law)
        .otherwise(pl.coalesce(stated, by_law))
    )


def _rank(education: pl.Expr) -> pl.Expr:
    return education.replace_strict(
        dict(EDUCATION_RANK), default=None, return_dtype=pl.Int64
    )


def _bound(column: str, ranges: Mapping[str, tuple[str, str]], place: int) -> pl.Expr:
    ends = {key: both[place] for key, both in ranges.items()}
    return _looked_up(column, ends, pl.String())


def _looked_up(
    column: str, table: Mapping[str, Any], dtype: pl.DataType | None = None
) -> pl.Expr:
    return pl.col(column).replace_strict(
        dict(table), default=None, return_dtype=dtype or pl.Int64()
    )
