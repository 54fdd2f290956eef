"""How many people were considered for a position, and what kept the others out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tepat.rules import ROLL
from tepat.rules.grid import HOLDS, UNKNOWN

from ..barriers import ORDER, TITLES, Barriers
from ..case import Case
from ..problem import Flags
from .told import Considered, Count

RELATIVES = "RELATIVES-1"
Miss = tuple[str, NDArray[np.bool_], NDArray[np.bool_]]


def considered(
    case: Case, barriers: Barriers, place: int, may_enter: Flags
) -> Considered:
    """Count who was looked at for a position.

    Args:
        case: The case.
        barriers: What keeps people out besides rules.
        place: Index of the position.
        may_enter: Per person whether the plan could have placed them there.
    """
    others = case.holds != place
    missed = list(_missed(case, place))
    misses = np.zeros(case.people.height, dtype=np.int64)
    for _, out, _ in missed:
        misses += out
    barred = others & (misses > 0)
    limited = np.flatnonzero(others & ~barred & ~may_enter)
    by_rule = [
        Count(
            code,
            ROLL[code].title,
            int((out & others).sum()),
            int((unknown & others).sum()),
            int((out & others & (misses == 1)).sum()),
            0 if (out & others & ~unknown).sum() == 0 else ROLL[code].order,
        )
        for code, out, unknown in missed
        if (out & others).any()
    ]
    return Considered(
        people=int(others.sum()),
        allowed=int((others & may_enter & ~barred).sum()),
        kept_out=int(barred.sum()),
        limited=len(limited),
        by_rule=tuple(sorted(by_rule, key=lambda it: (it.order, -it.people, it.code))),
        by_barrier=tuple(_by_barrier(barriers, limited.tolist(), place)),
    )


def _missed(case: Case, place: int) -> Iterator[Miss]:
    """Yield rules with whom they keep out, and of whom they cannot tell."""
    target = int(case.target[place])
    beside = np.zeros(case.people.height, dtype=np.bool_)
    if case.policy.relatives_apart:
        beside[[person for person, at in case.kin.beside if at == place]] = True
    for answer in case.grid.answers:
        verdicts = answer.for_target(target)
        out = verdicts != HOLDS
        if answer.rule.code == RELATIVES:
            out = out | beside  # the grid knows kinds of seats, not who sits nearby
        yield answer.rule.code, out, verdicts == UNKNOWN


def _by_barrier(barriers: Barriers, persons: list[int], place: int) -> Iterator[Count]:
    people, alone, lifted = Counter[str](), Counter[str](), {}
    for person in persons:
        found = barriers.of(person, place)
        for barrier in found:
            people[barrier.code] += 1
            alone[barrier.code] += len(found) == 1
            lifted[barrier.code] = ORDER.index(barrier.lifted)
    for code in sorted(people, key=lambda it: (lifted[it], -people[it], it)):
        unknown = people[code] if lifted[code] == 0 else 0
        yield Count(
            code, TITLES[code], people[code], unknown, alone[code], lifted[code]
        )
