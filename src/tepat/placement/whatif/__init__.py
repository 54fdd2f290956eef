"""What if: the best plan under an extra condition, found from the plan there is."""

from .answer import Answer, Filled, Touched
from .ask import WhatIf
from .barriers import ChangeRefused
from .change import Change, NotAQuestion, of_pair, of_seats
from .stored import PlanUnfit

__all__ = [
    "Answer",
    "Change",
    "ChangeRefused",
    "Filled",
    "NotAQuestion",
    "PlanUnfit",
    "Touched",
    "WhatIf",
    "of_pair",
    "of_seats",
]
