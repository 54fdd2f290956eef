"""What days bring about: closing, telling upwards, a clock that runs again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.db.models.query import QuerySet

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import record
from tepat_web.ledger.models import Version
from tepat_web.snapshots.calendar import calendar

from . import clocks, notices, queries
from .models import Case, Stage, Turn
from .steps import Changed, closed, run_on, turn

P = Permission
K = Version.Kind
AT_ONCE = 200  # closed or told of in one look


@transaction.atomic
def close_silent(*, by: User, today: date) -> int:
    """Close the cases whose complainant has not reacted in time.

    Returns:
        How many were closed.
    """
    demand(by, P.COMPLAINT_HANDLE)
    held = Case.objects.standing().select_for_update(skip_locked=True)
    rows = list(held.filter(stage=Stage.ANSWERED, react_by__lt=today)[:AT_ONCE])
    changed = [each for it in rows for each in closed(by, it, today)]
    if rows:
        facts = {"cases": len(rows)}
        record(by=by, act="case.closed", changed=changed, facts=facts)
    return len(rows)


@transaction.atomic
def resume_silent(*, by: User, today: date) -> int:
    """Let the clocks run again whose complainant was asked, and has not answered.

    Nothing is closed: who handles it answers with what is known.

    Returns:
        How many run again.
    """
    demand(by, P.COMPLAINT_HANDLE)
    rows = _held().filter(asked_on__isnull=False, asked_on__lt=today)
    days = calendar()
    over = [
        it
        for it in rows
        if it.asked_on and clocks.complete_by(it.asked_on, days) < today
    ][:AT_ONCE]
    changed: Changed = []
    for it in over:
        changed += run_on(by, it)
        notices.tell_running(it)
    if changed:
        facts = {"cases": len(over)}
        record(by=by, act="case.resumed", changed=changed, facts=facts)
    return len(over)


@transaction.atomic
def escalate(*, by: User, today: date) -> int:
    """Tell the unit and its agency of deadlines that have passed; of each once.

    Where nobody looks after them the city is told at once.

    Returns:
        How many were told of.
    """
    demand(by, P.COMPLAINT_HANDLE)
    late = list(_late(today).filter(_untold("escalated_for"))[:AT_ONCE])
    changed: Changed = []
    for it in late:
        it.escalated_for = it.due
        if not notices.tell_late(it):
            it.raised_for = it.due
            notices.tell_raised(it)
        it.save()
        changed += [(it, K.CHANGED), (turn(by, it, Turn.What.OVERDUE), K.NEW)]
    if late:
        facts = {"cases": len(late)}
        record(by=by, act="case.escalated", changed=changed, facts=facts)
    return len(late)


@transaction.atomic
def lift(*, by: User, today: date) -> int:
    """Tell the city of deadlines that passed some days ago; of each once.

    Returns:
        How many were told of.
    """
    demand(by, P.COMPLAINT_HANDLE)
    told = Q(escalated_for=F("due_on")) & _untold("raised_for")
    days = calendar()
    late = [
        it
        for it in _late(today).filter(told)
        if it.due and clocks.raised_from(it.due, days) <= today
    ][:AT_ONCE]
    changed: Changed = []
    for it in late:
        it.raised_for = it.due
        it.save()
        notices.tell_raised(it)
        changed += [(it, K.CHANGED), (turn(by, it, Turn.What.RAISED), K.NEW)]
    if late:
        facts = {"cases": len(late)}
        record(by=by, act="case.raised", changed=changed, facts=facts)
    return len(late)


def _held() -> QuerySet[Case]:
    rows = Case.objects.standing().select_related("unit")
    return rows.select_for_update(skip_locked=True, of=("self",))


def _late(today: date) -> QuerySet[Case]:
    return _held().annotate(due_on=queries.DUE).filter(queries.late(today))


def _untold(name: str) -> Q:
    return Q(**{f"{name}__isnull": True}) | ~Q(**{name: F("due_on")})
