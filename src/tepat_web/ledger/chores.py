"""What has to be done as days go by: reminders, and marks after a deadline.

Every worker looks now and then; whoever comes first does it. A chore may be done
twice, by two workers or after a fault: it remembers in its own rows what it has told
whom, and tells it once.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from datetime import date

from django.core.cache import cache
from django.utils import timezone
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)
EVERY = 15 * 60  # seconds between two looks
LOOKED = "chores-looked-at"

# A new chore is a line here: the path of a function of the day.
CHORES: tuple[str, ...] = (
    "tepat_web.wishes.chores.look",
    "tepat_web.consultation.chores.remind",
    "tepat_web.consultation.chores.check",
    "tepat_web.objections.reminders.remind",
    "tepat_web.evaluations.chores.look",
    "tepat_web.learning.chores.ask",
    "tepat_web.feedback.chores.look",
    "tepat_web.assessments.chores.look",
    "tepat_web.survey.chores.take_in",
    "tepat_web.complaints.chores.look",
    "tepat_web.training.chores.look",
    "tepat_web.curricula.chores.warn",
    "tepat_web.cycles.chores.remind",
    "tepat_web.impact.chores.look",
)


def do() -> None:
    """Do what is due, unless some worker has looked a short while ago."""
    if not cache.add(LOOKED, True, EVERY):
        return
    today = timezone.localdate()
    for path in CHORES:
        chore: Callable[[date], None] = import_string(path)
        try:
            chore(today)
        except Exception as error:  # one chore does not keep others from being done
            where = "".join(traceback.format_tb(error.__traceback__))
            fault = type(error)
            log.error("%s failed: %s\n%s", chore.__name__, fault.__name__, where)
