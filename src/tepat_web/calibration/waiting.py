"""What meetings ask of one person, for the front page."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task

from . import queries

SOON = timedelta(days=7)


def of(by: User, today: date) -> list[Task]:
    """Return the agreed actions that are due, to who keeps the minutes."""
    if not (reach(by, Permission.CALIBRATE) and reach(by, Permission.ASSESS_RUN)):
        return []
    due = queries.open_measures(by).filter(due__lte=today + SOON)
    told = list(due.order_by("due").values_list("calibration_id", "due"))
    if not told:
        return []
    text = ngettext(
        "%(n)d action agreed at a calibration is due within a week.",
        "%(n)d actions agreed at calibrations are due within a week.",
        len(told),
    ) % {"n": len(told)}
    first, day = told[0]
    url = reverse("calibration:minutes", args=[first])
    return [Task(text, url, _("See the actions"), is_urgent=day <= today, due=day)]
