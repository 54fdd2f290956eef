"""Which of several judgements of one competency counts: a rule that the city chooses.

A person, the superior and an assessor each give a level. Nothing is averaged: the rule
names whose level is taken first, whose where that one gave none, and so on. What nobody
named by the rule has judged stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tepat.law import Citation

SELF, SUPERIOR, ASSESSOR = JUDGES = ("self", "superior", "assessor")


@dataclass(frozen=True, slots=True)
class JudgingPolicy:
    """Whose judgement of a competency is taken over.

    Attributes:
        order: Judges, of :data:`JUDGES`; the first who gave a level counts.
        decree: What fixes this choice.

    Raises:
        ValueError: if the order names nobody, a stranger, or somebody twice.
    """

    order: tuple[str, ...] = (ASSESSOR, SUPERIOR)
    decree: str = "Kebijakan bawaan Tepat"

    def __post_init__(self) -> None:
        if not self.order or set(self.order) - set(JUDGES):
            raise ValueError(f"Judges in {self.decree} must be of {', '.join(JUDGES)}.")
        if len(set(self.order)) != len(self.order):
            raise ValueError(f"A judge stands in {self.decree} twice.")

    def cites(self, at: str) -> Citation:
        """Name this policy as the source of a choice, at the entry ``at``."""
        return Citation(self.decree, f"butir {at}")


def taken(
    levels: Mapping[str, int | None], policy: JudgingPolicy
) -> tuple[str, int] | None:
    """Return whose level of one competency counts, and which it is.

    Args:
        levels: What each judge gave; ``None``, or no entry: gave none.
        policy: The city's rule.

    >>> taken({"self": 4, "superior": 3, "assessor": None}, JudgingPolicy())
    ('superior', 3)
    >>> taken({"self": 4}, JudgingPolicy()) is None
    True
    """
    for judge in policy.order:
        if (level := levels.get(judge)) is not None:
            return judge, level
    return None
