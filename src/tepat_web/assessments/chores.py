"""What a day asks of rounds: reminding those who have not judged yet."""

from __future__ import annotations

from datetime import date

from tepat_web.accounts.queries import operator
from tepat_web.snapshots.calendar import calendar

from . import actions_round
from .models import AssessmentRound

BEFORE = 3  # working days before the last one on which people are reminded


def look(today: date) -> None:
    """Remind everyone who has not judged yet in the rounds that end soon, once."""
    standing = AssessmentRound.objects.standing().filter(
        stage=AssessmentRound.Stage.OPEN, reminded_on__isnull=True, until__gte=today
    )
    for it in standing:
        if today >= remind_on(it):
            actions_round.remind(by=operator(), it=it, today=today)


def remind_on(it: AssessmentRound) -> date:
    """Return the day from which people are reminded of the last day of a round."""
    return calendar().earlier(it.until, BEFORE)
