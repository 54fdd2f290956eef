"""Everybody of one unit who needs a training is named for a class of it, at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.kit.writing import day
from tepat_web.ledger.actions import NotAllowed
from tepat_web.training import actions
from tepat_web.training.models import Course
from tepat_web.training.queries import nameable

from .wanted import Need

MOST = 40  # people named by one click


@dataclass(frozen=True, slots=True)
class Named:
    """What came of it: how many were named, and why some were not."""

    count: int
    refusals: tuple[str, ...]


def name_all(*, by: User, need: Need, course: Course, today: date) -> Named:
    """Name those who are in no class of it yet, the first due first.

    Each is named on its own, so that what keeps one out keeps out nobody else; asked
    again, it goes on where it stopped.
    """
    due = {each.person.pk: each.due for each in need.wants}
    people = (
        nameable(by, today)
        .filter(pk__in=due)
        .exclude(enrolments__course=course, enrolments__is_removed=False)
    )
    count, refusals = 0, []
    for employee in sorted(people, key=lambda it: (due[it.pk], it.name))[:MOST]:
        reason = _("Continuous programme: due on %(day)s.") % {
            "day": day(due[employee.pk])
        }
        try:
            actions.name(
                by=by, course=course, employee=employee, reason=reason, today=today
            )
            count += 1
        except NotAllowed as refusal:
            refusals.append(str(refusal))
    return Named(count, tuple(dict.fromkeys(refusals)))
