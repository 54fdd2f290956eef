"""Check a stored plan with limits: every sum, and the bound of every goal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from .case import Case
from .checked import Checked, places_told, prices_told, seats_told
from .limits import proof
from .limits.build import Pairs, apart, limits_of
from .limits.kin import is_clash
from .limits.limit import Limit
from .limits.multipliers import Multipliers
from .limits.telling import by_limits
from .problem import Problem
from .sums import judged


def check_limits(case: Case, content: Mapping[str, Any]) -> Checked:
    """Work out the sums, the limits and the bounds of a stored plan again.

    The limits are those of the plan's own scenario, not those it tells. Only the
    solver's own bound (never above the proven one, nor below what the plan achieves)
    and what relatives cost are taken as stated.

    Raises:
        KeyError, TypeError, ValueError: if the plan is not whole.
    """
    parts, certificate = case.parts(), content["certificate"]
    labels = {code: at for at, code in enumerate(parts.problem.positions)}
    place = places_told(parts, labels, seats_told(case, content), certificate)
    limits = (
        *limits_of(case, parts.problem, parts.base),
        *(apart(case, parts.base, it) for it in _relatives(case, content["limits"])),
    )
    achieved = judged(parts.problem, place)[0]
    multipliers = tuple(_told(parts.problem, limits, achieved, content))
    found = proof.check(parts.problem, limits, place, multipliers)
    stated = tuple(_whole(certificate["stated"][goal]) for goal in parts.problem.goals)
    each = zip(found.objective, stated, found.bound, strict=True)
    if not all(achieved <= most <= bound for achieved, most, bound in each):
        raise ValueError("certificate.stated")
    without = tuple(content["restricted"]["without_relatives"].values())
    told = by_limits(
        case, parts, limits, place, multipliers, found.bound, stated, without
    )
    return Checked(case.problem(), found.violations, found.objective, found.bound, told)


def _told(
    problem: Problem,
    limits: Sequence[Limit],
    achieved: Sequence[int],
    content: Mapping[str, Any],
) -> Iterator[Multipliers]:
    """Yield the multipliers of each goal, as the plan tells them."""
    labels = {code: at for at, code in enumerate(problem.positions)}
    seats, surplus = (
        prices_told(content[name], labels)
        for name in ("prices", "over_strength_prices")
    )
    certificate, told = content["certificate"], content["limits"]
    if [it["code"] for it in told] != [it.code for it in limits]:
        raise ValueError("limits")
    for goal in range(len(problem.goals)):
        held = [_whole(it) for it in certificate["held"][goal]]
        paid = [_whole(it["prices"][goal]) for it in told]
        if len(held) != goal:
            raise ValueError("certificate.held")
        yield Multipliers(
            goal=goal,
            seats=seats[:, goal],
            surplus=surplus[:, goal],
            limits=np.array(paid, np.int64),
            goals=np.array(held, np.int64),
            achieved=tuple(achieved[:goal]),
            scale=_whole(certificate["scales"][goal]),
        )


def _relatives(case: Case, told: Sequence[Mapping[str, Any]]) -> Iterator[Pairs]:
    """Yield the moves that are said to be kept apart; they must be of relatives."""
    nips = {nip: at for at, nip in enumerate(case.people["nip"])}
    codes = {code: at for at, code in enumerate(case.positions["position"])}
    for limit in told:
        if limit["kind"] == "relatives":
            nip, position, other, beside = limit["about"]
            pairs = (nips[nip], codes[position]), (nips[other], codes[beside])
            if not is_clash(case, *pairs):
                raise ValueError(limit["code"])
            yield pairs


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError(str(number))
    return number
