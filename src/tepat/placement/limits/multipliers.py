"""Prices of one goal: of seats, of limits, and of the goals before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[Any]
"""Floating-point numbers from a solver, or whole ones in a certificate."""


@dataclass(frozen=True, slots=True, eq=False)
class Multipliers:
    """What one more of everything would bring to one goal.

    Any numbers that are not below zero prove a bound (see ``proof``); those of the
    linear program prove the lowest. In a certificate they are whole numbers.

    Attributes:
        goal: Index of the goal.
        seats: Per position, of a seat that counts.
        surplus: Per position, of an over-strength seat.
        limits: Per limit.
        goals: Per goal before this one, of what is held there.
        achieved: What is held: per goal before this one, what the plan achieves.
        scale: How many parts make one.
    """

    goal: int
    seats: Reals
    surplus: Reals
    limits: Reals
    goals: Reals
    achieved: tuple[int, ...]
    scale: int = 1

    def rounded(self, scale: int) -> Multipliers:
        """Return the same in whole parts of ``scale``."""
        seats, surplus, limits, goals = (
            np.rint(part * scale).astype(np.int64)
            for part in (self.seats, self.surplus, self.limits, self.goals)
        )
        return replace(
            self, seats=seats, surplus=surplus, limits=limits, goals=goals, scale=scale
        )
