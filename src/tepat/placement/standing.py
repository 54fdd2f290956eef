"""How the city stands with everyone seated in a given way."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tepat.rules.grid import FAILS

from .case import Case
from .problem import Problem

# Rules about what the seat itself asks for, whoever already sits on it.
QUALIFYING = ("EDUCATION-1", "EDUCATION-2", "GRADE-1")


def standing(
    case: Case, problem: Problem, seat: NDArray[np.int64]
) -> dict[str, int | float]:
    """Count seats, people and fit with everyone on ``seat``.

    Args:
        case: The case.
        problem: Its network problem.
        seat: For each person, the index of a position, or -1.

    Returns:
        ``seats`` and ``critical_seats``; of these ``filled``, ``critical_filled`` and
        ``vacant``; ``over_strength`` holders beyond need; ``seated`` and ``unplaced``
        people; ``unqualified``: seated people who miss the education or grade of
        their own seat; ``fit`` in all and ``fit_mean`` per seated person.
    """
    sits = seat >= 0
    holders = np.bincount(seat[sits], minlength=len(problem.seats))
    filled = np.minimum(holders, problem.seats)
    is_known = case.positions["need"].is_not_null().to_numpy()
    beyond = np.maximum(holders - problem.seats, 0)[is_known]
    people = np.flatnonzero(sits)
    fit = case.scores[people, case.target[seat[people]]].astype(np.int64)
    total = int(fit.sum())
    return {
        "seats": int(problem.seats.sum()),
        "filled": int(filled.sum()),
        "vacant": int((problem.seats - filled).sum()),
        "critical_seats": int(problem.seats[problem.critical].sum()),
        "critical_filled": int(filled[problem.critical].sum()),
        "over_strength": int(beyond.sum()),
        "seated": int(sits.sum()),
        "unplaced": int((~sits).sum()),
        "unqualified": int(unqualified(case, seat).any(axis=0).sum()),
        "fit": total,
        "fit_mean": round(total / len(people), 1) if len(people) else 0.0,
    }


def unqualified(case: Case, seat: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Flag who misses what, (QUALIFYING × people); nobody without a seat."""
    seated = np.flatnonzero(seat >= 0)
    target = case.target[seat[seated]]
    missed = np.zeros((len(QUALIFYING), len(seat)), dtype=np.bool_)
    by_code = {answer.rule.code: answer for answer in case.grid.answers}
    for row, code in enumerate(QUALIFYING):
        answer = by_code[code]
        row_of = answer.person_row[seated]
        missed[row, seated] = (
            answer.table[row_of, answer.target_column[target]] == FAILS
        )
    return missed
