"""What a planner asks for: a scenario file (TOML), or its form in a stored plan."""

from .known import demand_known
from .reading import parse, read
from .scenario import (
    KINDS,
    MODES,
    SEXES,
    Balance,
    Caps,
    Protect,
    Scenario,
    ScenarioError,
)
from .told import text_of, told, untold

__all__ = [
    "KINDS",
    "MODES",
    "SEXES",
    "Balance",
    "Caps",
    "Protect",
    "Scenario",
    "ScenarioError",
    "demand_known",
    "parse",
    "read",
    "text_of",
    "told",
    "untold",
]
