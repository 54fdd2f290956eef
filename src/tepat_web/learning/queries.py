"""Reading classes, certificates and questionnaires, limited to who may."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import Permission, Reach, reach
from tepat_web.accounts.models import User
from tepat_web.consultation.suppression import SMALL
from tepat_web.organisation.models import Unit
from tepat_web.performance.models import TrainingOffer, TrainingTaken
from tepat_web.training.models import Course, Enrolment
from tepat_web.workforce.models import Employee
from tepat_web.workforce.queries import people_led_by

from .models import Attendance, Certificate, Completion, Lesson, Questionnaire

P = Permission
S = Enrolment.State
HELD = (S.CONFIRMED, S.FINISHED, S.ABSENT)
"""Who has, or had, a seat."""


def classes(by: User) -> QuerySet[Course]:
    """Return the classes that a person runs: those of the city, or none."""
    rows = Course.objects.standing().select_related("offer")
    return rows if reach(by, P.TRAINING_RUN).everywhere else rows.none()


def lessons(by: User) -> QuerySet[Lesson]:
    """Return the meetings at which a person may take attendance."""
    rows = Lesson.objects.standing().select_related("course__offer")
    found: QuerySet[Lesson] = rows.filter(course__in=classes(by))
    return found


def seats(course: Course) -> QuerySet[Enrolment]:
    """Return who has a seat in a class, by name."""
    rows = Enrolment.objects.standing().filter(course=course, state__in=HELD)
    return rows.select_related("employee__place").order_by("employee__name", "pk")


def own_seats(by: User) -> QuerySet[Enrolment]:
    """Return the places with a seat of the person, the latest first."""
    rows = Enrolment.objects.standing().select_related("course__offer")
    mine = rows.filter(employee__nip=by.nip, state__in=HELD) if by.nip else rows.none()
    found: QuerySet[Enrolment] = mine.order_by("-course__starts", "-pk")
    return found


def open_lessons(by: User) -> QuerySet[Lesson]:
    """Return the meetings now taking attendance in which the person has a seat."""
    mine = own_seats(by).filter(state=S.CONFIRMED)
    rows = Lesson.objects.standing().select_related("course__offer")
    found: QuerySet[Lesson] = rows.filter(
        day=timezone.localdate(),
        opened_at__isnull=False,
        closed_at__isnull=True,
        course__enrolments__in=mine,
        course__is_removed=False,
        course__state=Course.State.RUNNING,
    )
    return found


def attended_by(by: User) -> set[int]:
    """Return the numbers of the meetings at which the person was."""
    there = Attendance.objects.standing().filter(enrolment__in=own_seats(by))
    return set(there.values_list("lesson_id", flat=True))


def attendance_of(enrolments: Iterable[int]) -> dict[int, set[int]]:
    """Return, by place, the meetings at which each person was."""
    rows = Attendance.objects.standing().filter(
        enrolment__in=list(enrolments), lesson__is_removed=False
    )
    found: dict[int, set[int]] = {}
    for enrolment, lesson in rows.values_list("enrolment_id", "lesson_id"):
        found.setdefault(enrolment, set()).add(lesson)
    return found


def completions(course: Course) -> dict[int, Completion]:
    """Return what is noted of each place of a class, by its number."""
    rows = Completion.objects.standing().filter(enrolment__course=course)
    return {it.enrolment_id: it for it in rows}


def certificates(by: User) -> QuerySet[Certificate]:
    """Return the certificates of a person, and those within the reach of a reader."""
    rows = Certificate.objects.standing().select_related(
        "completion__enrolment__employee", "completion__enrolment__course"
    )
    path = "completion__enrolment__employee__place__path"
    sees = reach(by, P.TRAINING_READ)
    if sees.everywhere:
        return rows
    seen = Q(completion__enrolment__employee__nip=by.nip) if by.nip else Q(pk=None)
    return rows.filter(seen | _within(sees, path))


def own_certificates(by: User) -> QuerySet[Certificate]:
    """Return the certificates of the person, the latest first."""
    rows = Certificate.objects.standing()
    own: QuerySet[Certificate] = (
        rows.filter(completion__enrolment__employee__nip=by.nip)
        if by.nip
        else rows.none()
    )
    return own


def certificate_called(code: str) -> Certificate | None:
    """Return the certificate with a code, for whoever has the code."""
    found: Certificate | None = (
        Certificate.objects.standing().filter(code=code).first() if code else None
    )
    return found


def asking() -> QuerySet[Questionnaire]:
    """Return the questionnaires about whoever finished, as it holds now.

    Where the certificate was withdrawn nobody is asked, until another takes its place.
    """
    rows: QuerySet[Questionnaire] = Questionnaire.objects.standing()
    return rows.filter(enrolment__state=S.FINISHED)


def questionnaires(by: User) -> QuerySet[Questionnaire]:
    """Return what was sent to a person to be answered, what waits longest first."""
    rows = asking().select_related("enrolment__employee", "enrolment__course__offer")
    sent: QuerySet[Questionnaire] = (
        rows.filter(asked=by.nip, sent_on__isnull=False) if by.nip else rows.none()
    )
    return sent


def remarks(course: Course, today: date) -> tuple[int, list[str]]:
    """Return how many answered about a class, and what they remarked, by the text.

    Sorted by what is written, which says nothing of who wrote it or when. They are read
    in lots of five answers at least, each of whole days that are over: the register
    tells who has answered since yesterday, and a remark that is new since then would be
    theirs. What is too few for a lot waits for more.
    """
    rows = Questionnaire.objects.standing().filter(
        enrolment__course=course,
        level=Questionnaire.Level.REACTION,
        answered_on__isnull=False,
    )
    told, lot = [], list[str]()
    over = rows.filter(answered_on__lt=today).order_by("answered_on")
    answers = over.values_list("answered_on", "remark")
    for _day, of_day in groupby(answers, key=itemgetter(0)):
        lot += [remark for _day, remark in of_day]
        if len(lot) >= SMALL:
            told += lot
            lot = []
    return rows.count(), sorted(each for each in told if each)


def turnout(course: Course) -> list[dict[str, Any]]:
    """Return how many questionnaires of a class were sent and answered, by level."""
    rows = Questionnaire.objects.standing().filter(enrolment__course=course)
    return list(
        rows.order_by()
        .values("level")
        .annotate(
            all=Count("pk"),
            sent=Count("pk", filter=Q(sent_on__isnull=False)),
            answered=Count("pk", filter=Q(answered_on__isnull=False)),
        )
        .order_by("-level")
    )


def readable_people(by: User) -> Q:
    """Return the condition on employees whose trainings a person may read.

    People of the paths of the role, and those whom the person leads.
    """
    sees = reach(by, P.TRAINING_READ)
    if sees.everywhere:
        return Q()
    seen = _within(sees, "place__path")
    if reach(by, P.TRAINING_NOMINATE).people:
        seen |= Q(nip__in=people_led_by(by))
    return seen


def units(by: User) -> list[Unit]:
    """Return the units of which a person may read the account of hours, in order."""
    standing = Unit.objects.standing().filter(
        structure__valid_to__isnull=True, structure__is_draft=False
    )
    sees = reach(by, P.TRAINING_READ)
    if not sees.everywhere:
        standing = standing.filter(_within(sees, "path"))
    return list(standing.order_by("path"))


def people(by: User, unit: Unit | None) -> QuerySet[Employee]:
    """Return those whose hours a person may read, of a unit and all below it."""
    rows = Employee.objects.standing().filter(readable_people(by))
    if unit is not None:
        rows = rows.filter(place__path__startswith=unit.path)
    found: QuerySet[Employee] = rows.select_related("place").order_by("name", "nip")
    return found


def programmes(by: User) -> QuerySet[TrainingOffer]:
    """Return the trainings of the catalogue that somebody within reach attended."""
    taken = TrainingTaken.objects.standing().filter(
        employee__in=Employee.objects.standing().filter(readable_people(by))
    )
    known = taken.exclude(training="").order_by().values("training").distinct()
    rows = TrainingOffer.objects.standing().filter(code__in=known)
    found: QuerySet[TrainingOffer] = rows.order_by("name", "code")
    return found


def _within(sees: Reach, lookup: str) -> Q:
    seen = Q(pk__in=())
    for path in sees.paths:
        seen |= Q(**{f"{lookup}__startswith": path})
    return seen
