"""How long people are heard, in words and in working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat.deadlines import Calendar
from tepat_web.kit import writing
from tepat_web.placement.models import Plan
from tepat_web.snapshots.calendar import calendar

ONE_DAY = timedelta(days=1)
SOON = 2  # working days before the end: a reminder is due, and the matter is urgent


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of the time in which people are heard.

    Attributes:
        until: The last day; none where nobody is heard.
        days: Working days after today, the last day among them.
        is_open: Whether answers are taken today.
        said: In words.
    """

    until: date | None
    days: int
    is_open: bool
    said: str

    @property
    def is_soon(self) -> bool:
        return self.is_open and self.days <= SOON


def left(plan: Plan, today: date | None = None, known: Calendar | None = None) -> Left:
    """Return what is left of the time in which a plan's people are heard.

    Args:
        today: The day it is asked on.
        known: The city's calendar, where it has been read already.
    """
    today = today or timezone.localdate()
    until = plan.consult_until
    if until is None or not plan.is_heard:
        return Left(until, 0, is_open=False, said=_("Answers are not taken any more."))
    if today > until:
        said = _("Answers were taken until %(day)s.") % {"day": in_full(until)}
        return Left(until, 0, is_open=False, said=said)
    days = working_days(today, until, known or calendar())
    if today == until:
        said = _("today is the last day, until midnight (%(day)s, 24.00)")
        return Left(until, days, is_open=True, said=said % {"day": in_full(until)})
    said = ngettext(
        "%(n)s working day left, until %(day)s at 24.00",
        "%(n)s working days left, until %(day)s at 24.00",
        days,
    ) % {"n": writing.number(days), "day": in_full(until)}
    return Left(until, days, is_open=True, said=said)


def working_days(after: date, until: date, known: Calendar) -> int:
    """Count the working days after one day, until and with another."""
    days = range(1, (until - after).days + 1)
    return sum(known.is_working(after + each * ONE_DAY) for each in days)


def reminded_from(until: date, known: Calendar) -> date:
    """Return the day from which who has not answered is reminded."""
    return known.earlier(until, SOON)


def in_full(day: date) -> str:
    """Write a day with its name: ``Jumat 11 Desember 2026``."""
    return f"{formats.date_format(day, 'l')} {writing.day(day)}"
