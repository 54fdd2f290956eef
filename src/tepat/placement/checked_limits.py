"""Check a stored plan with limits: every sum, and the bound of every goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from . import violations
from .case import Case
from .checked import Checked, places_told, seats_told, whole
from .limits import proof
from .limits.reading import limits_told, multipliers_told
from .limits.telling import by_limits
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
    limits = limits_told(case, parts, content)
    achieved = judged(parts.problem, place)[0]
    multipliers = multipliers_told(parts.problem, limits, achieved, content)
    found = proof.check(parts.problem, limits, place, multipliers)
    stated = tuple(whole(certificate["stated"][goal]) for goal in parts.problem.goals)
    low, high = np.array(found.objective), np.array(found.bound)
    beyond = (np.array(stated) < low) | (np.array(stated) > high)
    wrong = violations.found("PROOF-STATED", parts.problem.goals, beyond)
    without = tuple(map(whole, content["restricted"]["without_relatives"].values()))
    told = by_limits(
        case, parts, limits, place, multipliers, found.bound, stated, without
    )
    return Checked(
        problem=case.problem(),
        violations=(*found.violations, *wrong),
        objective=found.objective,
        bound=found.bound,
        proof=told,
    )
