"""What of programmes and credentials waits for one person, for the front page."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import day

from . import credentials
from .credentials import Held, Validity
from .models import Credential
from .progress import SOON

URGENT = (Validity.EXPIRED, Validity.WITHIN_30)


def of(by: User, today: date) -> list[Task]:
    """Return what one has to renew; where nothing expires it costs one statement."""
    if not by.nip or not reach(by, Permission.TRAINING_JOIN).own:
        return []
    near = Credential.objects.standing().filter(
        employee__nip=by.nip, ends__lte=today + timedelta(days=SOON)
    )
    found = near.select_related("employee").first()
    if found is None:
        return []
    held = credentials.own(found.employee, today)
    return [_task(each) for each in held if each.validity in credentials.PRESSING]


def _task(held: Held) -> Task:
    text = _("%(name)s expires on %(day)s; see how to renew it.")
    if held.validity is Validity.EXPIRED:
        text = _("%(name)s expired on %(day)s; see how to renew it.")
    return Task(
        text % {"name": held.kind.name, "day": day(held.ends)},
        reverse("curricula:mine"),
        _("See what to do"),
        is_urgent=held.validity in URGENT,
    )
