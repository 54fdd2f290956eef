"""What a day asks of classes: reminders, seats passed on, classes that begin."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from tepat_web.accounts.queries import operator
from tepat_web.snapshots.calendar import calendar

from . import actions_course as actions
from .models import Course, Enrolment

BEFORE = 2  # working days before the last one for names on which superiors are reminded
S = Enrolment.State


def look(today: date) -> None:
    """Do what is due in the classes that are open."""
    is_open = Course.objects.standing().filter(state=Course.State.OPEN)
    for course in is_open.filter(starts__lte=today):
        actions.begin(by=operator(), course=course, today=today)
    going = is_open.filter(starts__gt=today)
    if not going.exists():
        return
    waiting = Enrolment.objects.standing().filter(course__in=going, state=S.NAMED)
    if waiting.exists():
        actions.readdress(by=operator(), today=today)
        _remind(going.filter(pk__in=waiting.values("course")), today)
    late = Enrolment.objects.standing().filter(
        state=S.OFFERED, answer_until__lt=today, course__in=going
    )
    for course in going.filter(pk__in=late.values("course")):
        actions.pass_on(by=operator(), course=course, today=today)


def _remind(courses: QuerySet[Course], today: date) -> None:
    known = calendar()
    for course in courses.filter(reminded_on__isnull=True, answer_by__gte=today):
        if course.answer_by and today >= known.earlier(course.answer_by, BEFORE):
            actions.remind(by=operator(), course=course, today=today)
