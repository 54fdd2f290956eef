"""What trainings ask of one person, for the front page."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import day, number

from . import queries
from .models import Course, Enrolment, TrainingPlan

P = Permission
S = Enrolment.State
SOON = timedelta(days=5)  # before the last day for names


def of(by: User, today: date) -> list[Task]:
    """Return what waits: a seat to take, names to consent to, a plan to review."""
    asked = Q(pk__in=queries.to_consent(by).order_by().values("pk"))
    offered = Q(pk__in=queries.own(by).filter(state=S.OFFERED).order_by().values("pk"))
    standing = Enrolment.objects.standing().filter(course__state=Course.State.OPEN)
    rows = list(
        standing.filter(asked | offered)
        .order_by("pk")
        .values_list("state", "answer_until", "course__answer_by", "course__name")
    )
    return [
        *(_seat(name, until) for state, until, _by, name in rows if state == S.OFFERED),
        *_consent([until for state, _u, until, _n in rows if state == S.NAMED], today),
        *_review(by),
    ]


def _seat(name: str, until: date | None) -> Task:
    text = _("A seat in “%(name)s” is free for you. Say until %(day)s.")
    return Task(
        text % {"name": name, "day": day(until)},
        reverse("training:mine"),
        _("Say whether you take it"),
        is_urgent=True,
    )


def _consent(until: list[date | None], today: date) -> list[Task]:
    if not until:
        return []
    text = ngettext(
        "%(count)s name for a training waits for your consent.",
        "%(count)s names for trainings wait for your consent.",
        len(until),
    )
    nearest = min((each for each in until if each is not None), default=None)
    return [
        Task(
            text % {"count": number(len(until))},
            reverse("training:unit"),
            _("See them"),
            is_urgent=nearest is not None and nearest <= today + SOON,
        )
    ]


def _review(by: User) -> list[Task]:
    """Plans under review, for who plans."""
    if not reach(by, P.TRAINING_PLAN):
        return []
    rows = queries.plans(by).filter(state=TrainingPlan.State.REVIEW)
    return [
        Task(
            _("“%(name)s” waits for review.") % {"name": plan.name},
            reverse("training:plan", args=[plan.pk]),
            _("Review it"),
        )
        for plan in rows[:5]
    ]
