"""What cycles ask of whoever runs them, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.models import User
from tepat_web.agreements.models import Cycle
from tepat_web.agreements.queries import read
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import number

from . import queries, steps
from .steps import Period


def of(by: User, today: date) -> list[Task]:
    """Return the open cycles in which people are late; for who runs cycles only."""
    if not queries.runs(by):
        return []
    return [
        task
        for cycle in queries.cycles().filter(stage=Cycle.Stage.OPEN)
        if (task := _late(by, cycle, today))
    ]


def _late(by: User, cycle: Cycle, today: date) -> Task | None:
    period = Period(cycle, steps.usual(cycle, today), today)
    late = queries.counts(read(by, cycle), period).late
    if not late:
        return None
    text = ngettext(
        "%(count)s person is late in the performance cycle of %(year)s.",
        "%(count)s people are late in the performance cycle of %(year)s.",
        late,
    ) % {"count": number(late), "year": cycle.year}
    url = reverse("cycles:board", args=[cycle.pk])
    return Task(text, url, _("See who, and remind them"))
