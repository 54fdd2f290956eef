"""The statements that questionnaires ask to be marked, and the marks.

Few, so that answering takes a minute. The mean of the marks, on 1 to 4, is what the
register keeps as reaction and as behaviour.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat.law.reckoning import months_later

from .models import Questionnaire

Level = Questionnaire.Level
MARKS: Mapping[int, Promise] = MappingProxyType(
    {
        1: _("not at all"),
        2: _("little"),
        3: _("mostly"),
        4: _("fully"),
    }
)
STATEMENTS: Mapping[str, Mapping[str, Promise]] = MappingProxyType(
    {
        Level.REACTION: {
            "useful": _("What was taught is useful for my work."),
            "clear": _("The trainer explained it clearly."),
            "practice": _("There was enough practice."),
            "arranged": _("Time, place and material were in good order."),
            "advise": _("I would advise a colleague to attend."),
        },
        Level.BEHAVIOUR: {
            "uses": _("Uses at work what was taught."),
            "better": _("The work concerned has become better."),
            "shares": _("Passes on to colleagues what was taught."),
        },
    }
)
BEHAVIOUR_MONTHS = 3
"""A quarter of a year at work shows what was kept; the second half of it is routine."""
REMIND_DAYS = 7
LONGEST = 2_000


def due(level: str, ended: date) -> date:
    """Return the day on which a questionnaire is sent: at once, or after a while."""
    return ended if level == Level.REACTION else months_later(ended, BEHAVIOUR_MONTHS)
