"""Figures that nobody approved yet, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import day

from . import drafts


def of(by: User, today: date) -> list[Task]:
    """Return that newer figures wait to be approved, to who may approve them."""
    if not reach(by, Permission.FIGURES_PUBLISH):
        return []
    since = drafts.waiting(timezone.now())
    if since is None:
        return []
    text = _("Newer figures for everybody, on data as of %(day)s, wait to be approved.")
    url = reverse("dashboard:release")
    return [Task(text % {"day": day(since)}, url, _("Look at them"))]
