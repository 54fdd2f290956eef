"""Objecting to an evaluation, and deciding on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement
from tepat_web.kit.models import Kept
from tepat_web.kit.writing import day
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.workforce.chain import superior_of

from . import clocks, matrix, notices, queries, rows
from .drafting import LONGEST
from .models import Contest, Evaluation, State

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on an objection.

    Attributes:
        changes: Whether the evaluation is changed.
        reply: What the person is told, with the reasons.
        results, behaviour: What they are changed to; of ``matrix.WORDS``.
    """

    changes: bool
    reply: str
    results: str = ""
    behaviour: str = ""


@transaction.atomic
def contest(*, by: User, evaluation: Evaluation, text: str, today: date) -> Contest:
    """Object to one's own evaluation, within the days of the law.

    It goes to the superior of who evaluated. Sent twice, there is one objection.

    Raises:
        NotAllowed: if it was not received yet, the last day is over, it was decided
            before, or no reasons are given.
    """
    demand(by, P.APPRAISAL_OWN)
    it = _locked(by, evaluation)
    text = _text(text, _("Write down what you think is wrong, and why."))
    standing = Contest.objects.standing().filter(evaluation=it, outcome="")
    known: Contest | None = standing.first()
    if known is not None and known.text == text:
        return known
    if it.state == State.OBJECTED:
        raise NotAllowed(_("Your objection is being dealt with already."))
    if it.state == State.GIVEN:
        raise NotAllowed(_("Confirm first that you have received the evaluation."))
    if it.state != State.RECEIVED or it.object_until is None:
        raise NotAllowed(_("This evaluation is final."))
    if today > it.object_until:
        raise NotAllowed(
            _("The last day to object was %(day)s.") % {"day": day(it.object_until)}
        )
    made: Contest = Contest.objects.create(
        evaluation=it,
        text=text,
        decider=_decider(it, today),
        results_before=it.results,
        behaviour_before=it.behaviour,
        filed_at=timezone.now(),
        decide_by=clocks.decide_by(today),
    )
    _turn(it, State.OBJECTED)
    changed: Changed = [(made, K.NEW), (it, K.CHANGED)]
    record(by=by, act="contest.filed", on=made, changed=changed)
    notices.tell_contested(made)
    return made


@transaction.atomic
def withdraw(*, by: User, evaluation: Evaluation) -> Evaluation:
    """Take one's own objection back; nobody decides on it then."""
    demand(by, P.APPRAISAL_OWN)
    it = _locked(by, evaluation)
    standing = Contest.objects.standing().select_for_update()
    open_one: Contest | None = standing.filter(evaluation=it, outcome="").first()
    if open_one is None:
        return it
    open_one.evaluation = it
    open_one.outcome = Contest.Outcome.WITHDRAWN
    open_one.save()
    _turn(it, State.RECEIVED)
    changed: Changed = [(open_one, K.CHANGED), (it, K.CHANGED)]
    record(by=by, act="contest.withdrawn", on=open_one, changed=changed)
    notices.tell_withdrawn(open_one)
    return it


@transaction.atomic
def decide(*, by: User, contest: Contest, verdict: Verdict, today: date) -> Contest:
    """Decide on an objection; the evaluation is final with it.

    A change is written into the register in the name of who decided; what stood there
    before stays in the ledger and with the objection.

    Raises:
        NotAllowed: if it was decided or withdrawn before, no reasons are given, or a
            change changes nothing.
    """
    if not any(reach(by, each) for each in (P.APPRAISAL_LEAD, P.OBJECTION_DECIDE)):
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    mine = queries.contests(by).filter(pk=contest.pk)
    known: Contest | None = mine.first()
    if known is None or by.nip in _parties(known.evaluation):
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    # First the evaluation, then the objection, as whoever withdraws it does: two who
    # meet wait for one another once.
    standing = Evaluation.objects.select_for_update(of=("self",))
    it: Evaluation = standing.select_related(
        "agreement__employee", "agreement__cycle", "appraisal"
    ).get(pk=known.evaluation_id)
    found: Contest = mine.select_for_update(of=("self",)).get()
    if not found.is_open:
        raise NotAllowed(_("It was decided or withdrawn before."))
    found.reply = _text(verdict.reply, _("Write down the reasons for the person."))
    changed: Changed = [(found, K.CHANGED), (it, K.CHANGED)]
    if verdict.changes:
        _change(it, verdict)
        changed += rows.write([it], rater=by.nip or "", day=today)
    found.evaluation = it
    found.outcome = Contest.Outcome.CHANGED if verdict.changes else Contest.Outcome.KEPT
    found.decided_at, found.decided_by = timezone.now(), by
    found.save()
    it.final_at = found.decided_at
    _turn(it, State.FINAL)
    record(by=by, act="contest.decided", on=found, changed=changed)
    notices.tell_decided(found)
    return found


def _change(it: Evaluation, verdict: Verdict) -> None:
    words = verdict.results, verdict.behaviour
    if not set(words) <= set(matrix.WORDS):
        raise NotAllowed(_("Choose how the results and the behaviour were."))
    if words == (it.results, it.behaviour):
        raise NotAllowed(
            _("Nothing would change. Change one of both, or leave the evaluation.")
        )
    it.results, it.behaviour = words
    it.rating = matrix.rate(*words, it.span, it.agreement.cycle.year)


def _decider(it: Evaluation, today: date) -> str:
    """The superior of who evaluated; blank where nobody stands above.

    As the agreements of the year have it; where the superior has none, as the position
    map has it today. Nobody decides on what they wrote or what is about them.
    """
    standing = Agreement.objects.standing().filter(
        cycle=it.agreement.cycle, employee__nip=it.writer
    )
    of_year = standing.order_by("-since", "-pk").values_list("superior", flat=True)
    found = of_year.first() or superior_of(it.writer, today) or ""
    return "" if found in _parties(it) else found


def _parties(it: Evaluation) -> tuple[str, str]:
    return it.writer, it.agreement.employee.nip


def _locked(by: User, evaluation: Evaluation) -> Evaluation:
    mine = queries.own(by).filter(pk=evaluation.pk).select_for_update(of=("self",))
    it: Evaluation | None = mine.first()
    if it is None:
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    return it


def _turn(it: Evaluation, state: State) -> None:
    it.state = state
    it.seen += 1
    it.save()


def _text(told: str, missing: str) -> str:
    text = told.replace("\r\n", "\n").strip()
    if not text:
        raise NotAllowed(missing)
    if len(text) > LONGEST:
        raise NotAllowed(
            _("The text is longer than %(n)d characters. Shorten it.") % {"n": LONGEST}
        )
    return text
