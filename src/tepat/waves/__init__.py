"""In which order the moves of a plan can be carried out."""

from .execution import Execution, execution
from .load import load, peaks
from .moves import CannotSchedule, Moves
from .refusal import NotMoved, Refusal, if_refused, refused
from .schedule import Pace, Step, Wave
from .telling import headline, losses, notes, of_refusal

__all__ = [
    "CannotSchedule",
    "Execution",
    "Moves",
    "NotMoved",
    "Pace",
    "Refusal",
    "Step",
    "Wave",
    "execution",
    "headline",
    "if_refused",
    "load",
    "losses",
    "notes",
    "of_refusal",
    "peaks",
    "refused",
]
