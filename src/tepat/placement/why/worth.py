"""What insisting costs at least, read from the prices of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..case import Case
from ..checked import prices_told
from ..problem import GOALS, Pair
from ..sums import Ways


class Worth:
    """The prices of a plan, asked about one person and one position at a time.

    Args:
        case: The case.
        apart: Pairs (person, position) that the plan forbids because relatives would
            meet.
        content: The plan.
    """

    def __init__(
        self, case: Case, apart: Sequence[Pair], content: Mapping[str, Any]
    ) -> None:
        parts = case.parts(apart)
        self._problem, restricted = parts.problem, content["restricted"]
        labels = parts.problem.positions
        place = {label: at for at, label in enumerate(labels)}
        seats, surplus = (
            prices_told(content[name], place)
            for name in ("prices", "over_strength_prices")
        )
        nothing = np.zeros((1, len(GOALS)), np.int64)
        self._closed = np.isin(labels, restricted["closed"])
        # Per row of ``Ways``: its price, its position, and whether it is not to be had.
        self._price = np.concatenate([seats, surplus, nothing])
        self._position = np.concatenate([parts.base, parts.base, [-1]])
        trimmed = np.isin(labels, restricted["trimmed"])
        self._gone = np.concatenate([np.zeros_like(trimmed), trimmed, [False]])

    def loss(self, person: int, position: int) -> dict[str, int] | None:
        """Return the least loss of insisting, goal by goal.

        Nobody keeps more, at these prices, than where they are best off; who is put
        elsewhere keeps less, and the plan loses at least the difference.

        Returns:
            ``None`` where the person has no way into the position.
        """
        ways = Ways.of(self._problem, self._closed, range(person, person + 1))
        there = ~self._gone[ways.row]
        row, worth = ways.row[there], np.stack(ways.worth, axis=1)[there]
        kept = [tuple(it) for it in (worth - self._price[row]).tolist()]
        is_here = (self._position[row] == position).tolist()
        here = max((it for it, at in zip(kept, is_here, strict=True) if at), default=())
        best = max(kept, default=())
        goals = zip(self._problem.goals, best, here, strict=True)
        return {goal: most - least for goal, most, least in goals} if here else None
