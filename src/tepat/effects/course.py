"""How treated and comparison units went from period to period, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .cells import Exact, Truth
from .changes import changes
from .group import Group, measured
from .interval import Estimate, weights_of

Weighed = tuple[float, float]  # a sum by weight, and the sum of the weights


@dataclass(frozen=True, slots=True)
class Step:
    """One period.

    Attributes:
        order: Its number; below zero before the change.
        first, last: Its days; ``None`` where several days of change are put together.
        treated, compared: Mean of the two sides as their answers say; ``None`` where a
            side has none.
        answers_treated, answers_compared: How many answers.
        difference: Of the treated beyond the comparison units, against the other
            periods before the change.
    """

    order: int
    first: date | None
    last: date | None
    treated: float | None
    compared: float | None
    answers_treated: int
    answers_compared: int
    difference: Estimate | None


def course(groups: Sequence[Group]) -> tuple[Step, ...]:
    """Return all periods in their order."""
    orders = sorted({int(it) for group in groups for it in group.cells.order})
    sides = [_shares(group) for group in groups]
    steps = []
    for order in orders:
        told: tuple[list[Weighed], list[Weighed]] = ([], [])
        answers = [0, 0]
        for group, shares in zip(groups, sides, strict=True):
            at = np.flatnonzero(group.levels.order == order)
            if not len(at):
                continue
            column = int(at[0])
            for side, rows in enumerate((group.is_treated, ~group.is_treated)):
                count = group.levels.count[rows, column]
                weight = np.where(count > 0, shares[side], 0.0)
                value = np.nan_to_num(group.levels.mean[rows, column])
                told[side].append((float((weight * value).sum()), float(weight.sum())))
                answers[side] += int(count.sum())
        days = groups[0].days.get(order) if len(groups) == 1 else None
        steps.append(
            Step(
                order,
                days and days[0],
                days and days[1],
                _mean(told[0]),
                _mean(told[1]),
                answers[0],
                answers[1],
                _difference(groups, order),
            )
        )
    return tuple(steps)


def _difference(groups: Sequence[Group], order: int) -> Estimate | None:
    seen = []
    for group in groups:
        here = group.cells.order == order
        before = (group.cells.order < 0) & ~here
        if here.any() and before.any():
            seen.append(group.seen(before, here))
    return measured(seen)


def _shares(group: Group) -> tuple[Exact, Exact]:
    """How much each unit weighs in the effect, of both sides."""
    found = changes(group.cells, group.is_treated, same_people=group.same_people)
    sure = np.isfinite(found.variance)
    sides: list[Exact] = []
    for rows in (group.is_treated, ~group.is_treated):
        share = np.zeros(int(rows.sum()))
        known: Truth = sure[rows]
        if known.any():
            share[known] = weights_of(found, rows & sure)
        sides.append(share)
    return sides[0], sides[1]


def _mean(told: Sequence[Weighed]) -> float | None:
    total = sum(weight for _, weight in told)
    return sum(value for value, _ in told) / total if total > 0 else None
