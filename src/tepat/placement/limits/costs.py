"""What a person in a position costs in a year, for the budgets of units."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import polars as pl

from tepat.errors import TepatError
from tepat.words import Sentence

from ..case import Case
from ..problem import Flags, Ints

SHOWN = 5
"""Positions named in a message, at most."""

UNKNOWN = Sentence(
    id="Anggaran {unit} tidak dapat dihitung: biaya setahun belum diketahui untuk "
    "{count} jabatan, antara lain {positions}. Isi kelas jabatannya dan biaya kelas "
    "itu pada lembar biaya_kelas, atau hapus baris itu dari [budget].",
    en="The budget of {unit} cannot be reckoned: the cost of a year is not known for "
    "{count} positions, among them {positions}. Fill in their class, and its cost on "
    "sheet biaya_kelas, or delete that line of [budget].",
)


class CostUnknown(TepatError):
    """A budget over seats whose cost nobody has told."""

    exit_code: ClassVar[int] = 107


def costs_of(case: Case, unit: str, needed: Flags) -> Ints:
    """Return rupiah a year per place's position; 0 where it is not needed.

    Args:
        case: The case.
        unit: The unit whose budget it is.
        needed: Flags of the positions in which somebody sits or may sit.

    Raises:
        CostUnknown: if one of them has no class, or its class no cost.
    """
    by_class = case.snapshot.class_costs.select("position_class", "cost").unique(
        "position_class", keep="first", maintain_order=True
    )
    each = case.positions.select("position", "position_class").join(
        by_class, on="position_class", how="left", maintain_order="left"
    )["cost"]
    unknown = np.flatnonzero(needed & each.is_null().to_numpy())
    if len(unknown):
        codes = [case.positions["position"][at] for at in unknown[:SHOWN].tolist()]
        raise CostUnknown(
            UNKNOWN, unit=unit, count=len(unknown), positions=tuple(codes)
        )
    cost = each.round().cast(pl.Int64).fill_null(0).to_numpy().astype(np.int64)
    return np.where(needed, cost, 0)
