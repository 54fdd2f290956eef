"""The parts of a fit score, one function each.

Every part gives whole points from 0 to 1000, and says where the data is missing: a
missing part scores 0 and is named unknown, it is never weighted away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.competency import matches
from tepat.law import Law
from tepat.policy import Policy
from tepat.programmes import accepts, is_open, kin, nearest
from tepat.rules.grid import distinct
from tepat.rules.pairs import Experience, derive, each
from tepat.snapshot import Snapshot

FULL = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """The points of one part for every person and target.

    Attributes:
        name: One of ``tepat.policy.PARTS``.
        points: int16, (distinct people × distinct targets), 0 to 1000.
        is_unknown: bool, same shape: the data for this part is missing.
        person_row: For each person, the row of ``points``.
        target_column: For each target, the column of ``points``.
    """

    name: str
    points: NDArray[np.int16]
    is_unknown: NDArray[np.bool_]
    person_row: NDArray[np.int64]
    target_column: NDArray[np.int64]


def competency(
    snapshot: Snapshot, people: pl.DataFrame, targets: pl.DataFrame, law: Law
) -> Part:
    """Job-person match: levels reached over levels required, at most full.

    The ratio of sums (Peraturan BKN 26/2019), over the competencies that the
    position's standard names. Where the city recorded no standard, the level usual
    for the tier is taken from the law's defaults. One that was never assessed counts
    as level 0; with none assessed at all the part is unknown.
    """
    wanted, target_column = distinct(targets, ["standard", "to_level"])
    told = matches(snapshot, people, wanted.rename({"to_level": "level"}), law)
    total = told.asked
    reached = np.minimum(told.reached, total)
    points = (FULL * reached + total // 2) // np.maximum(total, 1)
    person_row = np.arange(people.height, dtype=np.int64)
    return Part(
        "competency",
        points.astype(np.int16),
        told.assessed == 0,
        person_row,
        target_column,
    )


def performance(people: pl.DataFrame, targets: pl.DataFrame, policy: Policy) -> Part:
    """The mean of the known ratings of the last two years, in the policy's points."""
    persons, person_row = distinct(people, ["rating_older", "rating_newer"])
    points = persons.select(
        points=pl.mean_horizontal(
            pl.col(name).replace_strict(
                dict(policy.rating_points), default=None, return_dtype=pl.Int64
            )
            for name in ("rating_older", "rating_newer")
        ).floor()
    )["points"]
    table, unknown = _table(points, persons.height, 1)
    same = np.zeros(targets.height, dtype=np.int64)
    return Part("performance", table, unknown, person_row, same)


def education(people: pl.DataFrame, targets: pl.DataFrame, policy: Policy) -> Part:
    """Half for the level of education, half for the field of study."""
    persons, person_row = distinct(people, ["education_rank", "field"])
    wanted, target_column = distinct(targets, ["to_education_rank", "to_fields"])
    asks_none = [fields is None or is_open(fields) for fields in wanted["to_fields"]]
    wanted = wanted.with_columns(asks_none=pl.Series(asks_none, dtype=pl.Boolean))
    pairs = persons.join(wanted, how="cross", maintain_order="left_right")
    points = pairs.select((_level_points() + _field_points(policy)) // 2).to_series()
    table, unknown = _table(points, persons.height, wanted.height)
    return Part("education", table, unknown, person_row, target_column)


def _level_points() -> pl.Expr:
    """All or nothing; null where a level is asked for and the person's is not known."""
    asked, has = pl.col("to_education_rank"), pl.col("education_rank")
    return (
        pl.when(asked.is_null() | (has >= asked))
        .then(FULL)
        .when(has < asked)
        .then(pl.lit(0))
    )


def _field_points(policy: Policy) -> pl.Expr:
    """Full on the list, else as near as it is; null where the person's is not known."""
    is_accepted = each("field", "to_fields", accepts, pl.Boolean())
    return (
        pl.when("asks_none")
        .then(policy.no_field_asked)
        .when(is_accepted)
        .then(FULL)
        .when(~is_accepted)
        .then(_unlisted_points(policy))
    )


def _unlisted_points(policy: Policy) -> pl.Expr:
    """The points of a field that is not on the list, as the policy judges it."""
    if policy.unlisted_fields == "LEARNED":
        return each("field", "to_fields", nearest, pl.Int64()).fill_null(0)
    if policy.unlisted_fields == "FAMILY":
        is_kin = each("field", "to_fields", kin, pl.Boolean())
        return pl.when(is_kin).then(policy.same_field_family).otherwise(0)
    return pl.lit(0)


def experience(
    people: pl.DataFrame, targets: pl.DataFrame, policy: Policy, served: Experience
) -> Part:
    """Months on record in the target's job group, full at the months the policy names.

    Unknown where none are on record while the service that nothing is known about
    could earn full points.
    """
    persons, person_row = distinct(people, ["nip"])
    wanted, target_column = distinct(targets, ["to_group"])
    pairs = persons.join(wanted, how="cross", maintain_order="left_right")
    pairs = derive(pairs, ["related_months", "related_months_at_most"], served)
    full = policy.full_experience_months
    months, at_most = pl.col("related_months"), pl.col("related_months_at_most")
    is_known = (months > 0) | (at_most < full)
    points = pl.when(is_known).then(pl.min_horizontal(months, full) * FULL // full)
    table, unknown = _table(
        pairs.select(points).to_series(), persons.height, wanted.height
    )
    return Part("experience", table, unknown, person_row, target_column)


def _table(
    points: pl.Series, rows: int, columns: int
) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    known = points.cast(pl.Int16).fill_null(0).to_numpy().reshape(rows, columns)
    missing = points.is_null().to_numpy().reshape(rows, columns)
    return known, missing
