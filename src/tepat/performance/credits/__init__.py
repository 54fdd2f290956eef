"""Credit points (angka kredit): the arithmetic, and where everybody stands."""

from .points import (
    Transfer,
    after_level,
    base,
    conversion,
    diploma,
    exact,
    hundredths,
    integration,
    level_target,
    months_for,
    rank_target,
    transfer,
)
from .standing import Standing, standing, standings, table

__all__ = [
    "Standing",
    "Transfer",
    "after_level",
    "base",
    "conversion",
    "diploma",
    "exact",
    "hundredths",
    "integration",
    "level_target",
    "months_for",
    "rank_target",
    "standing",
    "standings",
    "table",
    "transfer",
]
