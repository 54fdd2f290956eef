"""What follows an evaluation: steps that are agreed, and the day it becomes final."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import notices, queries
from .models import Evaluation, FollowUp, State

P = Permission
K = Version.Kind


@transaction.atomic
def follow_up(
    *, by: User, evaluation: Evaluation, kind: str, text: str, due: date | None
) -> FollowUp:
    """Agree on a step after an evaluation that was handed over.

    Raises:
        NotAllowed: if it was not handed over yet.
    """
    demand(by, P.APPRAISAL_LEAD)
    it = _led(by, evaluation)
    if not it.is_given:
        raise NotAllowed(_("Hand the evaluation over first."))
    made: FollowUp = FollowUp.objects.create(
        evaluation=it, kind=kind, text=text, due=due
    )
    record(by=by, act="followup.added", on=made)
    notices.tell_followed(it)
    return made


@transaction.atomic
def finish(*, by: User, step: FollowUp, outcome: str, today: date) -> FollowUp:
    """Say what came of a step; said twice, the first time counts.

    Raises:
        NotAllowed: if nothing is said.
    """
    demand(by, P.APPRAISAL_LEAD)
    held = FollowUp.objects.standing().filter(pk=step.pk, evaluation=step.evaluation_id)
    it: FollowUp | None = held.select_for_update().first()
    if it is None:
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    it.evaluation = _led(by, it.evaluation)
    if it.done_on is not None:
        return it
    if not outcome.strip():
        raise NotAllowed(_("Write down what came of it."))
    it.outcome, it.done_on = outcome.strip(), today
    it.save()
    record(by=by, act="followup.finished", on=it)
    return it


@transaction.atomic
def finalise(*, by: User, found: Sequence[Evaluation], today: date) -> int:
    """Make evaluations final whose days for an objection are over.

    Returns:
        How many are final now; what was objected to meanwhile is left as it is.
    """
    demand(by, P.APPRAISAL_RUN)
    standing = Evaluation.objects.standing().filter(
        pk__in=[it.pk for it in found], state=State.RECEIVED, object_until__lt=today
    )
    held: list[Evaluation] = list(standing.order_by("pk").select_for_update())
    now = timezone.now()
    for it in held:
        it.state, it.final_at = State.FINAL, now
        it.seen += 1
    if held:
        Evaluation.objects.bulk_update(held, ["state", "final_at", "seen"])
        changed = [(it, K.CHANGED) for it in held]
        record(by=by, act="performance-evaluation.finalised", changed=changed)
    return len(held)


def _led(by: User, evaluation: Evaluation) -> Evaluation:
    found: Evaluation | None = queries.led(by).filter(pk=evaluation.pk).first()
    if found is None:
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    return found
