"""Asking for computations, and storing what they answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job

from .computations import BY_KIND
from .kinds.career import KIND as CAREER
from .models import Computed

MOST_AN_HOUR = 10  # questions of one person about their own career


@transaction.atomic
def ask_computation(*, by: User, kind: str, parameters: Mapping[str, Any]) -> Job:
    """Put a computation in the queue.

    Args:
        kind: One of ``computations.COMPUTATIONS``.
        parameters: As ``forms.AskForm.parameters`` gives them.

    Raises:
        NotAllowed: if there is no such computation.
    """
    demand(by, Permission.COMPUTE)
    if kind not in BY_KIND:
        raise NotAllowed(_("There is no such computation. Choose one from the list."))
    if not BY_KIND[kind].is_open_to(by):
        demand(by, BY_KIND[kind].read)
    job = jobs.ask(
        by=by,
        kind="computation",
        title=Words.of(BY_KIND[kind].title),
        computation=kind,
        parameters=dict(parameters),
        again=reverse("snapshots:ask", args=[kind]),
    )
    record(by=by, act="computation.asked", on=job, facts={"computation": kind})
    return job


@transaction.atomic
def ask_own_career(*, by: User, target: str) -> Job:
    """Put a question about one's own career in the queue.

    Args:
        target: Code of the position aimed at; blank: the next levels.

    Raises:
        NotAllowed: if one's last question is still being worked on, or one has asked
            as often within an hour as anybody may.
    """
    demand(by, Permission.CAREER_ASK)
    if not by.nip:  # nobody's own: the command line may ask about anybody instead
        raise PermissionDenied(Permission.CAREER_ASK.value)
    own = Job.objects.filter(by=by, kind="computation", question__computation=CAREER)
    if own.filter(state__in=(Job.State.WAITING, Job.State.RUNNING)).exists():
        raise NotAllowed(_("Your last question is still being worked on. Wait for it."))
    since = timezone.now() - timedelta(hours=1)
    if own.filter(asked_at__gte=since).count() >= MOST_AN_HOUR:
        raise NotAllowed(_("You have asked often within an hour. Come back later."))
    job = jobs.ask(
        by=by,
        kind="computation",
        title=Words.of(BY_KIND[CAREER].title),
        computation=CAREER,
        parameters={"day": "", "nip": by.nip, "target": target},
        again=reverse("snapshots:my-career"),
    )
    record(by=by, act="computation.asked", on=job, facts={"computation": CAREER})
    return job


def _demand_storing(by: User, job: Job) -> None:
    """Results are stored for who computes, and for who asks about their own career."""
    asked = job.question
    is_own = (
        asked.get("computation") == CAREER
        and bool(by.nip)
        and asked["parameters"].get("nip") == by.nip
    )
    demand(by, Permission.CAREER_ASK if is_own else Permission.COMPUTE)


@transaction.atomic
def store_result(*, by: User, job: Job, said: Words, **values: Any) -> Computed:
    """Store what a job computed, and say that it is done: both or neither.

    Args:
        said: The answer in a sentence.
        values: Fields of :class:`Computed`.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    _demand_storing(by, job)
    computed = Computed.objects.create(by=by, job=job, made_at=timezone.now(), **values)
    page = BY_KIND[computed.kind].page
    work.done(job, url=reverse(page, args=[computed.pk]), said=said)
    record(by=by, act="computation.stored", on=computed)
    return computed


@transaction.atomic
def store_further(*, by: User, job: Job, **values: Any) -> Computed:
    """Store one of several answers of a job that goes on.

    Args:
        values: Fields of :class:`Computed`.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    demand(by, Permission.COMPUTE)
    if not work.beat(job):
        raise work.Overtaken(str(job))
    computed = Computed.objects.create(by=by, made_at=timezone.now(), **values)
    record(by=by, act="computation.stored", on=computed)
    return computed
