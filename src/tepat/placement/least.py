"""Whether every price of a plan is one that somebody else would pay.

A price too high proves nothing wrong, only less. But it is told to people as what a
seat is worth, so it must not be raised afterwards.
"""

from __future__ import annotations

import numpy as np

from .problem import Flags, Ints, Problem
from .solution import Prices


def unwanted(
    problem: Problem, position: Ints, prices: Prices, person: Ints, row: Ints
) -> Flags:
    """Flag positions whose price nobody supports who does not sit there already.

    (Whether a holder who stays has a seat that counts or an over-strength one cannot
    be told; one who finds both as good speaks for both.)

    Args:
        problem: The problem.
        position: Per person the index of their position, or -1.
        prices: The prices.
        person, row: Who finds which seat as good as any other at these prices.
    """
    count = len(problem.positions)
    here = (row % max(count, 1) == position[person]) & (row < 2 * count)
    both = np.bincount(person[here], minlength=len(position)) > 1
    wanted = np.bincount(row[~here | both[person]], minlength=2 * count + 1) > 0
    paid = np.concatenate([prices.seats, prices.surplus]).any(axis=1)
    useless = paid & ~wanted[:-1]
    flags: Flags = useless[:count] | useless[count:]
    return flags
