"""The board: preparing a session, sitting in it, and what comes of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job, Version
from tepat_web.ledger.notices import holders, said, tell
from tepat_web.placement import queries as placement
from tepat_web.placement.life import HEARD, State
from tepat_web.placement.models import Plan
from tepat_web.register import once

from . import queries
from .models import Choice, Member, Seat, Session, SessionState, Vote

P = Permission
K = Version.Kind
S = SessionState
SAT_ON = HEARD | {State.COMPUTED, State.PROPOSED}
"""States of a plan in which a board may still sit on it."""

PREPARING = gettext_lazy("Candidates for a session of the board")
OPENED = gettext_lazy("The session of the board “%(name)s” is open. You sit in it.")
CLOSED = gettext_lazy("The session of the board “%(name)s” is closed.")
canonical = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":")
).encode


@transaction.atomic
def plan_session(
    *,
    by: User,
    plan: Plan,
    name: str,
    day: date,
    place: str,
    chair: User,
    members: Iterable[User],
    mark: str = "",
) -> Session:
    """Plan a sitting of the board, and have the candidates worked out.

    Args:
        chair: Leads it, and sits in it too.
        members: Who else sits in it.
        mark: Of the form, so that sending it twice makes one session.

    Raises:
        NotAllowed: if the plan is past being sat on, or somebody is not of the board.
    """
    demand(by, P.PLAN_COMPUTE)
    plan = _locked_plan(by, plan)
    if (number := once.made_by(by, mark)) is not None:
        return Session.objects.get(pk=number)
    _demand_undecided(plan)
    sitting = {user.pk: user for user in (chair, *members)}
    if sitting.keys() - holders(P.BOARD_SIT):
        raise NotAllowed(
            _(
                "Somebody you named is not of the board. Ask an administrator to give "
                "them that role first."
            )
        )
    session = Session.objects.create(
        plan=plan,
        name=name,
        day=day,
        place=place,
        chair=chair,
        by=by,
        at=timezone.now(),
    )
    seated = [
        Member.objects.create(session=session, user=user) for user in sitting.values()
    ]
    record(
        by=by,
        act="session.made",
        on=session,
        changed=[(session, K.NEW), *((each, K.NEW) for each in seated)],
    )
    once.note(by, mark, session.pk)
    _ask(by, session, None)
    return session


@transaction.atomic
def ask_seats(*, by: User, session: Session, codes: Sequence[str]) -> Job:
    """Have the candidates of further seats worked out.

    Args:
        codes: Of positions; those that are there already stay as they are.
    """
    demand(by, P.PLAN_COMPUTE)
    session = _found(by, session, S.PLANNED)
    return _ask(by, session, list(codes))


@transaction.atomic
def store_seats(
    *,
    by: User,
    job: Job,
    session: Session,
    told: Iterable[Mapping[str, Any]],
    said: Words,
) -> None:
    """Store who stands for which seat, and say that the job is done: both or neither.

    Args:
        told: Seats as ``tepat_web.placement.candidates`` tells them.

    Raises:
        NotAllowed: if the session was opened meanwhile.
        Overtaken: if the job's attempt no longer counts.
    """
    demand(by, P.PLAN_COMPUTE)
    session = _found(by, session, S.PLANNED)
    known = {seat.position: seat for seat in Seat.objects.filter(session=session)}
    last = max((seat.number for seat in known.values()), default=0)
    changed = []
    for each in told:
        seat = known.get(each["position"])
        if seat is not None and not seat.is_removed:
            continue
        kind = K.CHANGED if seat else K.NEW
        if seat is None:
            last += 1
            seat = Seat(session=session, position=each["position"], number=last)
        shown = {name: each[name] for name in ("requirement", "candidates")}
        seat.title, seat.unit, seat.shown = each["title"], each["unit"], shown
        seat.digest = sha256(canonical(shown).encode()).hexdigest()
        seat.is_removed = False
        seat.save()
        changed.append((seat, kind))
    work.done(job, url=reverse("decisions:session", args=[session.pk]), said=said)
    record(by=by, act="session.stored", on=session, changed=changed)


@transaction.atomic
def remove_seat(*, by: User, seat: Seat) -> None:
    """Take a seat off the list before the session is opened; twice is once."""
    demand(by, P.PLAN_COMPUTE)
    _found(by, seat.session, S.PLANNED)
    seat = Seat.objects.get(pk=seat.pk)
    if seat.is_removed:
        return
    seat.is_removed = True
    seat.save(update_fields=["is_removed"])
    record(by=by, act="seat.removed", on=seat)


@transaction.atomic
def call_off(*, by: User, session: Session) -> None:
    """Call off a session that was not opened."""
    demand(by, P.PLAN_COMPUTE)
    session = _found(by, session, S.PLANNED)
    session.is_removed = True
    session.save(update_fields=["is_removed"])
    record(by=by, act="session.removed", on=session)


@transaction.atomic
def open_session(*, by: User, session: Session) -> Session:
    """Let the members vote; the list of seats stands from now on.

    Raises:
        NotAllowed: if there is no seat yet, or the plan is past being sat on.
    """
    demand(by, P.PLAN_COMPUTE)
    _demand_undecided(_locked_plan(by, session.plan))
    session = _found(by, session, S.PLANNED)
    if not queries.seats(by, session).exists():
        raise NotAllowed(
            _(
                "There is no seat to speak about yet. Wait until the candidates are "
                "worked out, or add a position."
            )
        )
    session.state, session.opened_at = S.OPEN, timezone.now()
    session.save(update_fields=["state", "opened_at"])
    record(by=by, act="session.opened", on=session)
    sitting = {member.user_id for member in queries.members(session)}
    told = said(OPENED, {"name": session.name})
    tell(sitting - {by.pk}, told, reverse("decisions:session", args=[session.pk]))
    return session


@transaction.atomic
def vote(*, by: User, seat: Seat, choice: str, nip: str = "") -> Vote:
    """Vote for one seat, or change one's vote, as long as the seat is not closed.

    Args:
        nip: For whom, where ``choice`` is for a candidate.

    Raises:
        NotAllowed: if the person does not sit in the session, or stands for the seat or
            is related to one who does, or the seat is closed.
    """
    demand(by, P.BOARD_SIT)
    seat = _locked(by, seat)
    if not queries.sits(by, seat.session):
        raise PermissionDenied(P.BOARD_SIT.value)
    if queries.has_conflict(by, seat):
        raise NotAllowed(
            _(
                "You stand for this seat, or somebody related to you does, so you do "
                "not vote here. The minutes will say that you did not."
            )
        )
    if choice not in Choice.values:
        raise NotAllowed(_("Choose one of the candidates, none of them, or abstain."))
    named = nip if choice == Choice.CANDIDATE else ""
    if choice == Choice.CANDIDATE and named not in queries.candidates(seat):
        raise NotAllowed(_("This person does not stand for this seat."))
    before: Vote | None = Vote.objects.filter(seat=seat, by=by).first()
    found = before or Vote(seat=seat, by=by)
    if before and (before.choice, before.nip) == (choice, named):
        return before
    found.choice, found.nip, found.at = choice, named, timezone.now()
    found.save()
    kind = K.CHANGED if before else K.NEW
    record(by=by, act="seat.voted", on=seat, changed=[(found, kind)])
    return found


@transaction.atomic
def note(*, by: User, seat: Seat, minute: str) -> Seat:
    """Write the minute of a seat: the chair does, or the planner who takes it down."""
    seat = _locked(by, seat)
    if by.pk not in (seat.session.chair_id, seat.session.by_id):
        demand(by, P.PLAN_COMPUTE)
    if seat.minute != minute.strip():
        seat.minute = minute.strip()
        seat.save(update_fields=["minute"])
        record(by=by, act="seat.saved", on=seat)
    return seat


@transaction.atomic
def close_seat(*, by: User, seat: Seat, minute: str, chosen: str | None = None) -> Seat:
    """Close a seat: count the votes, and keep what came of it.

    Args:
        minute: What was said, for the minutes.
        chosen: Whom the members agreed on, where votes are equal: a NIP, blank for
            nobody, ``None`` where nothing is said.

    Raises:
        NotAllowed: if nobody has voted, or votes are equal and ``chosen`` is none of
            those.
    """
    demand(by, P.BOARD_SIT)
    seat = _locked(by, seat)
    _demand_chair(by, seat.session)
    excused = [
        member.user
        for member in queries.members(seat.session)
        if queries.has_conflict(member.user, seat)
    ]
    told = Vote.objects.standing().filter(seat=seat).exclude(by__in=excused)
    cast = Counter(told.exclude(choice=Choice.ABSTAIN).values_list("nip", flat=True))
    abstained = told.filter(choice=Choice.ABSTAIN).count()
    if not cast and not abstained:
        raise NotAllowed(
            _("Nobody has voted for this seat yet. Close it when the members have.")
        )
    most = max(cast.values(), default=0)
    first = {nip for nip, count in cast.items() if count == most} or {""}
    if len(first) > 1 and chosen not in first:
        raise NotAllowed(
            _(
                "Votes are equal. Say on whom the members have agreed, and write down "
                "how."
            )
        )
    if len(first) > 1 and not minute.strip():
        raise NotAllowed(_("Votes are equal. Write down how the members have agreed."))
    seat.chosen = first.pop() if len(first) == 1 else str(chosen)
    seat.minute, seat.is_closed, seat.closed_at = minute.strip(), True, timezone.now()
    seat.outcome = {
        "votes": dict(cast),
        "abstained": abstained,
        "excused": [str(user) for user in excused],
    }
    seat.save()
    record(by=by, act="seat.closed", on=seat)
    return seat


@transaction.atomic
def close_session(*, by: User, session: Session, closing: str) -> Session:
    """Close a session; its minutes stand from now on.

    Raises:
        NotAllowed: if a seat is still open.
    """
    demand(by, P.BOARD_SIT)
    session = _found(by, session, S.OPEN)
    _demand_chair(by, session)
    left = queries.seats(by, session).filter(is_closed=False).count()
    if left:
        raise NotAllowed(
            _("%(n)s seats are still open. Close each of them first.") % {"n": left}
        )
    session.state, session.closed_at = S.CLOSED, timezone.now()
    session.closing = closing.strip()
    session.save()
    record(by=by, act="session.closed", on=session)
    to = holders(P.PLAN_DECIDE) | holders(P.PLAN_COMPUTE)
    told = said(CLOSED, {"name": session.name})
    tell(to - {by.pk}, told, reverse("decisions:session", args=[session.pk]))
    return session


def _ask(by: User, session: Session, codes: list[str] | None) -> Job:
    job = jobs.ask(
        by=by,
        kind="session",
        title=Words.of(PREPARING),
        session=session.pk,
        codes=codes,
        again=reverse("decisions:session", args=[session.pk]),
    )
    record(by=by, act="session.asked", on=session, changed=())
    return job


def _locked_plan(by: User, plan: Plan) -> Plan:
    """Find a plan that nobody signs meanwhile."""
    known = placement.plans(by).select_related(None).select_for_update()
    found: Plan = known.get(pk=plan.pk)
    return found


def _demand_undecided(plan: Plan) -> None:
    if plan.state not in SAT_ON:
        raise NotAllowed(
            _("This plan is %(state)s now; a board sits before the decision.")
            % {"state": plan.get_state_display()}
        )


def _found(by: User, session: Session, state: SessionState) -> Session:
    """Find a session that nobody changes meanwhile, in the state that is needed."""
    known = queries.sessions(by).select_related(None).select_for_update()
    found: Session = known.get(pk=session.pk)
    if found.state != state:
        raise NotAllowed(
            _("This session is %(state)s now. The page shows what can be done.")
            % {"state": found.get_state_display()}
        )
    return found


def _locked(by: User, seat: Seat) -> Seat:
    """Find a seat of an open session that is not closed."""
    session = _found(by, seat.session, S.OPEN)
    found: Seat = queries.seats(by, session).select_for_update().get(pk=seat.pk)
    if found.is_closed:
        raise NotAllowed(_("This seat is closed. Its result is on the page."))
    return found


def _demand_chair(by: User, session: Session) -> None:
    if by.pk != session.chair_id:
        raise PermissionDenied("chair")
