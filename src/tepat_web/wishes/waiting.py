"""What windows for wishes ask of one person, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import day

from . import chores, queries
from .models import State

P = Permission


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; nothing where no window is open."""
    standing = queries.windows().filter(closed_at__isnull=True, opens__lte=today)
    if not standing.filter(closes__gte=today).exists():
        return []
    return [*_own(by, today), *_of_units(by, today)]


def _own(by: User, today: date) -> list[Task]:
    """One's own wishes, until something is said; nobody has to."""
    employee = queries.employee_of(by) if reach(by, P.WISH_TELL).own else None
    if employee is None:
        return []
    window = queries.current(employee.place.path if employee.place else "", today)
    if window is None or window.state(today) is not State.OPEN:
        return []
    if queries.preference(window, employee) is not None:
        return []
    text = _("You may say until %(day)s which positions you wish for, or to stay.")
    return [
        Task(
            text % {"day": day(window.closes)},
            reverse("wishes:mine"),
            _("Say it"),
            is_urgent=today >= chores.remind_on(window),
            due=window.closes,
        )
    ]


def _of_units(by: User, today: date) -> list[Task]:
    """The units that have not said yet what they need most."""
    told = []
    mine, known = list(queries.ranked_by(by)), queries.asking()
    counts = queries.counts_of_needs(mine)
    for unit in mine:
        window = queries.current(unit.path, today, known)
        if window is None or not window.is_open(today):
            continue
        if (window.pk, unit.code) in counts:
            continue
        text = _("%(unit)s may say until %(day)s which positions matter most to it.")
        told.append(
            Task(
                text % {"unit": unit.name, "day": day(window.closes)},
                reverse("wishes:unit", args=[unit.pk]),
                _("Rank them"),
                is_urgent=today >= chores.remind_on(window),
                due=window.closes,
            )
        )
    return told
