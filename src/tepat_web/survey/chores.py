"""Answers of citizens become rows of the register."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator

from . import taking


def take_in(today: date) -> None:
    """Take over the days that are over, batch by batch."""
    while taking.take_in(by=operator(), before=today):
        pass
