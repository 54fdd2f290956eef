"""Running a class: its meetings, who is there, and the scores before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.training.models import Course, Enrolment

from . import codes, queries
from .models import Attendance, Completion, Lesson

P = Permission
K = Version.Kind
C = Course.State
How = Attendance.How
Changed = list[tuple[Kept, Version.Kind]]
Scores = tuple[float | None, float | None]


@transaction.atomic
def add_lesson(*, by: User, course: Course, name: str, day: date) -> Lesson:
    """Add a meeting to a class; the same one again is the one that is there.

    Raises:
        NotAllowed: if the day lies outside the class, or the class is over.
    """
    demand(by, P.TRAINING_RUN)
    course = _course(by, course)
    _refuse_over(course)
    if not course.starts <= day <= course.ends:
        raise NotAllowed(
            _("The day lies outside the class. Choose one from %(first)s to %(last)s.")
            % {"first": writing.day(course.starts), "last": writing.day(course.ends)}
        )
    same: Lesson | None = course.lessons.filter(
        is_removed=False, name=name, day=day
    ).first()
    if same is not None:
        return same
    lesson = Lesson.objects.create(course=course, name=name, day=day)
    record(by=by, act="lesson.added", on=lesson)
    return lesson


@transaction.atomic
def remove_lesson(*, by: User, lesson: Lesson) -> None:
    """Take back a meeting at which nobody was.

    Raises:
        NotAllowed: if somebody was there, or the class is over.
    """
    demand(by, P.TRAINING_RUN)
    lesson = _lesson(by, lesson)
    _refuse_over(lesson.course)
    if lesson.attendance.filter(is_removed=False).exists():
        raise NotAllowed(
            _("Somebody was at this meeting. Correct the list first, then remove it.")
        )
    lesson.is_removed = True
    lesson.save()
    record(by=by, act="lesson.removed", on=lesson)


@transaction.atomic
def open_lesson(*, by: User, lesson: Lesson, today: date) -> Lesson:
    """Begin to take attendance; with the first meeting the class is under way.

    Raises:
        NotAllowed: if the meeting is on another day, or the class is over.
    """
    demand(by, P.TRAINING_RUN)
    lesson = _lesson(by, lesson)
    _refuse_over(lesson.course)
    if lesson.day != today:
        raise NotAllowed(
            _("Attendance is taken on the day of the meeting. Use the list on paper.")
        )
    if lesson.is_open:
        return lesson
    changed: Changed = [(lesson, K.CHANGED)]
    lesson.opened_at, lesson.closed_at = timezone.now(), None
    lesson.save()
    changed += _under_way(lesson.course)
    record(by=by, act="lesson.opened", on=lesson, changed=changed)
    return lesson


@transaction.atomic
def close_lesson(*, by: User, lesson: Lesson) -> None:
    """Stop taking attendance; the list on paper still can be written down."""
    demand(by, P.TRAINING_RUN)
    lesson = _lesson(by, lesson)
    if not lesson.is_open:
        return
    lesson.closed_at = timezone.now()
    lesson.save()
    record(by=by, act="lesson.closed", on=lesson)


@transaction.atomic
def attend(
    *, by: User, lesson: Lesson, code: str, stamp: str = "", how: How = How.CODE
) -> Attendance:
    """Be at a meeting: with the code on its screen, once.

    Args:
        code: What stood on the screen.
        stamp: Instead: the proof that the person came with a good code a while ago.
        how: Whether the code was scanned or typed.

    Raises:
        NotAllowed: if the meeting takes no attendance, or the code is not good.
        PermissionDenied: for who has no seat in the class.
    """
    demand(by, P.TRAINING_JOIN)
    seat = queries.own_seats(by).filter(course=lesson.course_id).first()
    if seat is None or seat.state != Enrolment.State.CONFIRMED:
        raise PermissionDenied(P.TRAINING_JOIN.value)
    held = Lesson.objects.standing().select_for_update().get(pk=lesson.pk)
    there = _there(held).filter(enrolment=seat).first()
    if there is not None:
        return there
    is_held = held.is_open and seat.course.state == C.RUNNING
    if not is_held or held.day != timezone.localdate():
        raise NotAllowed(
            _("This meeting takes no attendance now. Ask the committee for the list.")
        )
    is_proved = codes.is_good(held.pk, code, timezone.now())
    if not is_proved and not codes.is_stamped(by.pk, held.pk, stamp):
        raise NotAllowed(
            _("This code is not valid any more. Use the one now on the screen.")
        )
    made = Attendance.objects.create(
        lesson=held, enrolment=seat, how=how, at=timezone.now(), by=by
    )
    record(by=by, act="attendance.attended", on=made)
    return made


@transaction.atomic
def note_paper(
    *,
    by: User,
    lesson: Lesson,
    present: Collection[int],
    ticked: Collection[int] | None = None,
) -> int:
    """Bring the attendance of a meeting to what the list on paper says.

    Args:
        present: Numbers of the places of everybody who was there; who is known to
            have been there and is not among them, was not there.
        ticked: Who stood on the list as present when it was opened: whoever came by
            code since then stays. ``None``: everybody who is known by now.

    Returns:
        How many people that changed.

    Raises:
        NotAllowed: if the class is over, or a place is not one of the class.
    """
    demand(by, P.TRAINING_RUN)
    lesson = _lesson(by, lesson)
    _refuse_over(lesson.course)
    seats = {
        seat.pk: seat
        for seat in queries.seats(lesson.course).filter(state=Enrolment.State.CONFIRMED)
    }
    if set(present) - seats.keys():
        raise NotAllowed(
            _("Somebody on this list has no seat any more. Open the list again.")
        )
    known = {it.enrolment_id: it for it in _there(lesson)}
    now, changed = timezone.now(), Changed()
    for number in sorted(set(present) - known.keys()):
        made = Attendance.objects.create(
            lesson=lesson, enrolment=seats[number], how=How.PAPER, at=now, by=by
        )
        changed.append((made, K.NEW))
    listed = known.keys() if ticked is None else known.keys() & set(ticked)
    for number in sorted((listed & seats.keys()) - set(present)):
        known[number].is_removed = True
        known[number].save()
        changed.append((known[number], K.GONE))
    if not changed:
        return 0
    count = len(changed)
    if lesson.opened_at is None:  # it was held, although no screen was shown
        lesson.opened_at = lesson.closed_at = now
        lesson.save()
        changed.append((lesson, K.CHANGED))
        changed += _under_way(lesson.course)
    record(by=by, act="lesson.attended", on=lesson, changed=changed)
    return count


@transaction.atomic
def score(*, by: User, course: Course, told: Mapping[int, Scores]) -> int:
    """Note scores before and after, each 0 to 100 or blank.

    Args:
        told: By the number of the place: before, after.

    Returns:
        How many people that changed.

    Raises:
        NotAllowed: if the class is over, or a place is not one of the class.
    """
    demand(by, P.TRAINING_RUN)
    course = _course(by, course)
    _refuse_over(course)
    seats = {seat.pk: seat for seat in queries.seats(course)}
    if set(told) - seats.keys():
        raise NotAllowed(
            _("Somebody on this list has no seat any more. Open the list again.")
        )
    known = queries.completions(course)
    changed = Changed()
    for number, (before, after) in told.items():
        kept = known.get(number)
        if kept is None and before is None and after is None:
            continue
        kind = K.CHANGED if kept else K.NEW
        kept = kept or Completion(enrolment=seats[number])
        if (kept.score_before, kept.score_after) == (before, after):
            continue
        kept.score_before, kept.score_after = before, after
        kept.save()
        changed.append((kept, kind))
    if changed:
        record(by=by, act="course.scored", on=course, changed=changed)
    return len(changed)


def _course(by: User, course: Course) -> Course:
    """The class, held until the act is done."""
    found: Course | None = (
        queries.classes(by).select_for_update(of=("self",)).filter(pk=course.pk).first()
    )
    if found is None:
        raise PermissionDenied(P.TRAINING_RUN.value)
    return found


def _lesson(by: User, lesson: Lesson) -> Lesson:
    """The meeting and its class, held until the act is done."""
    course = _course(by, lesson.course)
    found: Lesson | None = (
        course.lessons.select_for_update()
        .filter(pk=lesson.pk, is_removed=False)
        .first()
    )
    if found is None:
        raise NotAllowed(_("This meeting was removed meanwhile. Nothing was changed."))
    found.course = course
    return found


def _there(lesson: Lesson) -> QuerySet[Attendance]:
    rows: QuerySet[Attendance] = Attendance.objects.standing().filter(lesson=lesson)
    return rows


def _under_way(course: Course) -> Changed:
    if course.state == C.RUNNING:
        return []
    course.state = C.RUNNING
    course.save()
    return [(course, K.CHANGED)]


def _refuse_over(course: Course) -> None:
    if course.state == C.DONE:
        raise NotAllowed(_("This class is finished. Nothing was changed."))
    if course.state == C.CANCELLED:
        raise NotAllowed(_("This class was called off. Nothing was changed."))
