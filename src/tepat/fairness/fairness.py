"""All that is told of a plan's fairness, worked out from a case and its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from tepat.performance.policy import PerformancePolicy
from tepat.placement.case import Case

from .burden import Burden, burden
from .envy import MOST_LISTED, Envy, envy
from .groups import groups
from .lost import lost
from .outcome import outcome
from .spread import Spread, spread
from .treatment import treatment
from .wishes import wishes


@dataclass(frozen=True, slots=True)
class Fairness:
    """Who bears what in a plan, and whether like people are treated alike.

    It is reported, not promised: a plan is the best for the goals of its scenario, and
    these figures say what that means for people and units.

    Attributes:
        envy: See :class:`tepat.fairness.envy.Envy`.
        burden: See :class:`tepat.fairness.burden.Burden`.
        spread: See :class:`tepat.fairness.spread.Spread`.
        lost: See :func:`tepat.fairness.lost.lost`.
        treatment: See :func:`tepat.fairness.treatment.treatment`.
        goals: The order of the numbers of a loss.
        least: Size of the smallest group whose figures are told.
    """

    envy: Envy
    burden: Burden
    spread: Spread
    lost: pl.DataFrame
    treatment: pl.DataFrame
    goals: tuple[str, ...]
    least: int


def fairness(
    case: Case, content: Mapping[str, Any], most: int = MOST_LISTED
) -> Fairness:
    """Report how fair a plan is.

    Args:
        case: The case the plan was made for.
        content: The plan, as ``plan.json`` holds it.
        most: Rows of the list of justified envy, at most.

    Raises:
        KeyError: if the plan names a person or position that the case does not have.
    """
    told, wished, grouped = outcome(case, content), wishes(case), groups(case)
    least = PerformancePolicy.of(case.snapshot.settings).smallest_group
    borne = burden(told, grouped, least)
    return Fairness(
        envy=envy(told, wished, most),
        burden=borne,
        spread=spread(told),
        lost=lost(told),
        treatment=treatment(told, wished, borne, grouped, least),
        goals=told.problem.goals,
        least=least,
    )
