"""Until when one objects to an evaluation, and until when that is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tepat import law

DECIDE_DAYS = 14
"""Days in which an objection is decided. No norm that we know of sets them: it is as
long as the person had to object, and pages say whose number it is."""
UNREAD_DAYS = 7
"""Days after which who has not confirmed the receipt is reminded, once."""


@dataclass(frozen=True, slots=True)
class Right:
    """The right to object.

    Attributes:
        days: From the day of receipt.
        cites: The article.
        verified: Whether a person has read it in the official text.
    """

    days: int
    cites: str
    verified: bool


def right(day: date) -> Right:
    """Return what the law of a day says of objections to an appraisal."""
    norm = law.on(day).performance.objection_days
    return Right(norm.value, str(norm.cites), norm.verified)


def object_until(received: date) -> date:
    """Return the last day to object to what was received on a day."""
    return received + timedelta(days=right(received).days)


def decide_by(filed: date) -> date:
    """Return the day by which an objection filed on a day is to be decided."""
    return filed + timedelta(days=DECIDE_DAYS)


def unread_since(today: date) -> date:
    """Return the day on or before which what was handed over should be received."""
    return today - timedelta(days=UNREAD_DAYS)
