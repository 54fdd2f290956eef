"""The establishment: need against holders, now and in the coming years."""

from .balance import Balance, balance
from .outlook import exits, leavers, retirement_age, retirement_days

__all__ = [
    "Balance",
    "balance",
    "exits",
    "leavers",
    "retirement_age",
    "retirement_days",
]
