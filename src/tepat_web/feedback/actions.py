"""Feedback by name: given, asked for, declined, taken back, replied to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Result
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.performance.models import Feedback
from tepat_web.workforce.chain import superiors_of
from tepat_web.workforce.models import Employee

from . import notices, people, queries, topics
from .models import Asking, Direction, Given

P = Permission
K = Version.Kind
MOST = 30  # people who are asked at once


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody says by name.

    Attributes:
        topic: One of :data:`topics.ALL`.
        lines: By name of the line; the effect or the deed must be told.
        score: 1 to 5, or nothing.
        result: The result that it is about.
    """

    topic: str
    lines: Mapping[str, str] = field(default_factory=dict)
    score: int | None = None
    result: Result | None = None


@transaction.atomic
def give(
    *,
    by: User,
    to: Employee,
    told: Telling,
    today: date,
    asking: Asking | None = None,
) -> Given:
    """Give feedback by name; a score becomes a row of the register.

    Args:
        asking: What this answers.

    Raises:
        NotAllowed: if it is about oneself, says nothing, or what it answers was
            answered, declined or taken back.
    """
    giver = _oneself(by)
    if giver.pk == to.pk:
        raise NotAllowed(_("Feedback is given to others. Choose a colleague."))
    if told.topic not in topics.ALL or not told.lines.get("deed"):
        raise NotAllowed(_("Say at least what was done: the rest may stay blank."))
    if told.result is not None and told.result not in queries.results_of(by, to):
        raise NotAllowed(_("That result is no longer there. Choose another one."))
    asked = _held(asking, by) if asking is not None else None
    direction = people.direction(
        giver.nip, to.nip, superiors_of([giver.nip, to.nip], today)
    )
    row = _row(to, giver.nip, direction, told, today)
    given = Given.objects.create(
        employee=to,
        giver=giver.nip,
        direction=direction,
        about=topics.column(told.topic),
        result=told.result,
        score=told.score,
        day=today,
        row=row,
        **told.lines,
    )
    changed: list[tuple[Kept, Version.Kind]] = [(given, K.NEW)]
    if row is not None:
        changed.append((row, K.NEW))
    if asked is not None:
        asked.answer = given
        asked.save()
        changed.append((asked, K.CHANGED))
    record(by=by, act="feedback.given", on=given, changed=changed)
    notices.given(given)
    return given


@transaction.atomic
def reply(*, by: User, given: Given, text: str) -> None:
    """Reply to feedback that one received, once.

    Raises:
        NotAllowed: if it was replied to already, or nothing is said.
    """
    demand(by, P.FEEDBACK_GIVE)
    found = queries.received(by).filter(pk=given.pk)
    it: Given | None = found.select_for_update(of=("self",)).first()
    if it is None:
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    if it.replied_at is not None:
        raise NotAllowed(_("You have replied already. To go on, talk with each other."))
    if not text:
        raise NotAllowed(_("Write a reply, or leave it: you need not reply."))
    it.reply, it.replied_at = text, timezone.now()
    it.save()
    record(by=by, act="feedback.replied", on=it)
    notices.replied(it)


@transaction.atomic
def ask(
    *,
    by: User,
    of: Sequence[Employee],
    topic: str,
    question: str = "",
    result: Result | None = None,
) -> list[Asking]:
    """Ask people for feedback by name; who is asked the same already is left out.

    Raises:
        NotAllowed: if nobody or too many are named, oneself is, or all are asked
            already.
    """
    me = _oneself(by)
    others = [it for it in of if it.pk != me.pk]
    if not others or len(others) > MOST:
        raise NotAllowed(_("Choose between one and %(most)d people.") % {"most": MOST})
    if result is not None and result not in queries.results_of(by, me):
        raise NotAllowed(_("That result is no longer there. Choose another one."))
    column = topics.column(topic)
    same = queries.open_askings().filter(employee=me, about=column, result=result)
    known = set(same.values_list("giver", flat=True))
    fresh = [it for it in others if it.nip not in known]
    if not fresh:
        raise NotAllowed(_("You have asked them for this already. Wait for them."))
    made = [
        Asking.objects.create(
            employee=me,
            giver=it.nip,
            about=column,
            result=result,
            question=question,
            asked_at=timezone.now(),
        )
        for it in fresh
    ]
    record(
        by=by,
        act="feedback.asked",
        on=made[0],
        changed=[(asking, K.NEW) for asking in made],
    )
    for asking in made:
        notices.asked(asking)
    return made


@transaction.atomic
def decline(*, by: User, asking: Asking) -> None:
    """Say that one would rather not give the feedback that one is asked for.

    Raises:
        NotAllowed: if it was answered, declined or taken back already.
    """
    demand(by, P.FEEDBACK_GIVE)
    it = _held(asking, by)
    it.is_declined = True
    it.save()
    record(by=by, act="feedback.declined", on=it)
    notices.declined(it)


@transaction.atomic
def take_back(*, by: User, asking: Asking) -> None:
    """Take back what one asked for.

    Raises:
        NotAllowed: if it was answered or declined already.
    """
    me = _oneself(by)
    open_ones = queries.open_askings().filter(employee=me, pk=asking.pk)
    it: Asking | None = open_ones.select_for_update(of=("self",)).first()
    if it is None:
        raise NotAllowed(_("That was answered, declined or taken back already."))
    it.is_removed = True
    it.save()
    record(by=by, act="feedback.withdrawn", on=it)


def _oneself(by: User) -> Employee:
    """One's own record, held until the act is done: two acts at once take turns."""
    demand(by, P.FEEDBACK_GIVE)
    own = Employee.objects.standing().select_for_update().filter(nip=by.nip or None)
    me: Employee | None = own.first()
    if me is None:
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    return me


def _held(asking: Asking, by: User) -> Asking:
    """What one is asked for, held; refused unless it is still open."""
    mine = queries.open_askings().filter(giver=by.nip, pk=asking.pk)
    it: Asking | None = mine.select_for_update(of=("self",)).first()
    if it is None:
        raise NotAllowed(_("That was answered, declined or taken back already."))
    return it


def _row(
    to: Employee, giver: str, direction: Direction, told: Telling, today: date
) -> Feedback | None:
    """The row of the register that counts the score; the words stay in this room."""
    if told.score is None:
        return None
    row: Feedback = Feedback.objects.create(
        employee=to,
        day=today,
        direction=direction,
        giver=giver,
        behaviour=topics.column(told.topic),
        score=told.score,
        is_anonymous=False,
        order=queries.next_order(),
    )
    return row
