"""Working days: neither a rest day of the week nor in sheet ``libur``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Self

from tepat.snapshot import Snapshot
from tepat.words import Sentence, bare

USUAL_WEEK = 5
"""Working days of a week where the settings say nothing (``hari_kerja_minggu``)."""

ONE_DAY = timedelta(days=1)
SATURDAY = Sentence(id="Sabtu", en="Saturday")
SUNDAY = Sentence(id="Minggu", en="Sunday")
WAITED = Sentence(id="menunggu jawaban pelapor", en="waiting for the complainant")
NAMELESS = Sentence(id="hari libur", en="holiday")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one city.

    Attributes:
        week: Working days of a week, 5 (Monday to Friday) or 6 (to Saturday).
        holidays: Days of sheet ``libur``, whatever their kind, joint leave too, with
            their names; blank where none is recorded.
        pauses: First and last day of each stretch of one matter that does not count,
            since somebody else has to act; see :meth:`pausing`.
    """

    week: int = USUAL_WEEK
    holidays: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    pauses: tuple[tuple[date, date], ...] = ()

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        """Return the calendar that the settings and sheet ``libur`` make."""
        rows = snapshot.holidays.select("day", "name").iter_rows()
        return cls(
            snapshot.settings.workdays_per_week or USUAL_WEEK,
            {day: name or "" for day, name in rows if day is not None},
        )

    def pausing(self, pauses: Iterable[tuple[date, date]]) -> Self:
        """Return the calendar of a matter whose clock stood still on these days.

        Args:
            pauses: First and last day of each, both included.
        """
        return replace(self, pauses=tuple(pauses))

    def is_working(self, day: date) -> bool:
        if day.weekday() >= self.week or day in self.holidays:
            return False
        return not any(first <= day <= last for first, last in self.pauses)

    def why_not(self, day: date) -> Sentence | None:
        """Return why a day is no working day; ``None`` if it is one."""
        if day.weekday() >= self.week:
            return SUNDAY if day.weekday() == 6 else SATURDAY
        if day in self.holidays:
            name = bare(self.holidays[day])
            return Sentence(id=name, en=name) if name else NAMELESS
        return None if self.is_working(day) else WAITED

    def on_or_after(self, day: date) -> date:
        """Return the first working day that is not before ``day``.

        Raises:
            OverflowError: if the calendar ends before that.
        """
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def later(self, day: date, days: int) -> date:
        """Return the working day that is ``days`` working days after ``day``.

        The first working day after ``day`` is the first of them, so ``day`` itself
        does not count, whether one works on it or not.

        Raises:
            OverflowError: if the calendar ends before that.
        """
        for _ in range(days):
            day = self.on_or_after(day + ONE_DAY)
        return day

    def earlier(self, day: date, days: int) -> date:
        """Return the working day that is ``days`` working days before ``day``.

        Raises:
            OverflowError: if the calendar begins after that.
        """
        for _ in range(days):
            day -= ONE_DAY
            while not self.is_working(day):
                day -= ONE_DAY
        return day

    def years_without(self, days: Iterable[date]) -> tuple[int, ...]:
        """Return the years of ``days`` for which no holiday is recorded."""
        known = {day.year for day in self.holidays}
        return tuple(sorted({day.year for day in days} - known))
