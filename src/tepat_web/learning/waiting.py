"""What trainings ask of one person, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task
from tepat_web.training.models import Course

from . import queries

P = Permission
C = Course.State


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person: questionnaires, and classes to be ended."""
    return [*_asked(by), *_to_finish(by, today)]


def _asked(by: User) -> list[Task]:
    if not by.nip:
        return []
    waiting = queries.questionnaires(by).filter(answered_on__isnull=True)
    numbers = list(waiting.values_list("pk", flat=True)[:100])
    if not numbers:
        return []
    text = ngettext(
        "A short questionnaire about a training waits for you.",
        "%(count)d short questionnaires about trainings wait for you.",
        len(numbers),
    )
    url = reverse("learning:mine")
    if len(numbers) == 1:
        url = reverse("learning:questionnaire", args=numbers)
    return [Task(text % {"count": len(numbers)}, url, _("Answer"))]


def _to_finish(by: User, today: date) -> list[Task]:
    if not reach(by, P.TRAINING_RUN).everywhere:
        return []
    over = queries.classes(by).filter(state=C.RUNNING, ends__lt=today).count()
    if not over:
        return []
    text = ngettext(
        "%(count)d class is over and not finished: no hours and no certificates yet.",
        "%(count)d classes are over and not finished: no hours and no certificates "
        "yet.",
        over,
    )
    url = reverse("learning:classes")
    return [Task(text % {"count": over}, url, _("Finish them"))]
