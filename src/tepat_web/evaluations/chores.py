"""What a day asks of evaluations: final ones, receipts missing, steps that are due."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tepat_web.accounts.queries import operator
from tepat_web.ledger.actions import record

from . import actions_after, clocks, notices
from .models import Evaluation, FollowUp, State

AT_ONCE = 500


def look(today: date) -> None:
    """Do what is due; done again on the same day it does nothing more."""
    while _finalise(today):
        pass
    _remind_unread(today)
    _remind_follow_ups(today)


def _finalise(today: date) -> int:
    over = Evaluation.objects.standing().filter(
        state=State.RECEIVED, object_until__lt=today
    )
    found = list(over.order_by("pk")[:AT_ONCE])
    return actions_after.finalise(by=operator(), found=found, today=today)


def _remind_unread(today: date) -> None:
    """Remind once of each that was handed over a week ago and is not received."""
    waiting = Evaluation.objects.standing().filter(
        state=State.GIVEN,
        reminded_on__isnull=True,
        given_at__date__lte=clocks.unread_since(today),
    )
    for number in list(waiting.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            it: Evaluation | None = (
                waiting.filter(pk=number)
                .select_related("agreement__employee", "agreement__cycle")
                .select_for_update(of=("self",))
                .first()
            )
            if it is None:
                continue
            it.reminded_on = today
            it.save(update_fields=["reminded_on"])
            notices.remind_unread(it)
            record(by=operator(), act="performance-evaluation.reminded", on=it)


def _remind_follow_ups(today: date) -> None:
    waiting = FollowUp.objects.standing().filter(
        done_on__isnull=True, reminded_on__isnull=True, due__lte=today
    )
    for number in list(waiting.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            it: FollowUp | None = (
                waiting.filter(pk=number)
                .select_related(
                    "evaluation__agreement__employee", "evaluation__agreement__cycle"
                )
                .select_for_update(of=("self",))
                .first()
            )
            if it is None:
                continue
            it.reminded_on = today
            it.save(update_fields=["reminded_on"])
            notices.remind_follow_up(it.evaluation)
            record(by=operator(), act="followup.reminded", on=it)
