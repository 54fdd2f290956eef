"""The establishment: need against holders, now and in the coming years."""

from tepat.snapshot.retirement import retirement_age

from .balance import Balance, balance
from .outlook import exits, leavers, retirement_days
from .whatif import Answer, Comparison, compare

__all__ = [
    "Answer",
    "Balance",
    "Comparison",
    "balance",
    "compare",
    "exits",
    "leavers",
    "retirement_age",
    "retirement_days",
]
