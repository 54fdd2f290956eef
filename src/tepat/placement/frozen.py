"""Whom and what a scenario leaves as it is, and whom it keeps out of what."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .problem import Flags, Pair
from .scenario import Scenario


def frozen_seats(asked: Scenario, positions: pl.DataFrame) -> Flags:
    """Flag the positions that nobody enters or leaves: named, or in a named unit."""
    path = pl.col("unit_path").str.split("/")
    seat = positions.select(
        frozen=pl.col("position").is_in(list(asked.frozen_positions))
        | path.list.eval(pl.element().is_in(list(asked.frozen_units)))
        .list.any()
        .fill_null(False)
    )["frozen"]
    return seat.to_numpy().astype(np.bool_)


def frozen_people(
    asked: Scenario, people: pl.DataFrame, holds: NDArray[np.int64], seats: Flags
) -> Flags:
    """Flag the people who stay: named, on a frozen seat, or lately come.

    Args:
        asked: The scenario.
        people: The people, with ``nip`` and ``months_in_position``.
        holds: For each person, the index of the position held, or -1.
        seats: The frozen positions.
    """
    named = people["nip"].is_in(list(asked.frozen_people)).to_numpy()
    sits_frozen = np.append(seats, False)[holds]  # -1: without a seat
    stays: Flags = sits_frozen | named.astype(np.bool_)
    if asked.cooling_off is not None:
        # Who is not known to have come earlier is not moved again either.
        months = people["months_in_position"].fill_null(-1).to_numpy()
        stays |= (holds >= 0) & (months < asked.cooling_off)
    return stays


def forbidden_pairs(
    asked: Scenario, people: pl.DataFrame, positions: pl.DataFrame
) -> list[Pair]:
    """Return the pairs that are not to be; who is not placed is in none.

    Args:
        asked: The scenario.
        people: The people, with ``nip``.
        positions: The positions, with ``position``, which have all that is named.
    """
    person = {nip: at for at, nip in enumerate(people["nip"])}
    place = {code: at for at, code in enumerate(positions["position"])}
    return sorted(
        (person[nip], place[code])
        for nip, codes in asked.forbidden.items()
        if nip in person
        for code in codes
    )
