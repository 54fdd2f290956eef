"""Finishing a class: rows of the register, certificates, and questionnaires to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.performance.models import TrainingTaken
from tepat_web.training.models import Course, Enrolment
from tepat_web.workforce.models import Employee

from . import notices, outcome, queries, questions
from .issuing import Press
from .models import Certificate, Completion, Questionnaire
from .outcome import Place, meetings, outlook, refusal

P = Permission
K = Version.Kind
C = Course.State
S = Enrolment.State
Changed = list[tuple[Kept, Version.Kind]]


@transaction.atomic
def finish(*, by: User, course: Course, today: date) -> int:
    """End a class: who attended enough gets a row of the register and a certificate.

    Everybody else with a seat did not finish. Twice does it once.

    Returns:
        How many finished it.

    Raises:
        NotAllowed: if it cannot be finished yet, or nobody has said who signs.
    """
    demand(by, P.TRAINING_RUN)
    course = _course(by, course)
    if course.state == C.DONE:
        return course.enrolments.filter(is_removed=False, state=S.FINISHED).count()
    if why := refusal(course, today):
        raise NotAllowed(why)
    places = outlook(course)
    done = [it for it in places if it.finishes]
    changed: Changed = [(course, K.CHANGED)]
    course.state = C.DONE
    course.save()
    changed += _closed(course)
    for place in places:
        place.seat.state = S.FINISHED if place.finishes else S.ABSENT
        place.seat.save()
        changed.append((place.seat, K.CHANGED))
    if done:
        changed += _finished(course, done, today)
    record(by=by, act="course.finished", on=course, changed=changed)
    notices.tell_finished([it.seat.employee.nip for it in done])
    return len(done)


@transaction.atomic
def withdraw(*, by: User, certificate: Certificate, reason: str, today: date) -> None:
    """Call a certificate withdrawn, with the reason; whoever checks it sees that.

    What it stands for goes with it: the row of the register, and with that the hours,
    and that the person has finished the class.

    Raises:
        NotAllowed: if no reason is given.
    """
    demand(by, P.TRAINING_RUN)
    it = _certificate(by, certificate)
    if it.withdrawn_on is not None:
        return
    if not reason.strip():
        raise NotAllowed(_("Say why it is withdrawn; the person will ask."))
    it.withdrawn_on, it.reason = today, reason.strip()
    it.save()
    changed: Changed = [(it, K.CHANGED), *_not_counted(it.completion)]
    record(by=by, act="certificate.withdrawn", on=it, changed=changed)
    notices.tell_withdrawn(it.completion.enrolment.employee.nip)


@transaction.atomic
def issue_again(*, by: User, certificate: Certificate, today: date) -> Certificate:
    """Issue a certificate in place of one that was withdrawn, with what holds now.

    The row of the register and its hours come back with it.

    Raises:
        NotAllowed: if the old one is still valid.
    """
    demand(by, P.TRAINING_RUN)
    old = _certificate(by, certificate)
    if old.withdrawn_on is None:
        raise NotAllowed(_("It is still valid. Withdraw it first."))
    completion = old.completion
    valid: Certificate | None = completion.certificates.filter(
        is_removed=False, withdrawn_on__isnull=True
    ).first()
    if valid is not None:
        return valid
    course = completion.enrolment.course
    press = Press.ready(today, [completion.enrolment.employee_id])
    made = press.issue(completion, course)
    changed: Changed = [(made, K.NEW), *_counted(completion), *press.used()]
    record(by=by, act="certificate.certified", on=made, changed=changed)
    notices.tell_finished([completion.enrolment.employee.nip])
    return made


@transaction.atomic
def reopen(*, by: User, course: Course, reason: str) -> Course:
    """Open a finished class again, so that its list is put right; twice does it once.

    Raises:
        NotAllowed: if no reason is told, it is not finished, or somebody was given a
            certificate: others rely on that.
    """
    demand(by, P.TRAINING_RUN)
    course = _course(by, course)
    if course.state == C.RUNNING:
        return course
    if why := outcome.reopening_refusal(course):
        raise NotAllowed(why)
    if not reason.strip():
        raise NotAllowed(_("Say why it is opened again: it is kept with the class."))
    course.state, course.note = C.RUNNING, reason.strip()
    course.save()
    changed: Changed = [(course, K.CHANGED)]
    for seat in course.enrolments.filter(is_removed=False, state=S.ABSENT):
        seat.state = S.CONFIRMED
        seat.save()
        changed.append((seat, K.CHANGED))
    record(by=by, act="course.reopened", on=course, changed=changed)
    return course


def _not_counted(completion: Completion) -> Changed:
    """Take back the row of a completion, and that its place is finished."""
    seat, row = completion.enrolment, _row(completion)
    seat.state = S.ABSENT
    seat.save()
    changed: Changed = [(seat, K.CHANGED)]
    if row is not None and not row.is_removed:
        row.is_removed = True
        row.save()
        changed.append((row, K.GONE))
    return changed


def _counted(completion: Completion) -> Changed:
    """Bring back the row of a completion, or fill the one imported meanwhile."""
    seat, row = completion.enrolment, _row(completion)
    seat.state = S.FINISHED
    seat.save()
    changed: Changed = [(seat, K.CHANGED)]
    imported = _rows(seat.course, [seat.employee_id]).get(seat.employee_id)
    if imported is not None and imported != row:
        row = completion.taken = imported
        completion.save()
        changed.append((completion, K.CHANGED))
    if row is not None:
        row.is_removed = False
        _fill(row, seat.course, completion)
        row.save()
        changed.append((row, K.CHANGED))
    return changed


def _row(completion: Completion) -> TrainingTaken | None:
    """Return the row of a completion, held: an answer may be written into it now."""
    rows = TrainingTaken.objects.select_for_update(of=("self",))
    found: TrainingTaken | None = rows.filter(completion=completion).first()
    return found


def _rows(course: Course, people: Sequence[int]) -> dict[int, TrainingTaken]:
    """Return the rows of the register about a class, by the number of the employee."""
    rows = TrainingTaken.objects.standing().filter(
        employee__in=people, training=course.offer.code, ended=course.ends
    )
    return {row.employee_id: row for row in rows}


def _closed(course: Course) -> Changed:
    """Close what was left open on an earlier day: no code of it is taken any more."""
    left = [it for it in meetings(course) if it.is_open]
    for lesson in left:
        lesson.closed_at = timezone.now()
        lesson.save()
    return [(lesson, K.CHANGED) for lesson in left]


def _finished(course: Course, done: Sequence[Place], today: date) -> Changed:
    """Rows of the register, certificates and questionnaires of who finished."""
    changed = Changed()
    known = _rows(course, [it.seat.employee_id for it in done])
    last = TrainingTaken._base_manager.aggregate(last=Max("order"))["last"] or 0
    press = Press.ready(today, [it.seat.employee_id for it in done])
    for place in done:
        kept = place.kept or Completion(enrolment=place.seat)
        kept.enrolment, is_new = place.seat, kept.pk is None
        row = known.get(place.seat.employee_id)
        kind = K.NEW if row is None else K.CHANGED
        if row is None:
            last += 1
            row = TrainingTaken(employee=place.seat.employee, order=last)
        _fill(row, course, kept)
        row.save()
        kept.attended, kept.lessons, kept.taken = place.attended, place.held, row
        kept.save()
        changed += [(row, kind), (kept, K.NEW if is_new else K.CHANGED)]
        changed.append((press.issue(kept, course), K.NEW))
        changed += _to_ask(place.seat, course)
    return [*changed, *press.used()]


def _fill(row: TrainingTaken, course: Course, kept: Completion) -> None:
    """Write into the row what the class and the scores say."""
    offer = course.offer
    row.name, row.training, row.kind = offer.name, offer.code, offer.kind
    row.competency, row.hours = offer.competency, offer.hours
    row.year, row.ended = course.ends.year, course.ends
    row.cost = offer.cost if course.cost is None else float(course.cost)
    row.score_before, row.score_after = kept.score_before, kept.score_after


def _to_ask(seat: Enrolment, course: Course) -> Changed:
    """Lay down both questionnaires; the day's chore sends each when it is due."""
    employee: Employee = seat.employee
    asked = {
        Questionnaire.Level.REACTION: employee.nip,
        Questionnaire.Level.BEHAVIOUR: seat.superior,
    }
    return [
        (
            Questionnaire.objects.create(
                enrolment=seat,
                level=level,
                asked=nip,
                due=questions.due(level, course.ends),
            ),
            K.NEW,
        )
        for level, nip in asked.items()
    ]


def _course(by: User, course: Course) -> Course:
    found: Course | None = (
        queries.classes(by).select_for_update(of=("self",)).filter(pk=course.pk).first()
    )
    if found is None:
        raise PermissionDenied(P.TRAINING_RUN.value)
    list(found.lessons.select_for_update())  # nobody comes in meanwhile
    return found


def _certificate(by: User, certificate: Certificate) -> Certificate:
    rows = queries.certificates(by).select_for_update(of=("self",))
    found: Certificate | None = rows.filter(pk=certificate.pk).first()
    if found is None or not queries.classes(by).exists():
        raise PermissionDenied(P.TRAINING_RUN.value)
    return found
