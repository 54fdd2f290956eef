"""Job evaluation (evaluasi jabatan): from factor levels to points and class."""

from .evaluate import Evaluation, evaluate
from .points import FACTORS, Classed, Scored, class_of, scored

__all__ = [
    "FACTORS",
    "Classed",
    "Evaluation",
    "Scored",
    "class_of",
    "evaluate",
    "scored",
]
