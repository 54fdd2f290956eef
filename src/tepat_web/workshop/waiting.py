"""What waits for a planner in the workshop, for the front page."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.waiting import Task
from tepat_web.ledger.models import Job, Notice

from .addresses import REMARKS
from .models import Attempt

P = Permission
RECENT = timedelta(days=14)


def of(by: User, today: date) -> list[Task]:
    """Return remarks that were not read, and computations that were not looked at."""
    if not reach(by, P.PLAN_COMPUTE):
        return []
    unread = Notice.objects.filter(to=by, seen_at__isnull=True)
    return [*_remarks(unread), *_computed(by, unread, today)]


def _remarks(unread: QuerySet[Notice]) -> list[Task]:
    room = reverse("workshop:index")
    told = unread.filter(url__startswith=room, url__endswith=REMARKS)
    count, first = told.count(), told.last()
    if first is None:
        return []
    text = ngettext(
        "%(n)s draft or plan has a remark for you.",
        "%(n)s drafts or plans have remarks for you.",
        count,
    )
    return [Task(text % {"n": writing.number(count)}, first.url, _("Read it"))]


def _computed(by: User, unread: QuerySet[Notice], today: date) -> list[Task]:
    recent = Attempt.objects.standing().filter(by=by, job__state=Job.State.DONE)
    recent = recent.filter(job__ended_at__date__gte=today - RECENT)
    numbers = recent.values_list("job", flat=True)
    urls = [reverse("ledger:job", args=[number]) for number in numbers]
    count = unread.filter(url__in=urls).count()
    if not count:
        return []
    text = ngettext(
        "%(n)s draft has been computed.", "%(n)s drafts have been computed.", count
    )
    said = text % {"n": writing.number(count)}
    return [Task(said, reverse("workshop:index"), _("See the plans"))]
