"""Asking for plans, showing them, and asking whether and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from tepat_web.ledger.models import Job

from . import changes, queries
from .life import HEARD, SIGNED
from .models import Explanation, Frontier, Move, Plan, Verification

P = Permission
AT_ONCE = 500  # rows written in one statement
MOST_WAITING = 3  # questions of one person that may wait at a time
PLAN = gettext_lazy("Placement plan")
CHECK = gettext_lazy("Check of a placement plan")
FRONTIER = gettext_lazy("What each further move brings")
WHY = gettext_lazy("Reasons in a placement plan")


@transaction.atomic
def ask_plan(
    *,
    by: User,
    name: str,
    day: str,
    scenario: Mapping[str, Any],
    replaces: Plan | None = None,
) -> Job:
    """Put the computation of a plan in the queue.

    Args:
        name: What it will be called.
        day: The reference date, ISO; blank is that of the settings, or today.
        scenario: As ``scenarios`` tells it.
        replaces: The plan in consultation that it is to revise.

    Raises:
        NotAllowed: if that plan is not in consultation (any more).
    """
    demand(by, P.PLAN_COMPUTE)
    if replaces is not None:
        _demand_heard(by, replaces)
    job = jobs.ask(
        by=by,
        kind="plan",
        title=Words.of(PLAN),
        name=name,
        day=day,
        scenario=dict(scenario),
        replaces=replaces.pk if replaces else None,
        again=reverse("placement:ask"),
    )
    record(by=by, act="plan.asked", on=job)
    return job


def _demand_heard(by: User, plan: Plan) -> None:
    known = queries.plans(by).filter(pk=plan.pk, state__in=HEARD)
    if not known.exists():
        raise NotAllowed(
            _(
                "“%(plan)s” is not in consultation any more, so it cannot be revised. "
                "Make a new plan with its settings."
            )
            % {"plan": plan.name}
        )


@transaction.atomic
def ask_following(*, by: User, plan: Plan) -> Job:
    """Ask for the plan to follow one, with everything that was heard on it.

    A plan in consultation is revised by it. After the decision it is a plan of its own
    for what is open, since a decision stands until another one.

    Raises:
        NotAllowed: if nothing is asked for, not all of it can be done, the plan is
            neither heard nor decided, or the same is being computed already.
    """
    demand(by, P.PLAN_COMPUTE)
    rows = queries.plans(by).select_related(None).select_for_update()
    standing: Plan = rows.get(pk=plan.pk)
    if standing.state not in HEARD | SIGNED:
        raise NotAllowed(
            _(
                "This plan is %(state)s now. A new plan follows one in consultation or "
                "a decided one; one that is proposed has to be returned first."
            )
            % {"state": standing.get_state_display()}
        )
    count = len(changes.asked_for(standing))
    if not count:
        raise NotAllowed(_("Nothing was asked for that is not in a plan already."))
    made = changes.prepared(standing)
    if made.conflicts:
        raise NotAllowed(" ".join(made.conflicts))
    going = Job.objects.filter(
        kind="plan", state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    if any(job.question["scenario"] == made.scenario for job in going):
        raise NotAllowed(_("Exactly this plan is being computed already."))
    job = ask_plan(
        by=by,
        name=changes.name_after(standing),
        day="",
        scenario=made.scenario,
        replaces=standing if standing.state in HEARD else None,
    )
    facts = {"job": job.pk, "changes": count}
    record(by=by, act="plan.drafted", on=standing, changed=(), facts=facts)
    return job


@transaction.atomic
def store_plan(
    *, by: User, job: Job, said: Words, moves: Iterable[Move], **values: Any
) -> Plan:
    """Store a plan with its moves, and say that the job is done: all or nothing.

    Args:
        said: What the plan achieves, in a sentence.
        moves: Its moves, without their plan.
        values: Fields of :class:`Plan`.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    demand(by, P.PLAN_COMPUTE)
    plan = Plan.objects.create(by=by, job=job, made_at=timezone.now(), **values)
    rows = list(moves)
    for row in rows:
        row.plan = plan
    Move.objects.bulk_create(rows, AT_ONCE)
    work.done(job, url=reverse("placement:plan", args=[plan.pk]), said=said)
    record(by=by, act="plan.computed", on=plan)
    return plan


@transaction.atomic
def ask_verification(*, by: User, plan: Plan) -> Job:
    """Put the check of a plan in the queue."""
    _demand_all(by)
    job = jobs.ask(
        by=by,
        kind="verification",
        title=Words.of(CHECK),
        plan=plan.pk,
        again=reverse("placement:plan", args=[plan.pk]),
    )
    record(by=by, act="verification.asked", on=plan, changed=())
    return job


