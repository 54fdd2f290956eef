"""Talent: the nine-box, and who could follow in each critical position."""

from .axes import LEVELS, PERFORMANCE, Axes, AxesUnreadable, axes
from .box import box_of, is_successor, recommendations
from .grid import PART_NAMES, Talent, talent
from .ready import READY_NAMES, Readiness
from .succession import Succession, succession

__all__ = [
    "LEVELS",
    "PART_NAMES",
    "PERFORMANCE",
    "READY_NAMES",
    "Axes",
    "AxesUnreadable",
    "Readiness",
    "Succession",
    "Talent",
    "axes",
    "box_of",
    "is_successor",
    "recommendations",
    "succession",
    "talent",
]
