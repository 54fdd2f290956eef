"""What people wish for (sheet ``minat``), as far as they like it better than staying.

A person's rows are read in the order of ``urutan``; whoever says ``tetap = ya`` likes
nothing that comes after better than staying, and wishing for the own position says the
same. A row that has both says it of its position too. Without ``urutan``, a wish comes
last and "prefers to stay" first: nobody is moved on a statement that can be read as a
wish to stay. Who has said nothing wishes for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .problem import Ints


def wish_lists(
    table: pl.DataFrame,
    nips: Sequence[str],
    codes: Sequence[str],
    holds: NDArray[np.int64],
) -> list[tuple[int, ...]]:
    """Return per person the positions they like better than staying, the best first.

    Args:
        table: Sheet ``minat`` as a table: ``nip``, ``position``, ``rank``, ``stay``.
        nips: The people.
        codes: The positions.
        holds: For each person, the index of the position held, or -1.
    """
    person = {nip: at for at, nip in enumerate(nips)}
    place = {code: at for at, code in enumerate(codes)}
    stays = pl.col("stay").fill_null(False)
    ordered = (
        table.with_columns(stays=stays)
        .filter(pl.col("stays") | pl.col("position").is_not_null())
        .with_columns(
            at=pl.when(pl.col("stays"))
            .then(pl.col("rank").fill_null(0))
            .otherwise(pl.col("rank"))
        )
        .sort(
            "at",
            "stays",
            nulls_last=True,
            descending=[False, True],
            maintain_order=True,
        )
    )
    told: list[dict[int, None]] = [{} for _ in nips]
    done = np.zeros(len(nips), np.bool_)
    for nip, code, prefers in ordered.select("nip", "position", "stays").iter_rows():
        who = person.get(nip)
        if who is None or done[who]:
            continue
        at = place.get(code)
        if prefers or (at is not None and at == holds[who]):
            done[who] = True
        elif at is not None:
            told[who][at] = None
    return [tuple(each) for each in told]


def as_pairs(told: Sequence[Sequence[int]]) -> tuple[Ints, Ints, Ints]:
    """Return wishes as arrays: people, positions, and ranks from 0, person by person
    and position by position."""
    rows = sorted(
        (person, position, rank)
        for person, each in enumerate(told)
        for rank, position in enumerate(each)
    )
    table = np.array(rows, np.int64).reshape(len(rows), 3)
    return table[:, 0], table[:, 1], table[:, 2]
