"""The chore of the day: deadlines that are near, today's, and those that passed.

A deadline that passes decides nothing by itself: no norm that we know of says so. It
is told once to each who must act, and is marked wherever the objection appears.
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from tepat.deadlines import Calendar
from tepat_web.accounts.queries import operator
from tepat_web.ledger.actions import record
from tepat_web.snapshots.calendar import calendar

from . import clocks, notices, queries, steps
from .models import Objection, Reminder

Moment = Reminder.Moment


def remind(today: date) -> None:
    """Remind whoever must act; done again on the same day it reminds nobody."""
    days = calendar()
    rows = Objection.objects.standing().filter(queries.OPEN).select_related("plan")
    for it in rows.order_by("pk"):
        due = it.due
        moment = _moment(due, today, days) if due else None
        if due and moment:
            _once(it, due, moment)


def _moment(due: date, today: date, days: Calendar) -> Moment | None:
    if today > due:
        return Moment.LATE
    if today == due:
        return Moment.TODAY
    return Moment.SOON if today >= clocks.remind_from(due, days) else None


def _once(it: Objection, due: date, moment: Moment) -> None:
    """Remind of one moment, unless that was done: by us before, or by another worker.

    The row comes first, so of two workers one waits for the other and then gives way.
    """
    if it.reminders.filter(due=due, moment=moment).exists():
        return
    try:
        with transaction.atomic():
            Reminder.objects.create(
                objection=it, due=due, moment=moment, at=timezone.now()
            )
            step = steps.next_step(it)
            if step is not None:
                notices.remind(it, step, moment)
            facts = {"due": due.isoformat(), "moment": moment.value}
            record(by=operator(), act="objection.told", on=it, changed=(), facts=facts)
    except IntegrityError:
        return
