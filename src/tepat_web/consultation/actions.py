"""What a person concerned does with what is proposed for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.writing import day
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Position
from tepat_web.placement.models import Plan

from . import notices
from .models import Answer, Concern, Saying

P = Permission
K = Version.Kind
LONGEST = 4_000  # characters of one saying


@transaction.atomic
def open_card(*, by: User, concern: Concern) -> Concern:
    """Note that a person has looked at what is proposed for them, the first time.

    Who was not told by anybody else has learnt of it now.
    """
    demand(by, P.CONSULT_ANSWER)
    found = _own(by, concern)
    if found.opened_at is not None:
        return found
    found.opened_at = timezone.now()
    found.told_at = found.told_at or found.opened_at
    found.save(update_fields=["opened_at", "told_at"])
    record(by=by, act="concern.opened", on=found)
    return found


@transaction.atomic
def accept(*, by: User, concern: Concern) -> Concern:
    """Agree; agreeing again changes nothing.

    Raises:
        NotAllowed: if nobody is heard any more, or an objection stands.
    """
    demand(by, P.CONSULT_ANSWER)
    found = _heard(by, concern)
    _demand_no_objection(found)
    if found.answer == Answer.ACCEPTS:
        return found
    _answer(found, Answer.ACCEPTS)
    record(by=by, act="concern.answered", on=found)
    return found


@transaction.atomic
def ask(*, by: User, concern: Concern, text: str) -> Saying:
    """Ask something; an objection that stands stays one's answer.

    Raises:
        NotAllowed: if nobody is heard any more, or nothing is asked.
    """
    demand(by, P.CONSULT_ANSWER)
    found = _heard(by, concern)
    said = _say(by, found, Saying.Kind.QUESTION, text)
    if found.answer != Answer.OBJECTS:
        _answer(found, Answer.ASKS)
    said.save()
    changed = [(said, K.NEW), (found, K.CHANGED)]
    record(by=by, act="saying.sent", on=said, changed=changed)
    notices.tell_runners(found.plan)
    return said


@transaction.atomic
def propose(
    *,
    by: User,
    concern: Concern,
    position: str,
    text: str,
    verdict: Mapping[str, Any] | None = None,
) -> Saying:
    """Propose another position for oneself.

    Args:
        position: Its code.
        verdict: What the engine said of it; nothing while it could not be asked.

    Raises:
        NotAllowed: if nobody is heard any more, an objection stands, there is no such
            position, or it is the one that is proposed or held already.
    """
    demand(by, P.CONSULT_ANSWER)
    found = _heard(by, concern)
    _demand_no_objection(found)
    if not Position.objects.standing().filter(code=position).exists():
        raise NotAllowed(_("There is no such position. Search for it by its title."))
    if position == found.to:
        raise NotAllowed(
            _("That is the position proposed for you already. Choose another one.")
        )
    said = _say(by, found, Saying.Kind.PROPOSAL, text)
    said.alternative, said.verdict = position, dict(verdict or {})
    _answer(found, Answer.PROPOSES)
    said.save()
    changed = [(said, K.NEW), (found, K.CHANGED)]
    record(by=by, act="saying.sent", on=said, changed=changed)
    notices.tell_runners(found.plan)
    return said


@transaction.atomic
def objected(*, by: User, concern: Concern) -> Concern:
    """Note that a person objects; called in the transaction of the objection."""
    demand(by, P.OBJECTION_FILE)
    found = _own(by, concern)
    if found.answer != Answer.OBJECTS:
        _answer(found, Answer.OBJECTS)
        record(by=by, act="concern.answered", on=found)
    return found


@transaction.atomic
def answer_withdrawn(*, by: User, concern: Concern) -> Concern:
    """Take an answer back; called, too, where an objection is withdrawn."""
    demand(by, P.CONSULT_ANSWER)
    found = _own(by, concern)
    if found.answer != Answer.NONE:
        found.answer, found.answered_at, found.carried = Answer.NONE, None, False
        found.save(update_fields=["answer", "answered_at", "carried"])
        record(by=by, act="concern.withdrawn", on=found)
    return found


def _own(by: User, concern: Concern) -> Concern:
    """Find one's own row, and keep it from changing meanwhile.

    Raises:
        NotAllowed: if it is not the person's own.
    """
    rows = Concern.objects.standing().select_for_update()
    found: Concern | None = None
    if by.nip:
        found = rows.filter(pk=concern.pk, nip=by.nip).first()
    if found is None:
        raise NotAllowed(_("This plan says nothing about you."))
    return found


def _heard(by: User, concern: Concern) -> Concern:
    """Find one's own row while one is heard.

    Raises:
        NotAllowed: if one is not, with what can be done instead.
    """
    # First, so that nothing is answered while a plan takes the place of this one.
    plan: Plan = Plan.objects.select_for_update().get(pk=concern.plan_id)
    found = _own(by, concern)
    until = plan.consult_until
    if not plan.is_heard:
        raise NotAllowed(
            _(
                "This plan is %(state)s now, so answers are not taken any more. What "
                "you said before stays on this page."
            )
            % {"state": plan.get_state_display()}
        )
    if until is None or timezone.localdate() > until:
        raise NotAllowed(
            _(
                "Answers were taken until %(until)s. What you said before stays on "
                "this page; ask the planner at BKPSDM if you could not answer in time."
            )
            % {"until": day(until)}
        )
    return found


def _demand_no_objection(concern: Concern) -> None:
    if concern.answer == Answer.OBJECTS:
        raise NotAllowed(
            _(
                "You have objected, and that stands as your answer. Withdraw the "
                "objection first if you want to answer otherwise."
            )
        )


def _answer(concern: Concern, answer: Answer) -> None:
    concern.answer, concern.answered_at = answer, timezone.now()
    concern.carried = False
    concern.save(update_fields=["answer", "answered_at", "carried"])


def _say(by: User, concern: Concern, kind: Saying.Kind, text: str) -> Saying:
    words = text.strip()
    if not words:
        raise NotAllowed(_("Write a few words first."))
    if len(words) > LONGEST:
        raise NotAllowed(
            _("At most %(most)d characters. Shorten it, or ask twice.")
            % {"most": LONGEST}
        )
    return Saying(concern=concern, kind=kind, text=words, by=by, at=timezone.now())
