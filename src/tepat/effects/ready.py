"""From when on a change can be measured, and when there is more to measure it by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tepat.law.reckoning import months_later

from .periods import HORIZON, LENGTHS

QUARTER = LENGTHS[0]
LEAST = 2
"""Quarters with answers on each side of the change before it is measured unasked: the
fewest with which the intervals were tried (docs/effects.md)."""


class Readiness(StrEnum):
    """Whether a change can be measured now."""

    READY = "ready"
    TOO_SOON = "too soon"  # after the change
    TOO_LATE = "too late"  # answers began too shortly before it, and will stay so
    NO_ANSWERS = "no answers"


@dataclass(frozen=True, slots=True)
class Change:
    """When a change took place.

    Attributes:
        since: The day from which some unit had it.
        until: The day from which the last unit had it; the same for a rotation.
    """

    since: date
    until: date

    @property
    def ready_from(self) -> date:
        """The day on which enough quarters after the change are over."""
        return months_later(self.since, LEAST * QUARTER)

    def readiness(
        self, first: date | None, last: date | None, today: date
    ) -> Readiness:
        """Tell whether the change can be measured.

        Args:
            first, last: Days of the first and of the latest answer; ``None``: none.
            today: The day of asking.
        """
        if first is None or last is None:
            return Readiness.NO_ANSWERS
        # The earliest of the quarters before it must hold an answer, not be full.
        if first >= months_later(self.until, -(LEAST - 1) * QUARTER):
            return Readiness.TOO_LATE
        if self.quarters(last, today) < LEAST:
            return Readiness.TOO_SOON
        return Readiness.READY

    def quarters(self, last: date, today: date) -> int:
        """Count the quarters after the change that are over, and in which or after
        which there were answers; those beyond the horizon tell nothing more.

        A result that was computed when there were fewer is out of date.
        """
        end = months_later(self.until, HORIZON)
        count = 0
        while True:
            begins = months_later(self.since, count * QUARTER)
            over = months_later(self.since, (count + 1) * QUARTER)
            if begins >= end or over > today or last < begins:
                return count
            count += 1
