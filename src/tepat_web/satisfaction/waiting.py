"""What of follow-up plans waits for somebody, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import number

from . import queries


def of(by: User, today: date) -> list[Task]:
    """Return whether steps that one keeps are past their day: one statement at most."""
    if not reach(by, Permission.SERVICE_CHANGE):
        return []
    late = queries.late(by, today).count()
    if not late:
        return []
    said = ngettext(
        "%(n)s step of a follow-up plan of the survey is past its day.",
        "%(n)s steps of follow-up plans of the survey are past their day.",
        late,
    )
    link = ngettext("See it", "See them", late)
    address = f"{reverse('satisfaction:plans')}?keadaan=late"
    return [Task(said % {"n": number(late)}, address, link)]
