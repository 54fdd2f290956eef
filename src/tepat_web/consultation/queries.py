"""Whom a plan concerns and what they said, limited to what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.placement.life import SEEN, State
from tepat_web.placement.models import Passage, Plan

from .models import (
    Announcement,
    Answer,
    Concern,
    Meeting,
    Publication,
    Question,
    Saying,
)

P = Permission
K = Saying.Kind
TOLD = SEEN | {State.REPLACED, State.WITHDRAWN}
"""States in which a plan concerns people, or did."""


def concerns(by: User, plan: Plan | None = None) -> QuerySet[Concern]:
    """Return the people concerned whose answers a person may see.

    Who runs consultations sees them all; everybody else sees themself.
    """
    rows: QuerySet[Concern] = Concern.objects.standing().select_related("plan")
    if plan is not None:
        rows = rows.filter(plan=plan)
    if reach(by, P.CONSULT_RUN).everywhere:
        return rows
    if by.nip and reach(by, P.CONSULT_ANSWER).own:
        return rows.filter(nip=by.nip)
    return rows.none()


def own(by: User) -> list[Concern]:
    """Return what plans say of the person themself, latest plan first."""
    if not by.nip or not reach(by, P.CONSULT_ANSWER).own:
        return []
    rows = Concern.objects.standing().filter(nip=by.nip, plan__state__in=TOLD)
    return list(rows.select_related("plan", "plan__replaces").order_by("-plan"))


def own_in(by: User, plan: int) -> Concern | None:
    """Return what one plan says of the person themself, if it concerns them."""
    return next((each for each in own(by) if each.plan_id == plan), None)


def plans(by: User) -> QuerySet[Plan]:
    """Return the plans that concern people and that a person runs, latest first."""
    rows: QuerySet[Plan] = Plan.objects.standing().order_by("-pk")
    if not reach(by, P.CONSULT_RUN).everywhere:
        return rows.none()
    concerned = Concern.objects.standing().filter(plan=OuterRef("pk"))
    return rows.filter(Exists(concerned))


def to_open(by: User) -> QuerySet[Plan]:
    """Return the computed plans that nobody concerned sees yet, latest first."""
    rows: QuerySet[Plan] = Plan.objects.standing().filter(state=State.COMPUTED)
    if not reach(by, P.CONSULT_RUN).everywhere:
        return rows.none()
    return rows.select_related("replaces").order_by("-pk")


def plans_of_units(by: User) -> QuerySet[Plan]:
    """Return the plans that are shown, for who sees them of a unit or of people led."""
    rows: QuerySet[Plan] = Plan.objects.standing().order_by("-pk")
    if not reach(by, P.PLAN_READ):
        return rows.none()
    return rows.filter(state__in=SEEN)


def to_be_told(by: User, plan: Plan | None = None) -> QuerySet[Concern]:
    """Return who was not reached yet and has to be told on paper, where one tells.

    Who keeps the files of an agency's people tells them; the rows say who it is and
    nothing of what was answered.
    """
    rows: QuerySet[Concern] = Concern.objects.standing().filter(told_at__isnull=True)
    rows = rows.filter(plan__state__in=SEEN).select_related("plan")
    if plan is not None:
        rows = rows.filter(plan=plan)
    return rows.filter(of_files(by)).order_by("path", "nip")


def of_files(by: User) -> Q:
    """Return the condition that a person keeps the files of who is concerned."""
    allowed = reach(by, P.PEOPLE_CHANGE)
    if allowed.everywhere:
        return Q()
    kept = Q(pk__in=())
    for path in allowed.paths:
        kept |= Q(path__startswith=path)
    return kept


def kept_paths(by: User) -> list[str]:
    """Return the paths of the units whose people's files a person keeps.

    Who keeps those of the whole city has the city's own pages and gets none here.
    """
    allowed = reach(by, P.PEOPLE_CHANGE)
    return [] if allowed.everywhere else list(allowed.paths)


def lineage(plan: Plan) -> list[int]:
    """Return the numbers of a plan and of those that it revises, latest first."""
    found: list[int] = []
    number: int | None = plan.pk
    while number is not None and number not in found:
        found.append(number)
        before = Plan.objects.filter(pk=number).values_list("replaces", flat=True)
        number = before.first()
    return found


def conversation(concern: Concern) -> list[Saying]:
    """Return what was said with somebody about a plan and those that it revises."""
    rows = Saying.objects.standing().filter(
        concern__nip=concern.nip, concern__plan__in=lineage(concern.plan)
    )
    return list(rows.select_related("concern").order_by("pk"))


def unanswered(plans: Iterable[int] | None = None) -> QuerySet[Saying]:
    """Return the questions and proposals without a later reply, the oldest first.

    Args:
        plans: Numbers of the plans they are about; left out: of those in which people
            are heard, and of those that such a plan replaced.
    """
    later = Saying.objects.standing().filter(
        concern=OuterRef("concern"), kind=K.REPLY, pk__gt=OuterRef("pk")
    )
    rows: QuerySet[Saying] = Saying.objects.standing().exclude(kind=K.REPLY)
    rows = rows.filter(~Exists(later), taken_at__isnull=True)
    if plans is None:
        rows = rows.filter(concern__plan__state__in=SEEN | {State.REPLACED})
    else:
        rows = rows.filter(concern__plan__in=list(plans))
    return rows.select_related("concern", "concern__plan").order_by("pk")


def inbox(by: User, plan: Plan | None = None) -> QuerySet[Saying]:
    """Return what waits for an answer, for who runs consultations."""
    if not reach(by, P.CONSULT_RUN).everywhere:
        return Saying.objects.none()
    return unanswered(lineage(plan) if plan else None)


def sayings(by: User) -> QuerySet[Saying]:
    """Return everything said to who runs consultations."""
    if not reach(by, P.CONSULT_RUN).everywhere:
        return Saying.objects.none()
    rows: QuerySet[Saying] = Saying.objects.standing()
    return rows.select_related("concern", "concern__plan")


def not_answered(plan: Plan) -> QuerySet[Concern]:
    """Return who was told and has not said anything yet."""
    rows: QuerySet[Concern] = Concern.objects.standing().filter(plan=plan)
    return rows.filter(answer=Answer.NONE, told_at__isnull=False)


def last_words(plan: Plan) -> Passage | None:
    """Return the last step of a plan that was taken with a reason."""
    given = plan.passages.filter(is_removed=False).exclude(reason="")
    found: Passage | None = given.order_by("-pk").first()
    return found


def announcements(plan: Plan) -> list[Announcement]:
    """Return what was announced about a plan, latest first."""
    return list(Announcement.objects.standing().filter(plan=plan))


def meetings(plan: Plan, path: str | None = None) -> list[Meeting]:
    """Return the meetings about a plan.

    Args:
        path: Of the unit of a person concerned, who sees what is announced and for
            them; left out: every meeting.
    """
    rows = Meeting.objects.standing().filter(plan=plan).select_related("unit")
    if path is None:
        return list(rows)
    return [
        each
        for each in rows.filter(announced_at__isnull=False)
        if each.unit is None or path.startswith(each.unit.path)
    ]


def questions(plan: Plan, *, published: bool) -> list[Question]:
    """Return the frequent questions about a plan, and those about every plan."""
    rows = Question.objects.standing().filter(Q(plan=plan) | Q(plan__isnull=True))
    return list(rows.filter(is_published=True) if published else rows)


def publication(plan: Plan) -> Publication | None:
    """Return the public page of a plan, open or not."""
    return Publication.objects.standing().filter(plan=plan).first()


def public(number: int | None = None) -> list[Publication]:
    """Return the public pages that are open, latest first; of one plan, or all."""
    rows: Any = Publication.objects.standing().filter(is_open=True)
    if number is not None:
        rows = rows.filter(plan=number)
    return list(rows.select_related("plan"))
