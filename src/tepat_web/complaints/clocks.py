"""The clocks of a case: by which day, by which norm, and why that day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tepat.deadlines import Calendar, Deadline, explained, headline
from tepat.deadlines import complaint as engine
from tepat_web.objections.clocks import left, remind_from
from tepat_web.snapshots.calendar import calendar
from tepat_web.snapshots.showing import language

from .models import Case, Kind, Stage, Turn

RAISED_AFTER = 3
"""Working days after a deadline in which the unit and its agency can still act alone,
as long as passing a complaint on may take; then the city is told."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One clock as a page shows it.

    Attributes:
        headline: What is to be done, by which day, and from when it counts.
        why: On what it rests, and which days did not count.
        left: How much time is left or passed; blank once it is done.
        done: The day it was done; none if it was not yet.
        verdict: ``holds``, ``overdue``, ``warning`` when near, else blank.
    """

    headline: str
    why: list[str]
    left: str
    done: date | None
    verdict: str


def forward_by(day: date) -> date:
    """Return until when a case that came in on a day is passed on."""
    return engine.forward(day, calendar()).due


def answer_by(it: Case) -> date:
    """Return until when a case of a class is answered, its pauses not counted."""
    return _answer(it, calendar()).due


def complete_by(day: date, days: Calendar) -> date:
    """Return how long a case waits at most for a complainant who was asked on a day."""
    return engine.complete(day, days).due


def raised_from(due: date, days: Calendar) -> date:
    """Return the day from which the city is told of a deadline that passed."""
    return days.later(due, RAISED_AFTER)


def pauses(it: Case) -> list[tuple[date, date]]:
    """Return from when to when a case waited for the complainant, since it runs."""
    told = Turn.objects.standing().filter(
        case=it, what__in=(Turn.What.ASKED, Turn.What.RESUMED)
    )
    found: list[tuple[date, date]] = []
    begun: date | None = None
    for what, at in told.order_by("pk").values_list("what", "at"):
        day = timezone.localdate(at)
        if what == Turn.What.ASKED:
            begun = day
        elif begun is not None:
            found.append((begun, day))
            begun = None
    return [each for each in found if each[1] >= (it.reopened_on or it.day)]


def react_by(day: date) -> date:
    """Return until when the complainant may react to an answer of a day."""
    return engine.reaction(day, calendar()).due


def shown(it: Case, today: date) -> list[Shown]:
    """Return the clocks of a case in the order of its steps."""
    if it.kind == Kind.PRAISE or it.forward_by is None:
        return []
    days = calendar()
    clocks: list[tuple[date, Deadline, date | None]]
    clocks = [(it.forward_by, engine.forward(it.day, days), it.routed_on)]
    if it.grade and it.answer_by:
        clocks.append((it.answer_by, _answer(it, days), it.answered_on))
    if it.asked_on:
        clocks.append(_complete(it.asked_on, days))
    if it.answered_on and it.react_by:
        done = it.closed_on if it.stage == Stage.CLOSED else None
        clocks.append((it.react_by, engine.reaction(it.answered_on, days), done))
    shown = [_shown(*each, today, days) for each in clocks]
    return [_still(each) if it.asked_on and not each.done else each for each in shown]


def _still(it: Shown) -> Shown:
    """A clock that does not run: neither near nor overdue, however late it is."""
    return replace(it, verdict="", left="")


def _answer(it: Case, days: Calendar) -> Deadline:
    since = it.reopened_on or it.day
    is_reopened = it.reopened_on is not None
    grade, waited = engine.Grade(it.grade), pauses(it)
    return engine.answer(grade, since, days, is_reopened=is_reopened, pauses=waited)


def _complete(day: date, days: Calendar) -> tuple[date, Deadline, date | None]:
    clock = engine.complete(day, days)
    return clock.due, clock, None


def _shown(
    due: date, clock: Deadline, done: date | None, today: date, days: Calendar
) -> Shown:
    is_near = done is None and today >= remind_from(due, days)
    verdict = "overdue" if (done or today) > due else "holds" if done else ""
    if clock.due == due:
        why = [each.fill({}, language()) for each in explained(clock)]
    else:
        why = [_("The calendar has changed since; the day that was told first counts.")]
    return Shown(
        headline=headline(replace(clock, due=due)).fill({}, language()),
        why=why,
        left="" if done else left(due, today, days),
        done=done,
        verdict=verdict or ("warning" if is_near else ""),
    )
