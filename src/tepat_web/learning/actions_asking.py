"""Questionnaires: sent on their day, reminded of once, and answered once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.performance.models import TrainingTaken
from tepat_web.workforce import chain

from . import notices, queries, questions
from .models import Questionnaire

P = Permission
K = Version.Kind
Level = Questionnaire.Level
AT_ONCE = 500  # rows written in one statement


@transaction.atomic
def send(*, by: User, today: date) -> int:
    """Send the questionnaires that are due.

    About what changed at work, whoever is the superior now is asked: that one has
    seen it. Where there is none, it waits.

    Returns:
        How many were sent.
    """
    demand(by, P.TRAINING_RUN)
    rows = queries.asking().filter(sent_on__isnull=True, due__lte=today)
    due = list(rows.select_for_update(of=("self",)))
    if any(it.level == Level.BEHAVIOUR for it in due):
        _address(due, today)
    sent = [it for it in due if it.asked]
    for it in sent:
        it.sent_on = today
    Questionnaire.objects.bulk_update(sent, ["asked", "sent_on"], AT_ONCE)
    if sent:
        record(by=by, act="questionnaire.sent", changed=_changed(sent))
        notices.tell_asked(sent)
    return len(sent)


@transaction.atomic
def remind(*, by: User, today: date) -> int:
    """Remind of what was sent a week ago and is not answered, once.

    Returns:
        How many people were reminded.
    """
    demand(by, P.TRAINING_RUN)
    rows = queries.asking().filter(
        sent_on__lte=today - timedelta(days=questions.REMIND_DAYS),
        answered_on__isnull=True,
        reminded_on__isnull=True,
    )
    late = list(rows.select_for_update(of=("self",)))
    for it in late:
        it.reminded_on = today
    Questionnaire.objects.bulk_update(late, ["reminded_on"], AT_ONCE)
    if late:
        record(by=by, act="questionnaire.reminded", changed=_changed(late))
        notices.remind(late)
    return len(late)


@transaction.atomic
def answer(
    *,
    by: User,
    questionnaire: Questionnaire,
    marks: Mapping[str, int],
    remark: str,
    today: date,
) -> Questionnaire:
    """Answer a questionnaire, once; the mean goes into the register.

    Args:
        marks: 1 to 4 for every statement of the level.
        remark: In one's own words, or blank.

    Raises:
        NotAllowed: if a statement has no mark, or it is answered already.
    """
    demand(by, P.TRAINING_JOIN)
    rows = queries.questionnaires(by).select_for_update(of=("self",))
    it = rows.filter(pk=questionnaire.pk).first()
    if it is None:
        raise PermissionDenied(P.TRAINING_JOIN.value)
    asked = questions.STATEMENTS[it.level]
    if set(marks) != set(asked) or not set(marks.values()) <= set(questions.MARKS):
        raise NotAllowed(_("Mark every statement, then send your answer."))
    if it.answered_on is not None:
        if it.marks == dict(marks) and it.remark == remark.strip():
            return it  # the same sent twice
        raise NotAllowed(_("You have answered this already. Your first answer stands."))
    it.marks, it.remark, it.answered_on = dict(marks), remark.strip(), today
    it.mean = round(sum(marks.values()) / len(marks), 2)
    it.save()
    changed: list[tuple[Kept, Version.Kind]] = [(it, K.CHANGED)]
    row = TrainingTaken.objects.standing().select_for_update(of=("self",))
    taken = row.filter(completion__enrolment=it.enrolment_id).first()
    if taken is not None:
        if it.level == Level.REACTION:
            taken.reaction = it.mean
        else:
            taken.behaviour_after = it.mean
        taken.save()
        changed.append((taken, K.CHANGED))
    record(by=by, act="questionnaire.answered", on=it, changed=changed)
    return it


def _address(due: list[Questionnaire], today: date) -> None:
    """Let each about behaviour go to whoever is the superior today."""
    above = chain.superiors(today)
    nips = dict(
        Questionnaire.objects.filter(pk__in=[it.pk for it in due]).values_list(
            "pk", "enrolment__employee__nip"
        )
    )
    for it in due:
        if it.level == Level.BEHAVIOUR:
            it.asked = above.get(nips[it.pk], it.asked)


def _changed(them: list[Questionnaire]) -> list[tuple[Kept, Version.Kind]]:
    return [(it, K.CHANGED) for it in them]
