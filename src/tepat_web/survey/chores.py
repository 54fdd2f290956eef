"""Answers of citizens become rows of the register."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator

from . import actions


def take_in(today: date) -> None:
    """Take over whatever waits, batch by batch."""
    while actions.take_in(by=operator()):
        pass
