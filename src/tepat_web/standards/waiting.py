"""What waits for one person in this room, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.waiting import Task

from . import queries

P = Permission


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; no question where nothing can."""
    if not reach(by, P.SERVICE_CHANGE):
        return []
    rows = queries.marked(queries.services(by, P.SERVICE_CHANGE), today)
    told = queries.counts(rows)
    tasks = []
    if told["tinjau"]:
        text = ngettext(
            "The standard of %(n)s service is a year old and waits for its review.",
            "The standards of %(n)s services are a year old and wait for their review.",
            told["tinjau"],
        ) % {"n": writing.number(told["tinjau"])}
        url = f"{reverse('standards:index')}?keadaan=tinjau"
        tasks.append(Task(text, url, _("Review them")))
    if told["tanpa"]:
        text = ngettext(
            "%(n)s service has no standard yet.",
            "%(n)s services have no standard yet.",
            told["tanpa"],
        ) % {"n": writing.number(told["tanpa"])}
        url = f"{reverse('standards:index')}?keadaan=tanpa"
        tasks.append(Task(text, url, _("See which")))
    return tasks
