"""The chore of the day: warnings ahead of what expires, and when it has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tepat_web.accounts.queries import operator

from . import actions_credentials as actions
from .credentials import BY_DAYS, Validity, everywhere

AT_ONCE = 500  # credentials in one act
EXPIRED = 0
AHEAD = {state: days for days, state in BY_DAYS.items()} | {Validity.EXPIRED: EXPIRED}


def warn(today: date) -> None:
    """Warn of each expiry 180, 90 and 30 days ahead and after it, each time once."""
    due = list(_due(today))
    for first in range(0, len(due), AT_ONCE):
        some = due[first : first + AT_ONCE]
        actions.warn(by=operator(), due=some, today=today)


def _due(today: date) -> Iterator[tuple[int, int]]:
    """Yield the credentials of which a warning is due, and which one."""
    for each in everywhere(today):
        ahead = AHEAD.get(each.validity)
        if ahead is None or each.credential is None:
            continue
        warned = each.credential.warned
        if warned is None or warned > ahead:
            yield each.credential.pk, ahead
