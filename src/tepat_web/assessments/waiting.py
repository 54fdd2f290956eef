"""What assessments ask of one person, for the front page."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import day
from tepat_web.snapshots.calendar import calendar

from . import chores, queries
from .models import Assessee, AssessmentRound, Judge
from .places import WORDS


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; nothing where no round is open."""
    if (
        not AssessmentRound.objects.standing()
        .filter(stage=AssessmentRound.Stage.OPEN)
        .exists()
    ):
        return []
    return [*_own(by, today), *_led(by, today), *_judged(by, today)]


def _own(by: User, today: date) -> list[Task]:
    found = list(queries.waiting(queries.own(by), Judge.SELF)[:5])
    text = _("“%(name)s”: say until %(until)s how you see your own competency.")
    return [
        Task(
            text % {"name": each.round.name, "until": day(each.round.until)},
            reverse("assessments:judge", args=[each.pk, WORDS[Judge.SELF]]),
            _("Judge yourself"),
            is_urgent=today >= chores.remind_on(each.round),
            due=each.round.until,
        )
        for each in found
    ]


def _led(by: User, today: date) -> list[Task]:
    rows = queries.waiting(queries.led(by), Judge.SUPERIOR)
    told = _counted(rows)
    if told is None:
        return []
    count, until = told
    text = ngettext(
        "The competency of %(n)d person whom you lead waits for you, until %(until)s.",
        "The competency of %(n)d people whom you lead waits for you, until %(until)s.",
        count,
    ) % {"n": count, "until": day(until)}
    url = reverse("assessments:team")
    is_near = _is_near(until, today)
    return [Task(text, url, _("Judge them"), is_urgent=is_near, due=until)]


def _judged(by: User, today: date) -> list[Task]:
    if not reach(by, Permission.ASSESS_JUDGE):
        return []
    mine = queries.judged(by).filter(assessor=by)
    told = _counted(queries.waiting(mine, Judge.ASSESSOR))
    if told is None:
        return []
    count, until = told
    text = ngettext(
        "%(n)d participant waits for you as an assessor, until %(until)s.",
        "%(n)d participants wait for you as an assessor, until %(until)s.",
        count,
    ) % {"n": count, "until": day(until)}
    url = f"{reverse('assessments:index')}#saya"
    is_near = _is_near(until, today)
    return [Task(text, url, _("Judge them"), is_urgent=is_near, due=until)]


def _counted(rows: QuerySet[Assessee]) -> tuple[int, date] | None:
    """How many wait, and until which day at the earliest; none where nobody does."""
    plain = rows.select_related(None).order_by()
    found = plain.aggregate(n=Count("pk"), until=Min("round__until"))
    return (found["n"], found["until"]) if found["n"] else None


def _is_near(until: date, today: date) -> bool:
    return today >= calendar().earlier(until, chores.BEFORE)
