"""What has to be done with cases as days go by."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator

from . import actions, actions_bring, actions_handling


def look(today: date) -> None:
    """Tell of what is late, close what nobody reacted to, forget who sent what is over.

    Each takes a bounded number at a time, and goes on until nothing is left.
    """
    by = operator()
    while actions_handling.escalate(by=by, today=today):
        pass
    while actions_handling.close_silent(by=by, today=today):
        pass
    actions_bring.clear()
    while actions.forget(by=by, today=today):
        pass
