"""Working days: neither a rest day of the week nor in sheet ``libur``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from tepat.snapshot import Snapshot

USUAL_WEEK = 5
"""Working days of a week where the settings say nothing (``hari_kerja_minggu``)."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one city.

    Attributes:
        week: Working days of a week, 5 (Monday to Friday) or 6 (to Saturday).
        holidays: Days of sheet ``libur``, whatever their kind.
    """

    week: int
    holidays: frozenset[date]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        """Return the calendar that the settings and sheet ``libur`` make."""
        week = snapshot.settings.workdays_per_week or USUAL_WEEK
        return cls(week, frozenset(snapshot.holidays["day"].drop_nulls()))

    def is_working(self, day: date) -> bool:
        return day.weekday() < self.week and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """Return the first working day that is not before ``day``."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def later(self, day: date, days: int) -> date:
        """Return the working day that is ``days`` working days after ``day``."""
        for _ in range(days):
            day = self.on_or_after(day + timedelta(days=1))
        return day

    def years_without(self, days: Iterable[date]) -> tuple[int, ...]:
        """Return the years of ``days`` for which no holiday is recorded."""
        known = {day.year for day in self.holidays}
        return tuple(sorted({day.year for day in days} - known))
