"""Reading drafts, plans and remarks, as far as a planner may see them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Job
from tepat_web.ledger.notices import holders
from tepat_web.organisation.models import Position
from tepat_web.placement import queries as plans_of
from tepat_web.placement.models import Plan

from .models import Attempt, Draft, Remark, Share

P = Permission
FOUND = 8  # people or positions that a search offers


def drafts(by: User) -> QuerySet[Draft]:
    """Return one's own drafts and those that others share with one, latest first."""
    standing = Draft.objects.standing().select_related("by", "saved_by", "of_plan")
    if not reach(by, P.PLAN_COMPUTE):
        return standing.none()
    shared = Share.objects.standing().filter(draft=OuterRef("pk"), to=by)
    return standing.filter(Q(by=by) | Exists(shared)).order_by("-at", "-pk")


def plans(by: User) -> QuerySet[Plan]:
    """Return the plans in whose workroom a planner may work, latest first.

    A workroom tells of everybody in the plan, with every reason; in a plan by wishes
    also what people wish for.
    """
    found = plans_of.plans(by)
    if not reach(by, P.PLAN_COMPUTE) or not plans_of.reads_all(by):
        return found.none()
    if plans_of.sees_wishes(by, "", ""):
        return found
    shown = [it.pk for it in found if not it.is_by_wish]
    return found.filter(pk__in=shown)


def colleagues(by: User, draft: Draft | None = None) -> QuerySet[User]:
    """Return the planners who can be invited, without those who share a draft."""
    others = User.objects.filter(pk__in=holders(P.PLAN_COMPUTE), is_active=True)
    others = others.exclude(pk=by.pk)
    if draft is not None:
        known = Share.objects.standing().filter(draft=draft).values("to")
        others = others.exclude(pk=draft.by_id).exclude(pk__in=known)
    return others.order_by("first_name", "last_name", "username")


def shares(draft: Draft) -> QuerySet[Share]:
    """Return who works on a draft besides whoever made it."""
    return Share.objects.standing().filter(draft=draft).select_related("to")


def remarks(on: Draft | Plan) -> QuerySet[Remark]:
    """Return what planners said about a draft or a plan, the oldest first."""
    about = {"draft": on} if isinstance(on, Draft) else {"plan": on}
    found = Remark.objects.standing().filter(**about)
    return found.select_related("by").order_by("pk")


def concerned(on: Draft | Plan) -> set[int]:
    """Return the accounts that remarks are for: who works on it, or wrote one."""
    wrote = set(remarks(on).values_list("by", flat=True))
    if isinstance(on, Draft):
        return wrote | {on.by_id} | set(shares(on).values_list("to", flat=True))
    return wrote | {on.by_id}


@dataclass(frozen=True, slots=True)
class Computed:
    """A computation of a draft, and the plan that came of it."""

    attempt: Attempt
    job: Job
    plan: Plan | None


def computed(by: User, draft: Draft) -> list[Computed]:
    """Return what was computed from a draft, latest first."""
    told = list(draft.attempts.standing().select_related("job", "by"))
    made = plans(by).filter(job__in=[it.job_id for it in told])
    by_job = {plan.job_id: plan for plan in made}
    return [Computed(it, it.job, by_job.get(it.job_id)) for it in told]


@dataclass(frozen=True, slots=True)
class Place:
    """A position that a search found."""

    code: str
    title: str
    unit: str


def places(text: str) -> list[Place]:
    """Find positions by code or by words of their title or unit."""
    found = Position.objects.standing().filter(unit__is_removed=False)
    found = found.select_related("unit")
    exact = found.filter(code__iexact=text)
    if not exact.exists():
        for word in text.split()[:6]:
            found = found.filter(
                Q(name__icontains=word)
                | Q(code__icontains=word)
                | Q(unit__name__icontains=word)
            )
        exact = found.order_by("name", "code")
    told: dict[str, Place] = {}
    for each in exact[: 4 * FOUND]:
        told.setdefault(each.code, Place(each.code, each.name, each.unit.name))
    return list(told.values())[:FOUND]
