"""What waits for one person in this room, for the front page."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min
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
    if not reach(by, P.COMPLAINT_HANDLE):
        return []
    waiting = queries.handled(by).filter(queries.WAITING).order_by()
    told = waiting.annotate(due_on=queries.DUE).aggregate(
        n=Count("pk"), late=Count("pk", filter=queries.late(today)), first=Min("due_on")
    )
    if not told["n"]:
        return []
    text = ngettext(
        "%(n)s complaint or praise waits to be passed on or answered.",
        "%(n)s complaints or praises wait to be passed on or answered.",
        told["n"],
    ) % {"n": writing.number(told["n"])}
    if told["late"]:
        text += " " + ngettext(
            "%(n)s is past its deadline.",
            "%(n)s are past their deadline.",
            told["late"],
        ) % {"n": writing.number(told["late"])}
    url = f"{reverse('complaints:index')}?menunggu=1"
    is_late, due = bool(told["late"]), told["first"]
    return [Task(text, url, _("See them"), is_urgent=is_late, due=due)]
