"""What the regular promotion in rank (kenaikan pangkat) rests on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import polars as pl

from tepat.law import Law
from tepat.snapshot.vocabulary import PNS_GRADES

NEXT: Mapping[str, str] = dict(pairwise(PNS_GRADES))
STEP: Mapping[str, int] = {grade: step for step, grade in enumerate(PNS_GRADES)}


def of_people(law: Law) -> list[pl.Expr]:
    """Return ``next_grade``, ``ceiling_grade`` and ``steps_to_ceiling``.

    Steps are counted on the scale of the PNS; null for contract staff, who have
    another, and where grade or education is blank.
    """
    ceilings = dict(law.grade.regular_ceiling_by_education.value)
    ceiling = _looked_up("education", ceilings, pl.String())
    steps = ceiling.replace_strict(
        dict(STEP), default=None, return_dtype=pl.Int64
    ) - _looked_up("grade", STEP, pl.Int64())
    return [
        _looked_up("grade", NEXT, pl.String()).alias("next_grade"),
        ceiling.alias("ceiling_grade"),
        steps.alias("steps_to_ceiling"),
    ]


def _looked_up(
    column: str, table: Mapping[str, str] | Mapping[str, int], dtype: pl.DataType
) -> pl.Expr:
    return pl.col(column).replace_strict(dict(table), default=None, return_dtype=dtype)
