"""How severe each rater is beside the others, and whether that changed."""

from .compare import Comparison, compare_givers, compare_judges, compare_raters
from .severity import Severity, severity

__all__ = [
    "Comparison",
    "Severity",
    "compare_givers",
    "compare_judges",
    "compare_raters",
    "severity",
]