@transaction.atomic
def store_verification(
    *,
    by: User,
    job: Job,
    plan: Plan,
    valid: bool,
    outcome: Mapping[str, Any],
    said: Words,
) -> Verification:
    """Store how a check came out, and say that the job is done: both or neither.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    _demand_all(by)
    found = Verification.objects.create(
        plan=plan, valid=valid, outcome=dict(outcome), at=timezone.now(), by=by
    )
    work.done(
        job, url=reverse("placement:verification", args=[plan.pk, found.pk]), said=said
    )
    record(by=by, act="verification.stored", on=found)
    return found


@transaction.atomic
def ask_frontier(*, by: User, plan: Plan) -> Job:
    """Put in the queue what each further move of a plan brings.

    Raises:
        NotAllowed: if it was worked out already, or the plan is an exchange, which has
            no such thing.
    """
    demand(by, P.PLAN_COMPUTE)
    if plan.mode == "exchange":
        raise NotAllowed(
            _("An exchange does not seek the best, so it has no curve of gains.")
        )
    if queries.frontier_of(plan) is not None:
        raise NotAllowed(_("It has been worked out already; this page shows it."))
    job = jobs.ask(
        by=by,
        kind="frontier",
        title=Words.of(FRONTIER),
        plan=plan.pk,
        again=reverse("placement:plan", args=[plan.pk]),
    )
    record(by=by, act="frontier.asked", on=plan, changed=())
    return job


@transaction.atomic
def store_frontier(
    *, by: User, job: Job, plan: Plan, told: Mapping[str, Any], said: Words
) -> Frontier:
    """Store what each further move brings, and say that the job is done.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    demand(by, P.PLAN_COMPUTE)
    found = Frontier.objects.create(
        plan=plan, told=dict(told), at=timezone.now(), by=by
    )
    work.done(job, url=reverse("placement:frontier", args=[plan.pk]), said=said)
    record(by=by, act="frontier.stored", on=found)
    return found


@transaction.atomic
def ask_explanation(*, by: User, plan: Plan, nip: str, position: str) -> Job:
    """Put the question why in the queue.

    Args:
        nip: Of the person it is about; blank: about a position alone.
        position: Its code; blank: about what the plan decides about the person.

    Raises:
        NotAllowed: if the person waits for too many answers already, or asks about
            nothing, about somebody unknown, or about everybody.
    """
    _demand_leave(by, plan, nip, position)
    if not nip and not position:
        raise NotAllowed(_("Say whom or which position you ask about."))
    waiting = Job.objects.filter(
        by=by, kind="explanation", state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    if waiting.count() >= MOST_WAITING:
        raise NotAllowed(
            _("You are waiting for %(n)d answers already. Ask again when one is there.")
            % {"n": MOST_WAITING}
        )
    job = jobs.ask(
        by=by,
        kind="explanation",
        title=Words.of(WHY),
        plan=plan.pk,
        nip=nip,
        position=position,
        again=reverse("placement:plan", args=[plan.pk]),
    )
    record(by=by, act="explanation.asked", on=plan, changed=())
    return job


@transaction.atomic
def store_explanation(
    *,
    by: User,
    job: Job,
    plan: Plan,
    nip: str,
    position: str,
    content: Mapping[str, Any],
    said: Words,
) -> Explanation:
    """Store an answer, and say that the job is done: both or neither.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    _demand_leave(by, plan, nip, position)
    found, _is_new = Explanation.objects.update_or_create(
        plan=plan,
        nip=nip,
        position=position,
        defaults={"content": dict(content), "at": timezone.now(), "by": by},
    )
    work.done(job, url=reverse("placement:why", args=[plan.pk, found.pk]), said=said)
    record(by=by, act="explanation.stored", on=plan, changed=())
    return found


def _demand_all(by: User) -> None:
    demand(by, P.PLAN_READ)
    if not queries.reads_all(by):
        raise PermissionDenied(P.PLAN_READ)


def _demand_leave(by: User, plan: Plan, nip: str, position: str) -> None:
    """Refuse questions about people whom one may not see, or about all of them."""
    demand(by, P.PLAN_READ)
    if queries.may_ask(by, plan, nip, position):
        return
    if nip:
        raise NotAllowed(
            _("This plan tells you nothing about this NIP. Check the digits.")
        )
    raise NotAllowed(
        _("About a position alone you may not ask. Give the NIP of an employee, too.")
    )
