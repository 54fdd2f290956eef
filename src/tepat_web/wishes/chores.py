"""What a day asks of windows: telling people that one is open, and that it closes."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator
from tepat_web.snapshots.calendar import calendar

from . import actions_window as actions
from . import queries
from .models import Window

BEFORE = 2  # working days before the last one on which people are reminded


def look(today: date) -> None:
    """Announce the windows that have opened, remind of those that close soon."""
    standing = queries.windows().filter(closed_at__isnull=True, opens__lte=today)
    for window in standing.filter(closes__gte=today):
        if window.told_on is None:
            actions.announce(by=operator(), window=window, today=today)
        elif window.reminded_on is None and today >= remind_on(window):
            actions.remind(by=operator(), window=window, today=today)


def remind_on(window: Window) -> date:
    """Return the day from which people are reminded of the last day of a window."""
    return calendar().earlier(window.closes, BEFORE)
