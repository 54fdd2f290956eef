"""The limits and multipliers that a stored plan tells, read without the solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..case import Case
from ..checked import prices_told, whole
from ..problem import Pair, Problem
from ..split import Split
from .build import apart, limits_of
from .limit import Limit
from .multipliers import Multipliers


def limits_told(
    case: Case, parts: Split, content: Mapping[str, Any]
) -> tuple[Limit, ...]:
    """Return the limits of a plan: its scenario's own, and relatives kept apart.

    Raises:
        KeyError, ValueError: if it keeps people apart who need not be.
    """
    return (
        *limits_of(case, parts.problem, parts.base),
        *(apart(case, parts.base, it) for it in _relatives(case, content["limits"])),
    )


def multipliers_told(
    problem: Problem,
    limits: Sequence[Limit],
    achieved: Sequence[int],
    content: Mapping[str, Any],
) -> tuple[Multipliers, ...]:
    """Return the multipliers of each goal, as a plan tells them.

    Args:
        problem: The problem, by places.
        limits: Its limits.
        achieved: What the plan achieves, goal by goal.
        content: The plan.

    Raises:
        KeyError, TypeError, ValueError: if it does not tell them.
    """
    return tuple(_multipliers(problem, limits, achieved, content))


def _multipliers(
    problem: Problem,
    limits: Sequence[Limit],
    achieved: Sequence[int],
    content: Mapping[str, Any],
) -> Iterator[Multipliers]:
    labels = {code: at for at, code in enumerate(problem.positions)}
    seats, surplus = (
        prices_told(content[name], labels)
        for name in ("prices", "over_strength_prices")
    )
    certificate, told = content["certificate"], content["limits"]
    if [it["code"] for it in told] != [it.code for it in limits]:
        raise ValueError("limits")
    for goal in range(len(problem.goals)):
        held = [whole(it) for it in certificate["held"][goal]]
        paid = [whole(it["prices"][goal]) for it in told]
        if len(held) != goal:
            raise ValueError("certificate.held")
        yield Multipliers(
            goal=goal,
            seats=seats[:, goal],
            surplus=surplus[:, goal],
            limits=np.array(paid, np.int64),
            goals=np.array(held, np.int64),
            achieved=tuple(achieved[:goal]),
            scale=whole(certificate["scales"][goal]),
        )


def _relatives(
    case: Case, told: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Pair, Pair]]:
    """Yield the moves that are said to be kept apart; they must be of relatives."""
    nips = {nip: at for at, nip in enumerate(case.people["nip"])}
    codes = {code: at for at, code in enumerate(case.positions["position"])}
    for limit in told:
        if limit["kind"] == "relatives":
            nip, position, other, beside = limit["about"]
            pairs = (nips[nip], codes[position]), (nips[other], codes[beside])
            if not _could_meet(case, *pairs):
                raise ValueError(limit["code"])
            yield pairs


def _could_meet(case: Case, under: Pair, over: Pair) -> bool:
    """Tell whether one is a relative directly under the other, and either moves."""
    is_kin = over[0] in case.kin.relatives.get(under[0], ())
    moves = any(case.holds[person] != position for person, position in (under, over))
    return is_kin and moves and int(case.kin.superior[under[1]]) == over[1]
