"""What follows for objections when a plan goes on; lines of ``life.ARROWS``."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from tepat_web.accounts.models import User
from tepat_web.ledger.actions import record
from tepat_web.ledger.models import Version
from tepat_web.placement import changes
from tepat_web.placement.changes import CORRECTION
from tepat_web.placement.life import SIGNED, State
from tepat_web.placement.models import Passage, Plan

from . import notices, queries
from .models import Kind, Objection, Outcome, Stage, Turn

K = Version.Kind


def taken_in(by: User, passage: Passage) -> None:
    """Note what was upheld and is in this plan, now that people see it; tell them.

    A revised plan takes in remarks on the plans it revises; one whose consultation is
    opened takes in objections to decided plans.
    """
    plan = passage.plan
    for it in _candidates(plan):
        if changes.is_in(it.change, plan) and _is_made_after(plan, it):
            it.made_into = plan
            it.save(update_fields=["made_into"])
            record(by=by, act="objection.used", on=it)
            notices.tell_taken_in(by, it)


def closed(by: User, passage: Passage) -> None:
    """A remark on a plan that is given up has lost its object; the person is told.

    A plan that nobody concerned saw yet leaves those that it was to revise as they are.
    """
    if passage.begun == State.COMPUTED:
        return
    rows = Objection.objects.standing().filter(plan__in=queries.line(passage.plan))
    rows = rows.filter(kind=Kind.REMARK).exclude(stage=Stage.WITHDRAWN)
    for it in rows.select_for_update():
        if not it.is_open:
            continue
        it.stage, it.outcome = Stage.DECIDED, Outcome.MOOT
        it.decided_at, it.decided_by = timezone.now(), by
        it.save()
        turn = Turn.objects.create(
            objection=it,
            stage=it.stage,
            outcome=it.outcome,
            text=passage.reason,
            at=it.decided_at,
            by=by,
        )
        changed = [(it, K.CHANGED), (turn, K.NEW)]
        record(by=by, act="objection.closed", on=it, changed=changed)
        notices.tell_moot(by, it)


def _candidates(plan: Plan) -> Iterable[Objection]:
    """What was upheld and may be in a plan, kept from changing meanwhile."""
    if plan.replaces is not None:
        rows = queries.to_take_in(plan).exclude(plan=plan)
    else:
        decided = Plan.objects.standing().filter(state__in=SIGNED)
        rows = queries.upheld_against(decided)
    return rows.select_for_update()


def _is_made_after(plan: Plan, it: Objection) -> bool:
    """Whether a plan can know of an outcome: a corrected register leaves no trace."""
    concluded = it.decided_at or it.answered_at
    if CORRECTION not in it.change:
        return True
    return concluded is not None and plan.made_at > concluded
