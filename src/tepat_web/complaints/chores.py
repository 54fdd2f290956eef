"""What has to be done with cases as days go by."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator

from . import actions, actions_days, trays


def look(today: date) -> None:
    """Let clocks run on, tell of what is late, close what is over, forget its sender.

    Each takes a bounded number at a time, and goes on until nothing is left.
    """
    by = operator()
    steps = (
        actions_days.resume_silent,
        actions_days.escalate,
        actions_days.lift,
        actions_days.close_silent,
    )
    for step in steps:
        while step(by=by, today=today):
            pass
    trays.clear()
    while actions.forget(by=by, today=today):
        pass
