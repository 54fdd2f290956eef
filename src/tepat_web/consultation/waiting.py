"""What waits for one person in a consultation, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.waiting import Task
from tepat_web.placement.life import HEARD

from . import clock, queries
from .models import Answer

P = Permission


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; nothing for whom no plan concerns."""
    return [*_own(by, today), *_inbox(by), *_untold(by)]


def _own(by: User, today: date) -> list[Task]:
    """What is proposed for the person and not answered yet."""
    told = []
    for each in queries.own(by):
        if each.plan.state not in HEARD or each.answer != Answer.NONE:
            continue
        left = clock.left(each.plan, today)
        if left.is_open:
            text = _("A plan says something about your position: %(left)s.")
            told.append(
                Task(
                    text % {"left": left.said},
                    reverse("consultation:card", args=[each.plan_id]),
                    _("Read and answer"),
                    is_urgent=left.is_soon,
                )
            )
    return told


def _inbox(by: User) -> list[Task]:
    """What people asked or proposed, by plan."""
    counted: dict[int, int] = {}
    for plan in queries.inbox(by).values_list("concern__plan", flat=True):
        counted[plan] = counted.get(plan, 0) + 1
    return [
        Task(
            ngettext(
                "%(n)s question or proposal waits for your answer.",
                "%(n)s questions or proposals wait for your answer.",
                count,
            )
            % {"n": writing.number(count)},
            reverse("consultation:inbox", args=[plan]),
            _("Write an answer"),
        )
        for plan, count in counted.items()
    ]


def _untold(by: User) -> list[Task]:
    """Who of an agency still has to be told on paper."""
    if not queries.kept_paths(by):
        return []
    counted: dict[int, int] = {}
    for plan in queries.to_be_told(by).values_list("plan", flat=True):
        counted[plan] = counted.get(plan, 0) + 1
    return [
        Task(
            ngettext(
                "%(n)s person without an account has to be told on paper.",
                "%(n)s people without an account have to be told on paper.",
                count,
            )
            % {"n": writing.number(count)},
            reverse("consultation:unit", args=[plan]),
            _("Print and tell"),
            is_urgent=True,
        )
        for plan, count in counted.items()
    ]
