"""Effects: whether a rotation or a training changed what units deliver."""

from .effect import Effect, Verdict, effect
from .question import Compare, Measure, Outcome, Question

__all__ = [
    "Compare",
    "Effect",
    "Measure",
    "Outcome",
    "Question",
    "Verdict",
    "effect",
]
