"""How a class would end now: who was there often enough, and what is in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tepat_web.training.models import Course, Enrolment

from . import queries
from .models import Certificate, Completion, Lesson

C = Course.State
S = Enrolment.State
LEAST_SHARE = 0.8
"""Who was at fewer of the meetings than this share did not finish; the usual rule of
Indonesian training halls, the city's to change (decision 49)."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a class as it would end today.

    Attributes:
        seat: The place.
        attended: Meetings at which the person was.
        held: Meetings held.
        kept: Scores that are noted.
    """

    seat: Enrolment
    attended: int
    held: int
    kept: Completion | None

    @property
    def finishes(self) -> bool:
        """Whether the person was there often enough."""
        return self.held > 0 and self.attended >= LEAST_SHARE * self.held


def outlook(course: Course) -> list[Place]:
    """Return how every place with a seat would end if the class ended now."""
    seats = list(queries.seats(course).filter(state=S.CONFIRMED))
    held = [it.pk for it in meetings(course)]
    there = queries.attendance_of(seat.pk for seat in seats)
    kept = queries.completions(course)
    return [
        Place(
            seat=seat,
            attended=len(there.get(seat.pk, set()) & set(held)),
            held=len(held),
            kept=kept.get(seat.pk),
        )
        for seat in seats
    ]


def refusal(course: Course, today: date) -> str:
    """Say why a class cannot be finished yet, and what to do; blank: it can."""
    if course.state == C.CANCELLED:
        return _("This class was called off. Nothing was changed.")
    if today < course.ends:
        return _("The class still runs. Finish it on its last day or later.")
    held = meetings(course)
    if not held:
        return _("No meeting was held yet. Take attendance first, or write the list.")
    if any(it.is_open and it.day >= today for it in held):
        return _("A meeting still takes attendance. Close it first.")
    return ""


def reopening_refusal(course: Course) -> str:
    """Say why a class cannot be opened again, and what to do; blank: it can."""
    if course.state != C.DONE:
        return _("This class is not finished. Its list can be changed as it is.")
    if Certificate.objects.filter(completion__enrolment__course=course).exists():
        return _(
            "Certificates of this class were given, and others rely on them. Withdraw "
            "the wrong one instead, with the reason."
        )
    return ""


def meetings(course: Course) -> list[Lesson]:
    """Return the meetings of a class that were held."""
    rows = course.lessons.filter(is_removed=False, opened_at__isnull=False)
    return list(rows)
