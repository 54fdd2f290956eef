"""Effects measure themselves: when a change can be measured, and with each quarter."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from tepat_web.accounts.queries import operator
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job

from . import actions, queries


def look(today: date) -> None:
    """Ask for what is due, once a day at most, so that what fails is not asked again
    and again, and what is too much for one night goes on in the next."""
    by = operator()
    asked = Job.objects.filter(kind=queries.WORK, by=by, asked_at__date=today)
    if not asked.exists():
        with suppress(NotAllowed):  # nothing is due
            actions.ask_due(by=by, today=today)
