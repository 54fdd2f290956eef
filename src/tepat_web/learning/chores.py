"""What a day asks of trainings: questionnaires go out by themselves."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator

from . import actions_asking as actions


def ask(today: date) -> None:
    """Send what is due, and remind of what was not answered; each once."""
    actions.send(by=operator(), today=today)
    actions.remind(by=operator(), today=today)
