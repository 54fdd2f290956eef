"""Talent: the nine-box, and who could follow in each critical position."""

from .axes import LEVELS, PERFORMANCE, Axes, AxesUnreadable, axes
from .box import box_of, is_successor, recommendations
from .explained import explained
from .grid import PART_NAMES, Talent, talent
from .ready import Readiness
from .succession import Succession, succession
from .words import LEVEL_NAMES, NEEDED_NAMES, PERFORMANCE_NAMES, READY_NAMES

__all__ = [
    "LEVELS",
    "LEVEL_NAMES",
    "NEEDED_NAMES",
    "PART_NAMES",
    "PERFORMANCE",
    "PERFORMANCE_NAMES",
    "READY_NAMES",
    "Axes",
    "AxesUnreadable",
    "Readiness",
    "Succession",
    "Talent",
    "axes",
    "box_of",
    "explained",
    "is_successor",
    "recommendations",
    "succession",
    "talent",
]
