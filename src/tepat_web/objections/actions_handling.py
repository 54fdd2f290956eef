"""What the office and the authority do: taking in, answering, deciding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import alike, changes, clocks, notices, queries, remaking, steps
from .actions import LONGEST
from .clocks import Step
from .models import WON, Objection, Outcome, Stage, Turn

P = Permission
K = Version.Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer or a decision.

    Attributes:
        outcome: Of :class:`Outcome`.
        reply: What the person is told, with the reasons.
        change: What a new plan has to do, where it is upheld; see ``changes.of``.
        distinction: Why a like case was decided otherwise; never told to the person,
            whom it may not concern.
    """

    outcome: str
    reply: str
    change: Mapping[str, Any] = field(default_factory=dict)
    distinction: str = ""


@transaction.atomic
def acknowledge(*, by: User, objection: Objection) -> Objection:
    """Tell the person that what they filed was taken in.

    Raises:
        NotAllowed: if it was already, or another person has to.
    """
    demand(by, P.OBJECTION_HANDLE)
    it = _locked(by, objection)
    _demand_step(by, it, Step.ACKNOWLEDGE)
    it.stage, it.acknowledged_at = Stage.ACKNOWLEDGED, timezone.now()
    it.save()
    turn = _turn(by, it)
    changed = [(it, K.CHANGED), (turn, K.NEW)]
    record(by=by, act="objection.acknowledged", on=it, changed=changed)
    notices.tell_step(by, it)
    return it


@transaction.atomic
def answer(*, by: User, objection: Objection, verdict: Verdict) -> Objection:
    """Answer: a remark with an outcome, an objection to a decision with advice.

    Whoever answers has taken it in.

    Raises:
        NotAllowed: if it was answered already, another person has to, or something is
            missing.
    """
    demand(by, P.OBJECTION_HANDLE)
    it = _locked(by, objection)
    _demand_step(by, it, Step.ANSWER)
    _demand_whole(by, it, verdict, is_final=it.is_remark)
    now = timezone.now()
    it.stage, it.answered_at, it.answered_by = Stage.ANSWERED, now, by
    it.acknowledged_at = it.acknowledged_at or now
    it.reply = verdict.reply.strip()
    if it.is_remark:
        _conclude(it, verdict)
        if it.outcome != Outcome.UPHELD:
            it.escalate_by = clocks.escalation_until(timezone.localdate(now))
    it.save()
    turn = _turn(by, it, verdict)
    changed = [(it, K.CHANGED), (turn, K.NEW)]
    record(by=by, act="objection.answered", on=it, changed=changed)
    notices.tell_step(by, it)
    return it


@transaction.atomic
def decide(*, by: User, objection: Objection, verdict: Verdict) -> Objection:
    """Decide on a remark that was passed on, or on an objection to a decision.

    Raises:
        NotAllowed: if it was decided already, another person has to, or something is
            missing.
    """
    if not any(reach(by, each) for each in (P.OBJECTION_HANDLE, P.OBJECTION_DECIDE)):
        raise PermissionDenied(P.OBJECTION_DECIDE.value)
    it = _locked(by, objection)
    _demand_step(by, it, Step.DECIDE)
    _demand_whole(by, it, verdict, is_final=True)
    it.stage, it.decided_at, it.decided_by = Stage.DECIDED, timezone.now(), by
    it.reply = verdict.reply.strip()
    _conclude(it, verdict)
    it.save()
    turn = _turn(by, it, verdict, is_only=steps.is_only_one(by, it))
    changed = [(it, K.CHANGED), (turn, K.NEW)]
    record(by=by, act="objection.decided", on=it, changed=changed)
    notices.tell_step(by, it)
    return it


@transaction.atomic
def note_export(*, by: User) -> None:
    """Note that a list was taken away, which names nobody.

    Raises:
        PermissionDenied: if the person does not read objections of the whole city.
    """
    if not reach(by, P.OBJECTION_READ).everywhere:
        raise PermissionDenied(P.OBJECTION_READ.value)
    record(by=by, act="objection.exported")


def _locked(by: User, objection: Objection) -> Objection:
    """Find an objection that one may read, and keep it from changing meanwhile."""
    rows = queries.objections(by).select_related(None).select_for_update()
    found: Objection | None = rows.filter(pk=objection.pk).first()
    if found is None:
        raise PermissionDenied(P.OBJECTION_READ.value)
    return found


def _demand_step(by: User, it: Objection, step: Step) -> None:
    if why_not := steps.refusal(by, it, step, timezone.localdate()):
        raise NotAllowed(why_not)


def _demand_whole(by: User, it: Objection, verdict: Verdict, *, is_final: bool) -> None:
    """Refuse an answer that lacks what it needs."""
    if verdict.outcome not in steps.outcomes(it):
        raise NotAllowed(_("Choose one of the outcomes that the page offers."))
    if not verdict.reply.strip():
        raise NotAllowed(_("Write down the answer with its reasons."))
    if len(verdict.reply) > LONGEST or len(verdict.distinction) > LONGEST:
        raise NotAllowed(
            _("The text is longer than %(n)d characters. Shorten it.") % {"n": LONGEST}
        )
    if not is_final:
        return
    if verdict.outcome in WON:
        changes.demand_known(it, verdict.change)
        if conflicts := remaking.conflicts_with(it, verdict.change):
            raise NotAllowed(" ".join(conflicts))
    others = queries.comparable(by, it)
    if verdict.distinction.strip() or verdict.outcome == Outcome.INADMISSIBLE:
        return
    if alike.answered_otherwise(alike.like(it, others), verdict.outcome):
        raise NotAllowed(
            _(
                "A like case was decided otherwise. Say what is different here; it is "
                "kept for those who audit."
            )
        )


def _conclude(it: Objection, verdict: Verdict) -> None:
    it.outcome = verdict.outcome
    it.change = dict(verdict.change) if verdict.outcome in WON else {}
    it.distinction = verdict.distinction.strip()


def _turn(
    by: User, it: Objection, verdict: Verdict | None = None, *, is_only: bool = False
) -> Turn:
    return Turn.objects.create(
        objection=it,
        stage=it.stage,
        outcome=verdict.outcome if verdict else "",
        text=verdict.reply.strip() if verdict else "",
        is_only=is_only,
        at=timezone.now(),
        by=by,
    )
