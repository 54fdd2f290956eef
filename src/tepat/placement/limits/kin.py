"""Relatives whom a plan would put one directly under the other by two moves."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case
from ..problem import Ints
from .build import Pairs


def clashes(case: Case, seat: Ints) -> Iterator[Pairs]:
    """Yield both moves that would put one relative directly under the other.

    Args:
        case: The case.
        seat: Per person the index of their position in the plan, or -1.
    """
    if not case.policy.relatives_apart:
        return
    for person, relatives in case.kin.relatives.items():
        for relative in relatives:
            if is_clash(
                case, (person, int(seat[person])), (relative, int(seat[relative]))
            ):
                yield (person, int(seat[person])), (relative, int(seat[relative]))


def is_clash(case: Case, under: tuple[int, int], over: tuple[int, int]) -> bool:
    """Tell whether a plan may not seat two people so: (person, position) of both."""
    if min(under[1], over[1]) < 0 or over[0] not in case.kin.relatives.get(
        under[0], ()
    ):
        return False
    moves = any(case.holds[person] != position for person, position in (under, over))
    return moves and int(case.kin.superior[under[1]]) == over[1]
