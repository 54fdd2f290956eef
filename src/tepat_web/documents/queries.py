"""Reading letters and what they are made with, limited to who may."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from tepat.reports.about import About
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Job
from tepat_web.placement.models import Plan

from .models import Letter, Numbered, Office

P = Permission


def office() -> Office:
    """Return who writes letters; blank where nobody has said so yet."""
    return Office.objects.standing().first() or Office()


def about(plan: Plan, numbered: Numbered) -> About:
    """Return what the file of a letter says of itself."""
    return About(
        agency=office().agency or str(plan.made_from["city"]),
        day=numbered.day,
        source="Tepat",
        is_example=bool(plan.made_from["is_example"]),
    )


def letters(by: User, plan: Plan | None = None) -> QuerySet[Letter]:
    """Return the letters that a person may read, the latest first.

    A letter that is about no single unit is for who reads those of the whole city.
    """
    rows = Letter.objects.standing().select_related("plan", "by")
    if plan is not None:
        rows = rows.filter(plan=plan)
    allowed = reach(by, P.DOCUMENTS_READ)
    if not allowed.everywhere:
        seen = Q(pk__in=())
        for path in allowed.paths:
            seen |= Q(path__startswith=path)
        rows = rows.filter(seen)
    found: QuerySet[Letter] = rows.order_by("-pk")
    return found


def own(by: User) -> QuerySet[Letter]:
    """Return the letters that were handed over to the person, the latest first."""
    rows = Letter.objects.standing().filter(told_at__isnull=False)
    found: QuerySet[Letter] = rows.filter(nip=by.nip) if by.nip else rows.none()
    return found.order_by("-pk")


def may_open(by: User, letter: Letter) -> bool:
    """Tell whether a person may read a letter: their own, or within their reach."""
    rows = Letter.objects.filter(pk=letter.pk)
    return (own(by) & rows).exists() or letters(by).filter(pk=letter.pk).exists()


def under_way(plan: Plan, kind: str) -> Job | None:
    """Return the work that is writing these letters, or waits to."""
    busy = Job.objects.filter(
        kind="letters", state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    return next((each for each in busy if _is_for(each, plan, kind)), None)


def url_of(plan: Plan, kind: str) -> str:
    """Return where the letters of one kind of a plan are listed."""
    query = urlencode({"rencana": str(plan.pk), "jenis": kind})
    return f"{reverse('documents:index')}?{query}"


def _is_for(job: Job, plan: Plan, kind: str) -> bool:
    return bool(job.question["plan"] == plan.pk and job.question["letters"] == kind)
