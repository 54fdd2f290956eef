"""What a day asks of feedback: boxes after a quarter, steps that are due."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from tepat.performance.feedback import last_closed
from tepat_web.accounts.queries import operator

from . import actions_box, actions_talk, queries
from .models import Box


def look(today: date) -> None:
    """Open the boxes that may be opened; tell of the steps whose day has come."""
    until = last_closed(today)
    waiting = Box.objects.standing().filter(begun_on__lte=until)
    unseen = Q(sealed__looked__isnull=True) | Q(sealed__looked__lt=until)
    # By person, not by age, so that the order of openings tells nothing.
    due = waiting.filter(unseen, sealed__isnull=False)
    for box in due.order_by("employee", "direction"):
        actions_box.release(by=operator(), box=box, today=today)
    for step in queries.due(today):
        actions_talk.remind(by=operator(), step=step, today=today)
