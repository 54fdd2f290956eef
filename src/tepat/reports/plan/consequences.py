"""What follows from a plan, worked out once for its workbook and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tepat.fairness import Fairness, fairness
from tepat.fairness.envy import MOST_LISTED
from tepat.placement.case import Case
from tepat.waves import Execution, execution

MOST_PAIRS = 30_000_000
"""Allowed pairs beyond which fairness takes too long to hold up a plan."""


@dataclass(frozen=True, slots=True, eq=False)
class Consequences:
    """What follows from a plan.

    Attributes:
        waves: In which order it can be carried out.
        fair: Who bears what; ``None`` for a plan so large that it is left out.
    """

    waves: Execution
    fair: Fairness | None

    @classmethod
    def of(
        cls, case: Case, content: Mapping[str, Any], most_envy: int = MOST_LISTED
    ) -> Consequences:
        """Work out what follows from a plan.

        Args:
            case: The case the plan answers.
            content: The plan, as ``plan.json`` holds it.
            most_envy: Rows of the list of justified envy, at most.
        """
        is_large = content["made_from"]["allowed_pairs"] > MOST_PAIRS
        fair = None if is_large else fairness(case, content, most_envy)
        return cls(execution(case, content), fair)
