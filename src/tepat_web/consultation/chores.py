"""What is due in consultations as days go by: a reminder, and late verdicts."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement.life import HEARD
from tepat_web.placement.models import Plan
from tepat_web.snapshots.calendar import calendar

from . import actions_run, asking, clock, queries
from .models import Saying


def remind(today: date) -> None:
    """Remind, once, who has not answered two working days before the end."""
    rows = Plan.objects.standing().filter(state__in=HEARD, consult_until__gte=today)
    plans = list(rows)
    known = calendar() if plans else None
    for plan in plans:
        if known is None or plan.consult_until is None:
            continue
        begins = clock.reminded_from(plan.consult_until, known)
        waiting = queries.not_answered(plan)
        if today < begins or waiting.filter(reminded_on__gte=begins).exists():
            continue
        try:
            actions_run.remind(by=operator(), plan=plan, today=today)
        except NotAllowed:
            continue  # everyone has answered, or another worker was quicker


def check(today: date) -> None:
    """Ask the engine about proposals that were kept while it could not be asked."""
    rows = Saying.objects.standing().filter(
        kind=Saying.Kind.PROPOSAL, verdict={}, concern__plan__state__in=HEARD
    )
    for saying in rows.select_related("concern", "concern__plan"):
        verdict = asking.may_sit(saying.concern, saying.alternative)
        if verdict.state == "closed":
            return
        if verdict.kept:
            actions_run.check(by=operator(), saying=saying, verdict=verdict.kept)
