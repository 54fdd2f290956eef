"""The parts of a fit score, one function each.

Every part gives whole points from 0 to 1000, and says where the data is missing: a
missing part scores 0 and is named unknown, it is never weighted away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.competency import is_accepted, kin
from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.grid import distinct
from tepat.rules.pairs import Experience, derive, each
from tepat.snapshot import Snapshot
from tepat.snapshot.vocabulary import COMPETENCIES

FULL = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """The points of one part for every person and target.

    Attributes:
        name: One of ``tepat.policy.PARTS``.
        points: int64, (distinct people × distinct targets), 0 to 1000.
        is_unknown: bool, same shape: the data for this part is missing.
        person_row: For each person, the row of ``points``.
        target_column: For each target, the column of ``points``.
    """

    name: str
    points: NDArray[np.int64]
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
    codes, required = _required(snapshot, wanted, law)
    reached, person_row = _reached(snapshot, people, codes)
    asks = (required > 0).astype(np.int64)
    total = required.sum(axis=1)
    got = np.maximum(reached, 0) @ asks.T
    seen = (reached >= 0).astype(np.int64) @ asks.T
    share = np.minimum(got, total)
    points = (FULL * share + total // 2) // np.maximum(total, 1)
    return Part("competency", points, seen == 0, person_row, target_column)


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
    table, unknown = _column(points)
    same = np.zeros(targets.height, dtype=np.int64)
    return Part("performance", table, unknown, person_row, same)


def education(people: pl.DataFrame, targets: pl.DataFrame, policy: Policy) -> Part:
    """Half for the level of education, half for the field of study."""
    persons, person_row = distinct(people, ["education_rank", "field"])
    wanted, target_column = distinct(targets, ["to_education_rank", "to_fields"])
    pairs = persons.join(wanted, how="cross").with_columns(
        accepted=each("field", "to_fields", is_accepted, pl.Boolean()),
        kin=each("field", "to_fields", kin, pl.Boolean()),
    )
    asked, has = pl.col("to_education_rank"), pl.col("education_rank")
    level = pl.when(asked.is_null() | (has >= asked)).then(FULL).otherwise(0)
    field = (
        pl.when(pl.col("to_fields").is_null())
        .then(policy.no_field_asked)
        .when(pl.col("accepted"))
        .then(FULL)
        .when(pl.col("kin"))
        .then(policy.same_field_family)
        .otherwise(0)
    )
    is_known = has.is_not_null() & pl.col("field").is_not_null()
    points = pairs.select(points=pl.when(is_known).then((level + field) // 2))["points"]
    table, unknown = _table(points, persons.height, wanted.height)
    return Part("education", table, unknown, person_row, target_column)


def experience(
    people: pl.DataFrame, targets: pl.DataFrame, policy: Policy, served: Experience
) -> Part:
    """Months in the target's job group, full at the months the policy names."""
    persons, person_row = distinct(people, ["nip"])
    wanted, target_column = distinct(targets, ["to_group"])
    pairs = persons.join(wanted, how="cross")
    pairs = derive(pairs, ["related_months"], served)
    full = policy.full_experience_months
    points = pairs.select(
        points=pl.min_horizontal("related_months", full) * FULL // full
    )["points"]
    table, unknown = _table(points, persons.height, wanted.height)
    return Part("experience", table, unknown, person_row, target_column)


def _required(
    snapshot: Snapshot, wanted: pl.DataFrame, law: Law
) -> tuple[list[str], NDArray[np.int64]]:
    """Return the competency codes and the level each standard asks for, 0 = none."""
    usual = law.competency.required_level_by_level.value
    of_standard: dict[str, dict[str, int]] = {}
    for code, competency_code, level in snapshot.standards.select(
        "position", "competency", "level"
    ).iter_rows():
        of_standard.setdefault(code, {})[competency_code] = level
    asked = [
        of_standard[standard]
        if standard is not None
        else dict.fromkeys(COMPETENCIES, usual.get(level, 0))
        for standard, level in wanted.iter_rows()
    ]
    codes = sorted({code for levels in asked for code in levels})
    table = [[levels.get(code, 0) for code in codes] for levels in asked]
    return codes, np.array(table, dtype=np.int64).reshape(len(asked), len(codes))


def _reached(
    snapshot: Snapshot, people: pl.DataFrame, codes: list[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the latest assessed level per person and code, -1 = never assessed."""
    place = {code: at for at, code in enumerate(codes)}
    row = people.select("nip").with_row_index("person")
    latest = (
        snapshot.assessments.sort("day", nulls_last=False, maintain_order=True)
        .unique(["nip", "competency"], keep="last", maintain_order=True)
        .join(row, on="nip", how="inner", maintain_order="left")
        .with_columns(
            at=pl.col("competency").replace_strict(
                place, default=None, return_dtype=pl.Int64
            )
        )
        .drop_nulls("at")
    )
    reached = np.full((people.height, len(codes)), -1, dtype=np.int64)
    reached[latest["person"].to_numpy(), latest["at"].to_numpy()] = latest["level"]
    return reached, np.arange(people.height, dtype=np.int64)


def _column(points: pl.Series) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    return _table(points, len(points), 1)


def _table(
    points: pl.Series, rows: int, columns: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    known = points.cast(pl.Int64).fill_null(0).to_numpy().reshape(rows, columns)
    missing = points.is_null().to_numpy().reshape(rows, columns)
    return known.astype(np.int64), missing
