"""What the person concerned does: filing, passing on, withdrawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.consultation import actions as consultation
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.placement import queries as plans
from tepat_web.placement.models import Move, Plan
from tepat_web.workforce.models import Employee

from . import changes, clocks, notices, queries, steps
from .clocks import Step
from .models import Ground, Kind, Objection, Outcome, Stage, Turn, Wanted

P = Permission
K = Version.Kind
LONGEST = 10_000  # characters of reasons, and of an answer


@dataclass(frozen=True, slots=True)
class Filing:
    """What somebody files.

    Attributes:
        ground, wanted: Of :class:`Ground` and :class:`Wanted`.
        text: The reasons.
        position: Code of another position that is asked for; else blank.
        received_on: The day on which the decision was received; none for a remark.
    """

    ground: str
    wanted: str
    text: str
    position: str = ""
    received_on: date | None = None


@transaction.atomic
def file(*, by: User, plan: Plan, told: Filing) -> Objection:
    """File a remark on a plan that is heard, or an objection to a decision.

    An objection that comes too late is taken in all the same, and marked.

    Raises:
        NotAllowed: if nothing can be filed now, it was filed already, or something is
            missing.
        PermissionDenied: if the plan says nothing about the person.
    """
    demand(by, P.OBJECTION_FILE)
    known = plans.plans(by).select_related(None).select_for_update()
    standing: Plan | None = known.filter(pk=plan.pk).first()
    if standing is None or not queries.concerns(by, standing):
        raise PermissionDenied(P.OBJECTION_FILE.value)
    now = timezone.now()
    today = timezone.localdate(now)
    kind = queries.kind_on(standing)
    why_not = queries.not_filed(by, standing, today)
    if kind is None or why_not:
        raise NotAllowed(why_not)
    _demand_whole(standing, kind, told, today)
    received = told.received_on if kind == Kind.KEBERATAN else None
    it = Objection(
        kind=kind,
        plan=standing,
        nip=str(by.nip),
        path=_path(by, standing),
        ground=told.ground,
        wanted=told.wanted,
        text=told.text.strip(),
        position=told.position if told.wanted == Wanted.OTHER else "",
        received_on=received,
        filed_at=now,
        **clocks.on_filing(kind, today, received),
    )
    if it.is_late:
        it.outcome = Outcome.INADMISSIBLE
    it.save()
    turn = _turn(by, it, clocks.late_because(it))
    if kind == Kind.REMARK and (concern := queries.concern_of(by, standing)):
        consultation.objected(by=by, concern=concern)
    record(by=by, act="objection.filed", on=it, changed=[(it, K.NEW), (turn, K.NEW)])
    notices.tell_step(by, it)
    return it


@transaction.atomic
def escalate(*, by: User, objection: Objection, reason: str) -> Objection:
    """Pass a remark that was not upheld on to somebody else than who answered it.

    Raises:
        NotAllowed: if it cannot be, or no reason is given.
    """
    demand(by, P.OBJECTION_FILE)
    it = _own(by, objection)
    today = timezone.localdate()
    if why_not := steps.refusal(by, it, Step.ESCALATE, today):
        raise NotAllowed(why_not)
    if not reason.strip():
        raise NotAllowed(_("Write down what the answer leaves open; it is kept."))
    it.stage, it.escalated_at = Stage.ESCALATED, timezone.now()
    it.decide_by = clocks.decision_until(today)
    it.save()
    turn = _turn(by, it, reason.strip()[:LONGEST])
    changed = [(it, K.CHANGED), (turn, K.NEW)]
    record(by=by, act="objection.escalated", on=it, changed=changed)
    notices.tell_step(by, it)
    return it


@transaction.atomic
def withdraw(*, by: User, objection: Objection) -> Objection:
    """Take one's own objection back while it is open; another may be filed then.

    Raises:
        NotAllowed: if it is closed.
    """
    demand(by, P.OBJECTION_FILE)
    it = _own(by, objection)
    if not steps.may_withdraw(by, it):
        raise NotAllowed(
            _("It is “%(stage)s” now and cannot be withdrawn.")
            % {"stage": it.get_stage_display()}
        )
    it.stage = Stage.WITHDRAWN
    it.save()
    turn = _turn(by, it)
    if it.is_remark and (concern := queries.concern_of(by, it.plan)):
        consultation.answer_withdrawn(by=by, concern=concern)
    changed = [(it, K.CHANGED), (turn, K.NEW)]
    record(by=by, act="objection.withdrawn", on=it, changed=changed)
    notices.tell_step(by, it)
    return it


def _own(by: User, objection: Objection) -> Objection:
    """Find one's own objection, and keep it from changing meanwhile."""
    rows = queries.own(by).select_related(None).select_for_update()
    found: Objection | None = rows.filter(pk=objection.pk).first()
    if found is None:
        raise PermissionDenied(P.OBJECTION_FILE.value)
    return found


def _demand_whole(plan: Plan, kind: Kind, told: Filing, today: date) -> None:
    """Refuse what is not filled in, or cannot be."""
    if told.ground not in Ground or told.wanted not in Wanted:
        raise NotAllowed(_("Choose a ground, and what you ask for."))
    if not told.text.strip():
        raise NotAllowed(_("Write down your reasons, in a few sentences."))
    if len(told.text) > LONGEST:
        raise NotAllowed(
            _("Your reasons are longer than %(n)d characters. Shorten them.")
            % {"n": LONGEST}
        )
    if told.wanted == Wanted.OTHER and not changes.is_in_force(told.position):
        raise NotAllowed(_("Choose the position that you ask for from the list."))
    if kind == Kind.REMARK:
        return
    first = queries.decided_since(plan)
    received = told.received_on
    if received is None or received > today or (first and received < first):
        raise NotAllowed(
            _(
                "Give the day on which you received the decision: not before it was "
                "made, and not after today."
            )
        )


def _path(by: User, plan: Plan) -> str:
    """The path of the unit the person belonged to when the plan was made."""
    moved = Move.objects.filter(plan=plan, nip=by.nip).values_list("path", flat=True)
    if (found := moved.first()) is not None:
        return found
    if concern := queries.concern_of(by, plan):
        return concern.path
    placed = Employee.objects.standing().filter(nip=by.nip)
    return placed.values_list("place__path", flat=True).first() or ""


def _turn(by: User, it: Objection, text: str = "") -> Turn:
    return Turn.objects.create(
        objection=it,
        stage=it.stage,
        outcome=it.outcome if it.stage == Stage.FILED else Outcome.NONE,
        text=text,
        at=timezone.now(),
        by=by,
    )
