"""The integrity of the position map: rules, what they find, and what is ready."""

from . import families  # noqa: F401  (importing the families enrols their rules)
from .check import Integrity, integrity, number
from .issue import Issue, Outcome
from .rule import ROLL, Part, Rule, Subject, Weight

__all__ = [
    "ROLL",
    "Integrity",
    "Issue",
    "Outcome",
    "Part",
    "Rule",
    "Subject",
    "Weight",
    "integrity",
    "number",
]
