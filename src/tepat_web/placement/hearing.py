"""How long people are heard: the day that is offered, and what the law seems to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tepat import law
from tepat.deadlines import Deadline, explained, remark
from tepat_web.kit.words import Words
from tepat_web.snapshots.calendar import calendar


@dataclass(frozen=True, slots=True)
class Hearing:
    """The last day that is offered.

    Attributes:
        until: That day.
        days: So many working days from now.
        cites: Where the law says that so many are to be given.
        verified: Whether somebody has read it there.
        told: What else is to be known of the day, in sentences.
    """

    until: date
    days: int
    cites: str
    verified: bool
    told: tuple[Words, ...]


def usual(today: date) -> Hearing:
    """Return the last day that is offered for a consultation that opens today.

    Whoever a decision burdens is told so many working days before it; so people have
    at least as many to answer.
    """
    norm = law.on(today).objection.information_days
    found: Deadline = remark(today, norm.value, calendar())
    return Hearing(
        until=found.due,
        days=found.days,
        cites=str(norm.cites),
        verified=norm.verified,
        # That the number of days is the city's own is not so here: the law lends it.
        told=tuple(Words(id=it.id, en=it.en) for it in list(explained(found))[1:]),
    )
