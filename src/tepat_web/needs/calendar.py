"""The deadlines that a new round is offered: reckoned back from the day of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tepat import law

# Before the needs go out; a proposal, which the analysts change as they like.
FOR_ADOPTING = timedelta(weeks=2)
FOR_VERIFYING = timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When each part of a round is to be done.

    Attributes:
        year: The year whose needs are proposed.
        proposal: The last day of the proposal itself, by the law.
        cites: Where that is written.
        verified: Whether a person has read it there.
    """

    year: int
    submit_by: date
    verify_by: date
    adopt_by: date
    proposal: date
    cites: str
    verified: bool


def usual(today: date) -> Deadlines:
    """Return the deadlines of the next proposal whose handing-in lies ahead.

    Needs of a year are proposed in the year before. The last day of adopting is that of
    the proposal less two weeks, of handing in less eight weeks in all.

    Raises:
        NormNotInForce: if the law of the day names no day.
    """
    norm = law.on(today).need.proposal_until
    at = norm.value

    def day(year: int) -> date:
        return date(year, at["month"], at["day"])

    year = today.year
    if day(year) - FOR_ADOPTING - FOR_VERIFYING < today:
        year += 1
    proposal = day(year)
    adopt_by = proposal - FOR_ADOPTING
    return Deadlines(
        year=year + 1,
        submit_by=adopt_by - FOR_VERIFYING,
        verify_by=adopt_by - FOR_ADOPTING,
        adopt_by=adopt_by,
        proposal=proposal,
        cites=str(norm.cites),
        verified=norm.verified,
    )
