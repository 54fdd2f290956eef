"""Until when something has to be done, in working days, and why until then."""

from .calendar import USUAL_WEEK, Calendar
from .clock import (
    BeyondCalendar,
    Clock,
    Deadline,
    information,
    of_appeal,
    of_general,
    of_general_appeal,
    of_objection,
    remark,
)
from .telling import explained, headline

__all__ = [
    "USUAL_WEEK",
    "BeyondCalendar",
    "Calendar",
    "Clock",
    "Deadline",
    "explained",
    "headline",
    "information",
    "of_appeal",
    "of_general",
    "of_general_appeal",
    "of_objection",
    "remark",
]
