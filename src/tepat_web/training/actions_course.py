"""Classes: laid on, opened, changed, called off; and what days bring about."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.chain import superiors

from . import notices, queries
from .actions import confirm_next
from .models import Course, Enrolment

P = Permission
K = Version.Kind
C = Course.State
S = Enrolment.State
FIELDS = ("name", "starts", "ends", "place", "organiser", "seats", "cost", "answer_by")
STANDING = (C.PLANNED, C.OPEN, C.RUNNING)
Changed = list[tuple[Kept, Version.Kind]]


@transaction.atomic
def lay_on_class(
    *, by: User, offer: TrainingOffer, is_open: bool, today: date, **told: Any
) -> Course:
    """Lay on a class of a training by itself, beside any plan.

    Args:
        is_open: Whether it takes names at once.
        told: Values of :data:`FIELDS`.

    Raises:
        NotAllowed: if its days are in the wrong order or have passed.
    """
    demand(by, P.TRAINING_PLAN)
    course = Course(offer=offer, state=C.OPEN if is_open else C.PLANNED)
    _lay_down(course, told, today)
    course.save()
    record(by=by, act="course.opened", on=course)
    return course


@transaction.atomic
def change_class(*, by: User, course: Course, today: date, **told: Any) -> Course:
    """Give a class other days, seats or words; a seat more goes to who stands next.

    Raises:
        NotAllowed: if it is over, or more people have a seat than it would have.
    """
    standing = _planned(by, course)
    was = (standing.starts, standing.ends)
    _lay_down(standing, told, today)
    taken = queries.seats([standing])[standing.pk].taken
    if standing.seats is not None and standing.seats < taken:
        raise NotAllowed(
            _("%(taken)d people have a seat already; there cannot be fewer seats.")
            % {"taken": taken}
        )
    standing.save()
    record(by=by, act="course.changed", on=standing)
    if was != (standing.starts, standing.ends):
        notices.tell_moved(standing, _going(standing))
    confirm_next(by=by, course=standing, today=today)
    return standing


@transaction.atomic
def open_class(*, by: User, course: Course, today: date) -> Course:
    """Open a planned class for names. Opening twice changes nothing.

    Raises:
        NotAllowed: if it is over or called off, or has begun.
    """
    standing = _planned(by, course)
    if standing.state != C.PLANNED:
        return standing
    if standing.starts <= today:
        raise NotAllowed(_("Its first day has passed. Give it other days first."))
    standing.state = C.OPEN
    standing.save()
    record(by=by, act="course.opened", on=standing)
    return standing


@transaction.atomic
def call_off(*, by: User, course: Course, reason: str) -> Course:
    """Call a class off; everybody with a place is told. Twice changes nothing.

    Raises:
        NotAllowed: if it is over, or no reason is told.
    """
    demand(by, P.TRAINING_PLAN)
    if course.state == C.CANCELLED:
        return course
    standing = _planned(by, course)
    if not reason.strip():
        raise NotAllowed(_("Say why: everybody with a place reads it."))
    standing.state, standing.note = C.CANCELLED, reason.strip()
    standing.save()
    record(by=by, act="course.cancelled", on=standing)
    notices.tell_off(standing, _going(standing))
    return standing


@transaction.atomic
def begin(*, by: User, course: Course, today: date) -> Course:
    """Say that a class is under way, from its first day; twice changes nothing."""
    demand(by, P.TRAINING_RUN)
    standing: Course = Course.objects.select_for_update().get(pk=course.pk)
    if standing.state == C.OPEN and standing.starts <= today:
        standing.state = C.RUNNING
        standing.save()
        record(by=by, act="course.begun", on=standing)
    return standing


@transaction.atomic
def remind(*, by: User, course: Course, today: date) -> int:
    """Remind, once, the superiors whose consent a class waits for.

    Returns:
        How many names wait for consent.
    """
    demand(by, P.TRAINING_PLAN)
    standing: Course = Course.objects.select_for_update().get(pk=course.pk)
    if standing.reminded_on is not None:
        return 0
    rows = Enrolment.objects.standing().filter(course=standing, state=S.NAMED)
    nips = list(rows.values_list("superior", flat=True))
    standing.reminded_on = today
    standing.save()
    record(by=by, act="course.reminded", on=standing)
    notices.tell_to_consent(nips)
    return len(nips)


@transaction.atomic
def pass_on(*, by: User, course: Course, today: date) -> list[Enrolment]:
    """Pass seats on that nobody took in time, where somebody else waits for one.

    Who did not answer stands last on the waiting list.
    """
    demand(by, P.TRAINING_PLAN)
    standing: Course = Course.objects.select_for_update().get(pk=course.pk)
    rows = Enrolment.objects.standing().select_for_update().filter(course=standing)
    late = list(rows.filter(state=S.OFFERED, answer_until__lt=today).order_by("pk"))
    waiting = queries.waiting_list(standing).count()
    passed = late[:waiting]
    changed: Changed = []
    for row in passed:
        row.state, row.waits_since, row.answer_until = S.WAITING, timezone.now(), None
        row.save()
        changed.append((row, K.CHANGED))
        notices.tell_passed(row)
    if changed:
        record(by=by, act="enrolment.passed-on", on=standing, changed=changed)
        confirm_next(by=by, course=standing, today=today)
    return passed


@transaction.atomic
def readdress(*, by: User, today: date) -> int:
    """Ask whoever stands above people today, where somebody else was asked before.

    Returns:
        How many names wait for another consent now.
    """
    demand(by, P.TRAINING_PLAN)
    standing = Enrolment.objects.standing().filter(state=S.NAMED)
    rows = standing.filter(course__state=C.OPEN).select_for_update(of=("self",))
    above = superiors(today)
    moved: list[Enrolment] = []
    for row in rows.order_by("pk"):
        superior = above.get(row.employee.nip, "")
        if superior != row.superior:
            row.superior = superior
            row.save()
            moved.append(row)
    if moved:
        changed: Changed = [(row, K.CHANGED) for row in moved]
        record(by=by, act="enrolment.readdressed", changed=changed)
        notices.tell_to_consent({row.superior for row in moved})
    return len(moved)


def _planned(by: User, course: Course) -> Course:
    """The class, held until the act is done; refused if it is over."""
    demand(by, P.TRAINING_PLAN)
    if not queries.courses(by).filter(pk=course.pk).exists():
        raise PermissionDenied(P.TRAINING_PLAN.value)
    standing: Course = Course.objects.select_for_update().get(pk=course.pk)
    if standing.state not in STANDING:
        raise NotAllowed(
            _("This class is %(state)s; nothing can be changed.")
            % {"state": standing.get_state_display()}
        )
    return standing


def _lay_down(course: Course, told: dict[str, Any], today: date) -> None:
    is_moved = (course.starts, course.ends) != (told["starts"], told["ends"])
    for field in FIELDS:
        setattr(course, field, told[field])
    if course.ends < course.starts:
        raise NotAllowed(_("The last day lies before the first."))
    if is_moved and course.starts <= today:
        raise NotAllowed(_("The first day has passed; choose one ahead."))
    if course.answer_by is not None and course.answer_by > course.starts:
        raise NotAllowed(_("Names are taken until the class begins at the latest."))


def _going(course: Course) -> list[str]:
    rows = Enrolment.objects.standing().filter(course=course, state__in=queries.GOING)
    return list(rows.values_list("employee__nip", flat=True))
