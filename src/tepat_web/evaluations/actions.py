"""Evaluating: what is being written, handing over, taking back, receiving."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.agreements import queries as agreements
from tepat_web.agreements.models import Agreement, Cycle, Span
from tepat_web.kit.models import Kept
from tepat_web.kit.writing import day as in_words
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.register.actions import Stale

from . import clocks, drafting, matrix, notices, queries, rows
from .drafting import LONGEST, Told
from .models import Evaluation, State

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]


@transaction.atomic
def save_draft(
    *,
    by: User,
    agreement: Agreement,
    span: Span,
    told: Told,
    seen: int,
    today: date,
) -> Evaluation | None:
    """Keep what a superior has written so far of one person and period.

    Saying the same again changes nothing; where nothing is said, no draft is made.

    Args:
        seen: The version with which the writing began; 0 where nothing was kept.

    Raises:
        Stale: if it was changed meanwhile, in another window; nothing is overwritten.
        NotAllowed: if it was handed over already, or may not be written now.
    """
    demand(by, P.APPRAISAL_LEAD)
    standing = _led(by, agreement)
    _demand_writable(standing, span, today)
    it = _of(standing, span)
    if it is not None and it.is_given:
        raise NotAllowed(
            _("This evaluation is handed over. Take it back first, if it is wrong.")
        )
    if max(len(told.reason), len(told.advice or "")) > LONGEST:
        raise NotAllowed(
            _("The text is longer than %(n)d characters. Shorten it.") % {"n": LONGEST}
        )
    if it is None and told.is_blank:
        return None
    kind = K.NEW if it is None else K.CHANGED
    it = it or Evaluation(agreement=standing, first=span.first, last=span.last)
    if not _put(it, told):
        return it
    if seen != it.seen:
        raise Stale(
            _("This was changed meanwhile in another window. Look at both, save again.")
        )
    it.seen += 1
    it.save()
    record(by=by, act="performance-evaluation.drafted", on=it, changed=[(it, kind)])
    return it


@transaction.atomic
def hand_over(
    *, by: User, cycle: Cycle, span: Span, seen: Mapping[int, int], today: date
) -> list[Evaluation]:
    """Hand several evaluations of one period over, all of them or none.

    Each becomes a row of the register, and each person is told. What has been handed
    over already, by a double click, is left as it is.

    Args:
        seen: Number of the evaluation → the version that was confirmed.

    Returns:
        Those that were handed over now.

    Raises:
        Stale: if one was changed after it was confirmed.
        NotAllowed: if one lacks something.
    """
    demand(by, P.APPRAISAL_LEAD)
    mine = queries.led(by, cycle).filter(pk__in=seen, first=span.first, last=span.last)
    held = mine.order_by("pk").select_for_update(of=("self",))
    found: list[Evaluation] = list(held)
    if len(found) != len(seen):
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    given = [it for it in found if not it.is_given]
    now = timezone.now()
    for it in given:
        _demand_writable(it.agreement, span, today)
        if seen[it.pk] != it.seen:
            raise Stale(
                _("One was changed after you confirmed. Look at them once more.")
            )
        if missing := drafting.lacking(it.agreement, Told.of(it)):
            raise NotAllowed(f"{it.agreement.employee.name}: {missing}")
        it.state, it.given_at, it.given_by = State.GIVEN, now, by
        it.seen += 1
    written = rows.write(given, rater=by.nip or "", day=today)
    for it, row in zip(given, written, strict=True):
        it.save()
        changed: Changed = [(it, K.CHANGED), row]
        record(by=by, act="performance-evaluation.handed-in", on=it, changed=changed)
    notices.tell_given(given)
    return given


@transaction.atomic
def take_back(*, by: User, evaluation: Evaluation) -> Evaluation:
    """Take an evaluation back that the person has not received yet.

    Raises:
        NotAllowed: if it was received: then only an objection changes it.
    """
    demand(by, P.APPRAISAL_LEAD)
    it = _locked(by, evaluation)
    if it.state == State.DRAFT:
        return it
    if it.state != State.GIVEN:
        raise NotAllowed(
            _("The person has received it. Only an objection can change it now.")
        )
    if it.agreement.cycle.stage != Cycle.Stage.OPEN:
        raise NotAllowed(_("The year is closed. Ask BKPSDM."))
    gone: Changed = [*rows.take_back(it)]
    it.state, it.given_at, it.given_by = State.DRAFT, None, None
    it.reminded_on = None
    it.seen += 1
    it.save()
    changed: Changed = [(it, K.CHANGED), *gone]
    record(by=by, act="performance-evaluation.withdrawn", on=it, changed=changed)
    notices.tell_taken_back(it)
    return it


@transaction.atomic
def receive(*, by: User, evaluation: Evaluation, today: date) -> Evaluation:
    """Confirm that one has received one's evaluation; that is no agreement to it.

    From this day the law counts the days in which one may object.
    """
    demand(by, P.APPRAISAL_OWN)
    rows_ = queries.own(by).filter(pk=evaluation.pk)
    it: Evaluation | None = rows_.select_for_update(of=("self",)).first()
    if it is None:
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    if it.state != State.GIVEN:
        return it
    _received(it, timezone.now(), today)
    record(by=by, act="performance-evaluation.received", on=it)
    return it


@transaction.atomic
def note_receipt(
    *, by: User, evaluation: Evaluation, day: date, how: str, today: date
) -> Evaluation:
    """Note that a person has received it on paper, or would not sign for it.

    The person is told, and the days to object count from today: who evaluated says
    when it was received, and does not thereby end what the person knew nothing of.

    Raises:
        NotAllowed: if the person has confirmed it already, the day cannot be right, or
            nothing says how.
    """
    demand(by, P.APPRAISAL_LEAD)
    it = _locked(by, evaluation)
    if it.state != State.GIVEN or it.given_at is None:
        raise NotAllowed(_("Its receipt is on record already."))
    if not timezone.localdate(it.given_at) <= day <= today:
        raise NotAllowed(
            _("Choose a day from %(first)s to today.")
            % {"first": in_words(it.given_at)}
        )
    if not how.strip():
        raise NotAllowed(_("Say how it was received, e.g. on paper before a witness."))
    it.receipt = how.strip()
    _received(it, timezone.make_aware(datetime.combine(day, time(12))), today)
    record(by=by, act="performance-evaluation.acknowledged", on=it)
    notices.tell_receipt_noted(it)
    return it


def _received(it: Evaluation, moment: datetime, told: date) -> None:
    it.state, it.received_at = State.RECEIVED, moment
    it.object_until = clocks.object_until(told)
    it.seen += 1
    it.save()


def _led(by: User, agreement: Agreement) -> Agreement:
    """Find an agreement of whom one leads, and keep others from writing meanwhile."""
    found: Agreement | None = (
        agreements.led(by)
        .filter(pk=agreement.pk)
        .select_for_update(of=("self",))
        .first()
    )
    if found is None:
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    return found


def _locked(by: User, evaluation: Evaluation) -> Evaluation:
    """Find an evaluation of whom one leads, and keep it from changing meanwhile."""
    mine = queries.led(by).filter(pk=evaluation.pk).select_for_update(of=("self",))
    found: Evaluation | None = mine.first()
    if found is None:
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    return found


def _of(agreement: Agreement, span: Span) -> Evaluation | None:
    standing = Evaluation.objects.standing().select_for_update()
    it: Evaluation | None = standing.filter(
        agreement=agreement, first=span.first, last=span.last
    ).first()
    if it is not None:
        it.agreement = agreement
    return it


def _put(it: Evaluation, told: Told) -> bool:
    """Put what is said in place of what was; false if it is the same."""
    advice = it.advice if told.advice is None else told.advice
    before = it.results, it.behaviour, it.reason, it.advice
    after = told.results, told.behaviour, told.reason, advice
    if before == after:
        return False
    it.results, it.behaviour, it.reason, it.advice = after
    year = it.agreement.cycle.year
    it.rating = matrix.rate(it.results, it.behaviour, it.span, year)
    return True


def _demand_writable(agreement: Agreement, span: Span, today: date) -> None:
    cycle = agreement.cycle
    if cycle.stage != Cycle.Stage.OPEN:
        raise NotAllowed(_("The year is closed. What you wrote was not saved."))
    if span not in queries.spans(cycle, today) or not queries.holds(agreement, span):
        raise NotAllowed(
            _("This period is not over yet, or another superior evaluates it.")
        )
