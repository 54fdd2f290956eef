"""The working days of the city as its register has them: the only place to ask."""

from __future__ import annotations

from tepat.deadlines import Calendar

from .take import snapshot


def calendar() -> Calendar:
    """Return the calendar that sheet ``libur`` and the settings make now.

    A year of which no holiday is recorded has only weekends; see
    :meth:`tepat.deadlines.Calendar.years_without`.
    """
    return Calendar.of(snapshot(only={"holidays"}))
