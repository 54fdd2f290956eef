"""What a day asks of open cycles: reminding people before and after each deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tepat.deadlines import Calendar
from tepat_web.accounts.queries import operator
from tepat_web.agreements.models import Cycle
from tepat_web.evaluations.queries import YEAR
from tepat_web.snapshots.calendar import calendar

from . import actions_reminding as actions
from . import queries
from .models import Reminder, Step
from .steps import Period

M = Reminder.Moment
BEFORE = 5  # working days before a deadline on which people are reminded
LONGEST = timedelta(days=30)  # a deadline that passed longer ago is not told any more
Moment = tuple[Period, Step, Reminder.Moment]


def remind(today: date) -> None:
    """Remind of what is due; done again on the same day it reminds nobody."""
    standing = list(queries.cycles().filter(stage=Cycle.Stage.OPEN))
    if not standing:
        return
    days = calendar()
    for cycle in standing:
        done = set(
            queries.reminders(cycle)
            .exclude(moment=M.ASKED)
            .values_list("step", "first", "last", "due", "moment")
        )
        for period, step, moment in moments(cycle, today, days):
            span, due = period.span, period.due(step)
            if (step, span.first, span.last, due, moment) not in done:
                actions.remind_of(
                    by=operator(), period=period, step=step, moment=moment
                )


def moments(cycle: Cycle, today: date, days: Calendar) -> Iterator[Moment]:
    """Yield what people are reminded of on a day.

    A deadline that passed before the cycle was opened, or long ago, is left alone: it
    stands on the board, and the planner may remind by hand.
    """
    for step, period in _deadlines(cycle, today):
        due = period.due(step)
        if period.is_past(step) and today <= due + LONGEST:
            yield period, step, M.LATE
        elif days.earlier(due, BEFORE) <= today <= due:
            yield period, step, M.SOON


def _deadlines(cycle: Cycle, today: date) -> Iterator[tuple[Step, Period]]:
    yield Step.AGREE, Period(cycle, YEAR, today)
    for span in [*cycle.spans(), YEAR]:
        period = Period(cycle, span, today)
        for step in (Step.CHECK_IN, Step.EVALUATE):
            if period.asks(step):
                yield step, period
