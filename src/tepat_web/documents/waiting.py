"""Letters that wait for one person, for the front page."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
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
    """Return what waits for the person; nothing for who makes no letters."""
    if not reach(by, P.DOCUMENTS_MAKE).everywhere:
        return []
    return [
        *_to_finish(by),
        *_to_hand_over(by),
    ]


def _to_finish(by: User) -> list[Task]:
    """Letters that have a number and were not written: work was cut short."""
    rows = queries.letters(by).filter(made_at__isnull=True, void_at__isnull=True)
    count = rows.count()
    if not count:
        return []
    text = ngettext(
        "%(n)s letter has a number and is not written yet.",
        "%(n)s letters have numbers and are not written yet.",
        count,
    )
    url = f"{reverse('documents:index')}?keadaan=bernomor"
    return [Task(text % {"n": writing.number(count)}, url, _("See which"))]


def _to_hand_over(by: User) -> list[Task]:
    rows = queries.letters(by).filter(
        ~Q(nip=""), made_at__isnull=False, told_at__isnull=True, void_at__isnull=True
    )
    count = rows.count()
    if not count:
        return []
    text = ngettext(
        "%(n)s letter is written and waits to be handed over.",
        "%(n)s letters are written and wait to be handed over.",
        count,
    )
    url = f"{reverse('documents:index')}?keadaan=ditulis"
    return [Task(text % {"n": writing.number(count)}, url, _("See them"))]
