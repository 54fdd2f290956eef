"""Working on drafts: making, saving, copying, sharing, removing, computing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job
from tepat_web.ledger.notices import said, tell
from tepat_web.placement import scenarios
from tepat_web.placement.actions import ask_plan
from tepat_web.placement.models import Plan

from . import changes, queries
from .models import Attempt, Draft, Share

P = Permission
LONGEST = 120  # characters of a name
COPY = gettext_lazy("Copy of %(name)s")
SHARED = gettext_lazy("A colleague shares a draft of a scenario with you.")


class Overtaken(Exception):
    """Somebody saved the draft meanwhile.

    Attributes:
        now: The draft as it is now.
    """

    def __init__(self, now: Draft) -> None:
        self.now = now
        super().__init__(now.pk)


@transaction.atomic
def make(
    *,
    by: User,
    name: str,
    scenario: Mapping[str, Any],
    day: date | None = None,
    note: str = "",
    of_plan: Plan | None = None,
) -> Draft:
    """Make a draft.

    Args:
        scenario: As ``placement.scenarios`` tells it.
        day: The reference date of the data; none: that of the settings, or today.
        of_plan: The plan whose settings it begins with.
    """
    demand(by, P.PLAN_COMPUTE)
    draft = Draft.objects.create(
        name=name[:LONGEST],
        scenario=scenarios.whole(scenario),
        day=day,
        note=note,
        of_plan=of_plan,
        by=by,
        saved_by=by,
        at=timezone.now(),
    )
    record(by=by, act="draft.made", on=draft)
    return draft


@transaction.atomic
def save_draft(
    *,
    by: User,
    draft: Draft,
    revision: int,
    name: str,
    scenario: Mapping[str, Any],
    day: date | None,
    note: str,
) -> Draft:
    """Save a draft.

    Args:
        revision: The one that was looked at.

    Raises:
        Overtaken: if somebody saved another content since; both are then shown.
    """
    demand(by, P.PLAN_COMPUTE)
    now = _held(by, draft)
    told = {
        "name": name[:LONGEST],
        "scenario": scenarios.whole(scenario),
        "day": day,
        "note": note,
    }
    if all(getattr(now, field) == value for field, value in told.items()):
        return now  # a second click, or somebody had the same thought
    if now.revision != revision:
        raise Overtaken(now)
    for field, value in told.items():
        setattr(now, field, value)
    return _saved(by, now)


@transaction.atomic
def collect(*, by: User, draft: Draft, change: Mapping[str, str]) -> Draft:
    """Put a condition that was asked of a plan into a draft.

    Args:
        change: ``kind``, ``nip``, ``position``.

    Raises:
        NotAllowed: if a scenario cannot hold it.
    """
    demand(by, P.PLAN_COMPUTE)
    if not changes.can_be_kept(change):
        raise NotAllowed(
            _(
                "A seat more, or somebody who leaves, is entered in the register; a "
                "draft holds who must sit where, who must not, and who stays."
            )
        )
    if not changes.is_whole(change):
        raise NotAllowed(_("Say whom it is about, and which position."))
    now = _held(by, draft)
    scenario = changes.added(now.scenario, change)
    if scenario == scenarios.whole(now.scenario):
        return now
    now.scenario = scenario
    return _saved(by, now)


@transaction.atomic
def drop(*, by: User, draft: Draft, change: Mapping[str, str]) -> Draft:
    """Take a condition out of a draft again."""
    demand(by, P.PLAN_COMPUTE)
    now = _held(by, draft)
    scenario = changes.removed(now.scenario, change)
    if scenario == scenarios.whole(now.scenario):
        return now
    now.scenario = scenario
    return _saved(by, now)


@transaction.atomic
def copy(*, by: User, draft: Draft) -> Draft:
    """Make a draft of one's own that is like another."""
    demand(by, P.PLAN_COMPUTE)
    found = _held(by, draft)
    made = Draft.objects.create(
        name=(str(COPY) % {"name": found.name})[:LONGEST],
        scenario=found.scenario,
        day=found.day,
        note=found.note,
        copied_from=found,
        of_plan=found.of_plan,
        by=by,
        saved_by=by,
        at=timezone.now(),
    )
    record(by=by, act="draft.copied", on=made)
    return made


@transaction.atomic
def share(*, by: User, draft: Draft, to: User) -> Share:
    """Let a colleague work on a draft, and tell them.

    Raises:
        NotAllowed: if the draft is another's, or the colleague computes no plans.
    """
    demand(by, P.PLAN_COMPUTE)
    now = _own(by, draft)
    known = queries.shares(now).filter(to=to).first()
    if known is not None:
        return known
    if not queries.colleagues(by, now).filter(pk=to.pk).exists():
        raise NotAllowed(
            _("This person does not compute plans. Choose a planner from the list.")
        )
    made = Share.objects.create(draft=now, to=to, by=by, at=timezone.now())
    tell([to.pk], said(SHARED, {}), reverse("workshop:draft", args=[now.pk]))
    record(by=by, act="draft.shared", on=made)
    return made


@transaction.atomic
def unshare(*, by: User, draft: Draft, to: User) -> None:
    """Let a colleague work on a draft no longer; nothing where they do not."""
    demand(by, P.PLAN_COMPUTE)
    now = _own(by, draft)
    known = queries.shares(now).filter(to=to).first()
    if known is not None:
        known.is_removed = True
        known.save()
        record(by=by, act="share.withdrawn", on=known)


@transaction.atomic
def remove(*, by: User, draft: Draft) -> None:
    """Put a draft away; the plans that were computed from it stay.

    Raises:
        NotAllowed: if it is another's.
    """
    demand(by, P.PLAN_COMPUTE)
    now = _own(by, draft)
    now.is_removed = True
    now.save()
    record(by=by, act="draft.removed", on=now)


@transaction.atomic
def compute(*, by: User, draft: Draft) -> Job:
    """Put the computation of a draft in the queue.

    Returns:
        The job; the one that is under way where the draft has not changed since.
    """
    demand(by, P.PLAN_COMPUTE)
    now = _held(by, draft)
    latest = now.attempts.standing().filter(revision=now.revision).first()
    if latest is not None and not latest.job.is_over:
        under_way: Job = latest.job
        return under_way
    job = ask_plan(
        by=by,
        name=now.name,
        day=now.day.isoformat() if now.day else "",
        scenario=now.scenario,
    )
    attempt = Attempt.objects.create(
        draft=now, revision=now.revision, job=job, by=by, at=timezone.now()
    )
    record(by=by, act="attempt.asked", on=attempt)
    return job


def _held(by: User, draft: Draft) -> Draft:
    """Lock a draft on which a person works.

    Raises:
        NotAllowed: if it is not there, or no longer shared with them.
    """
    found = queries.drafts(by).filter(pk=draft.pk).first()
    if found is None:
        raise NotAllowed(
            _("This draft was put away, or is no longer shared with you. Make another.")
        )
    held: Draft = Draft.objects.select_for_update().get(pk=found.pk)
    return held


def _own(by: User, draft: Draft) -> Draft:
    now = _held(by, draft)
    if now.by_id != by.pk:
        raise NotAllowed(
            _("Only who made the draft can do this. You can make a copy of your own.")
        )
    return now


def _saved(by: User, now: Draft) -> Draft:
    now.revision += 1
    now.saved_by, now.at = by, timezone.now()
    now.save()
    record(by=by, act="draft.saved", on=now)
    return now
