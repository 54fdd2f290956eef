"""What waits for one person in this room, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.waiting import Task

from . import queries, steps
from .clocks import Step
from .models import Stage

P = Permission


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; nothing for who has nothing to do here."""
    return [*_own(by, today), *_office(by, today)]


def _own(by: User, today: date) -> list[Task]:
    """An answer that may be passed on as long as there is time."""
    return [
        Task(
            _(
                "Your remark on “%(plan)s” was answered. You may pass it on until "
                "%(day)s."
            )
            % {"plan": it.plan.name, "day": writing.day(it.escalate_by)},
            reverse("objections:one", args=[it.pk]),
            _("Read the answer"),
            due=it.escalate_by,
        )
        for it in queries.own(by).filter(stage=Stage.ANSWERED)
        if it.escalate_by and not steps.refusal(by, it, Step.ESCALATE, today)
    ]


def _office(by: User, today: date) -> list[Task]:
    if not (reach(by, P.OBJECTION_HANDLE) or reach(by, P.OBJECTION_DECIDE)):
        return []
    seen = queries.to_look_through(queries.objections(by))
    mine = steps.waiting_for(by, seen, today)
    if not mine:
        return []
    late = sum(it.due is not None and it.due < today for it in mine)
    text = ngettext(
        "%(n)s remark or objection waits for you.",
        "%(n)s remarks or objections wait for you.",
        len(mine),
    ) % {"n": writing.number(len(mine))}
    if late:
        text += " " + ngettext(
            "%(n)s is past its deadline.", "%(n)s are past their deadline.", late
        ) % {"n": writing.number(late)}
    near = any(True for _it in queries.near(mine, today))
    url = f"{reverse('objections:index')}?{urlencode({'giliran': 'saya'})}"
    due = min((it.due for it in mine if it.due), default=None)
    return [Task(text, url, _("See them"), is_urgent=near, due=due)]
