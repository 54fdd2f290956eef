"""What insisting costs at least in a plan with limits, and which of them it strains.

Goal after goal: a plan that achieves as much in the goals before cannot exceed the
bound of the goal, less what the person would keep short of their best (see
``tepat.placement.limits.proof``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tepat.words import Sentence, bare

from ..barriers import MEETS, MEETS_NOT, Barrier, Lifted
from ..case import Case
from ..limits import proof
from ..limits.reading import limits_told, multipliers_told
from ..problem import Ints
from ..sums import Ways

LIMITED = Sentence(
    id="Batas yang menghalangi: {name}. {text}",
    en="A limit in the way: {name}. {text}",
)
LOOSEN = Sentence(
    id="Buat rencana lain dengan batas itu dilonggarkan: {name}.",
    en="Make another plan with that limit loosened: {name}.",
)


class Bounded:
    """The multipliers of a plan with limits, asked about one person at a time.

    Args:
        case: The case.
        content: The plan; its certificate is of kind ``limits``.
    """

    def __init__(self, case: Case, content: Mapping[str, Any]) -> None:
        parts = case.parts()
        self._problem, self._base = parts.problem, parts.base
        achieved, bound = content["objective"], content["bound"]
        goals = parts.problem.goals
        self._told = content["limits"]
        self._limits = limits_told(case, parts, content)
        self._multipliers = multipliers_told(
            parts.problem, self._limits, [achieved[goal] for goal in goals], content
        )
        self._reach = [bound[goal] - achieved[goal] for goal in goals]

    def loss(self, person: int, position: int) -> dict[str, int] | None:
        """Return the least loss, up to the first goal in which one is certain.

        What loses there may gain in later goals, so nothing is told of them.

        Returns:
            ``None`` where the person has no way into the position.
        """
        ways, place = self._ways(person)
        here = self._at(place) == position
        if not here.any():
            return None
        loss: dict[str, int] = {}
        kept = proof.kept(self._problem, self._limits, self._multipliers, ways)
        for goal, at, left, reach in zip(
            self._problem.goals, self._multipliers, kept, self._reach, strict=True
        ):
            short = int(left.max() - left[here].max())
            # The bound is a sum rounded down; up to a whole one may hide in it.
            most = ((reach + 1) * at.scale - 1 - short) // at.scale
            loss[goal] = max(-most, 0)
            if loss[goal]:
                break
        return loss

    def barriers(self, person: int, position: int, seat: int) -> tuple[Barrier, ...]:
        """Return the limits with a price that the move would count for.

        Args:
            person: Index of the person.
            position: Index of a position they could enter.
            seat: Index of their position in the plan, or -1.
        """
        ways, place = self._ways(person)
        at = self._at(place)
        there = np.flatnonzero((at == position) & ~ways.stay)[:1]
        now = np.flatnonzero(at == seat)[:1]
        found = []
        for limit, told in zip(self._limits, self._told, strict=True):
            counts = limit.weigh(ways.person, place, ways.fit, ways.stay)
            strained = counts[there].sum() > counts[now].sum()
            if len(there) and strained and any(told["prices"]):
                found.append(_barrier(limit.kind, limit.code, told))
        return tuple(found)

    def _ways(self, person: int) -> tuple[Ways, Ints]:
        """Return a person's ways, and where each leads: a place, or -1."""
        ways = Ways.of(self._problem, some=range(person, person + 1))
        places = np.arange(len(self._base))
        return ways, np.concatenate([places, places, [-1]])[ways.row]

    def _at(self, place: Ints) -> Ints:
        return np.append(self._base, -1)[place]


def _barrier(kind: str, code: str, told: Mapping[str, str]) -> Barrier:
    if kind == "relatives":
        return Barrier("RELATIVES", MEETS, MEETS_NOT, {}, Lifted.SCENARIO)
    facts = {
        "name": Sentence(id=bare(told["name"]), en=bare(told["name_en"])),
        "text": Sentence(id=bare(told["text"]), en=bare(told["text_en"])),
    }
    return Barrier(code, LIMITED, LOOSEN, facts, Lifted.SCENARIO)
