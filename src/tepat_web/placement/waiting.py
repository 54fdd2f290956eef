"""Plans that wait for a planner to go on with them, for the front page."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task

from . import queries, stages
from .life import HEARD, State, Step

P = Permission
S = State


def of(by: User, today: date) -> list[Task]:
    """Return the plans whose last day has passed, or that are to be evaluated."""
    if not reach(by, P.PLAN_COMPUTE):
        return []
    heard = Q(state__in=HEARD, consult_until__lt=today)
    found = queries.plans(by).filter(heard | Q(state=S.CARRIED_OUT)).order_by("pk")
    return [
        Task(
            _("“%(plan)s” is carried out. Write down how it turned out.")
            % {"plan": plan.name},
            stages.url_of(plan, Step.EVALUATE),
            _("Evaluate"),
        )
        if plan.state == S.CARRIED_OUT
        else Task(
            _("The consultation on “%(plan)s” is over. Propose the plan or revise it.")
            % {"plan": plan.name},
            reverse("placement:plan", args=[plan.pk]),
            _("See what is missing"),
            is_urgent=True,
        )
        for plan in found
    ]
