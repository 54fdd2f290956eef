"""Why this person goes (or stays) there, why not elsewhere, and what to do next.

"Why not?" has three answers: a finding (a rule), a price (what the plan loses if we
insist) or a limit (the scenario, or no seat). Every "no" says what would make it a
"yes" and who can do that; only what would hold if it were worked out again is promised.
"""

from .asked import (
    MOST_ALTERNATIVES,
    NoSuchChain,
    NoSuchPerson,
    NoSuchPlace,
    Why,
    explain,
)
from .exact import ByPaths, Insist
from .steps import WHO_NAMES, NextStep, Who
from .told import (
    Considered,
    Contest,
    Count,
    Explanation,
    Refusal,
    Story,
    Successor,
)

__all__ = [
    "MOST_ALTERNATIVES",
    "WHO_NAMES",
    "ByPaths",
    "Considered",
    "Contest",
    "Count",
    "Explanation",
    "Insist",
    "NextStep",
    "NoSuchChain",
    "NoSuchPerson",
    "NoSuchPlace",
    "Refusal",
    "Story",
    "Successor",
    "Who",
    "Why",
    "explain",
]
