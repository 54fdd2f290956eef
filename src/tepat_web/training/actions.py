"""Names for a class: given, consented to, refused, declined, and seats passed on.

named → (consent) → has a seat, or waits → (a seat becomes free) → asked → has a seat.
A superior may refuse before, and the person may decline until the class has begun.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.snapshots.calendar import calendar
from tepat_web.workforce.chain import superior_of
from tepat_web.workforce.models import Employee

from . import notices, queries, spending
from .models import Course, Enrolment

P = Permission
K = Version.Kind
C = Course.State
S = Enrolment.State
ANSWER_DAYS = 3  # working days in which whoever is asked may take a free seat
AGAIN = (S.REFUSED, S.DECLINED)  # who may be named once more
MAY_DECLINE = (S.NAMED, S.WAITING, S.OFFERED, S.CONFIRMED)
Changed = list[tuple[Kept, Version.Kind]]


@transaction.atomic
def name(
    *,
    by: User,
    course: Course,
    employee: Employee,
    reason: str = "",
    beyond: bool = False,
    today: date,
) -> Enrolment:
    """Name somebody for a class; one names oneself to tell an interest.

    Where the superior names, the consent is given with it. Naming twice is naming once;
    who was refused or declined may be named again.

    Args:
        beyond: Whether it may exceed the budget of the plan that the class comes from;
            whoever plans may say so, with a reason.

    Raises:
        NotAllowed: if the class does not take names (any more), the budget of its plan
            is used up, or the person attends another class of the same training, or
            has attended it.
    """
    if not any(reach(by, each) for each in (P.TRAINING_NOMINATE, P.TRAINING_PLAN)):
        demand(by, P.TRAINING_JOIN)
    if not queries.nameable(by, today).filter(pk=employee.pk).exists():
        raise PermissionDenied(P.TRAINING_NOMINATE.value)
    standing = _taking_names(by, course, today)
    row = _row(standing, employee)
    if row is not None and row.state not in AGAIN:
        return row
    _refuse_twice(standing, employee)
    may_plan = bool(reach(by, P.TRAINING_PLAN))
    spending.demand_money(standing, reason=reason, beyond=beyond, may_plan=may_plan)
    now = timezone.now()
    is_new = row is None
    row = row or Enrolment(course=standing, employee=employee)
    row.state, row.line, row.reason, row.note = S.NAMED, None, reason.strip(), ""
    row.superior = superior_of(employee.nip, today) or ""
    row.path = employee.place.path if employee.place else ""
    row.named_by, row.named_at = by, now
    row.waits_since = row.answer_until = row.decided_at = row.decided_by = None
    if by.nip and by.nip == row.superior and by.nip != employee.nip:
        _seat(row, standing, by)
    row.save()
    kind = K.NEW if is_new else K.CHANGED
    record(by=by, act="enrolment.named", on=row, changed=[(row, kind)])
    notices.tell_named(row, by)
    return row


@transaction.atomic
def consent(*, by: User, enrolment: Enrolment, today: date) -> Enrolment:
    """Let somebody go: they have a seat, or wait for one where none is free.

    Consenting twice changes nothing.

    Raises:
        NotAllowed: if it was refused or declined meanwhile, or the class is off.
    """
    standing, row = _asked(by, enrolment)
    if row.state in (S.CONFIRMED, S.WAITING):
        return row
    if row.state != S.NAMED:
        raise NotAllowed(_no_longer(row))
    _refuse_begun(standing, today)
    _seat(row, standing, by)
    row.save()
    record(by=by, act="enrolment.consented", on=row, changed=[(row, K.CHANGED)])
    notices.tell_consented(row)
    return row


@transaction.atomic
def refuse(*, by: User, enrolment: Enrolment, reason: str, today: date) -> Enrolment:
    """Refuse to let somebody go, and say why; the person reads the reason.

    Raises:
        NotAllowed: if no reason is told, or it was decided otherwise meanwhile.
    """
    _standing, row = _asked(by, enrolment)
    if row.state == S.REFUSED:
        return row
    if row.state != S.NAMED:
        raise NotAllowed(_no_longer(row))
    if not reason.strip():
        raise NotAllowed(_("Say why: the person reads the reason."))
    row.state, row.note = S.REFUSED, reason.strip()
    row.decided_by, row.decided_at = by, timezone.now()
    row.save()
    record(by=by, act="enrolment.refused", on=row, changed=[(row, K.CHANGED)])
    notices.tell_refused(row)
    return row


@transaction.atomic
def decline(
    *, by: User, enrolment: Enrolment, note: str = "", today: date
) -> Enrolment:
    """Give one's own place back; a seat that becomes free is offered to the next.

    Declining twice changes nothing.

    Raises:
        NotAllowed: if the class has begun, or there is no place to give back.
    """
    demand(by, P.TRAINING_JOIN)
    known = queries.own(by).filter(pk=enrolment.pk)
    standing, row = _held(known)
    if row.state == S.DECLINED:
        return row
    _refuse_begun(standing, today)
    if row.state not in MAY_DECLINE:
        raise NotAllowed(_no_longer(row))
    had_seat = row.state in queries.SEATED
    row.state, row.note = S.DECLINED, note.strip()
    row.waits_since = row.answer_until = None
    row.save()
    record(by=by, act="enrolment.declined", on=row, changed=[(row, K.CHANGED)])
    notices.tell_declined(row)
    if had_seat:
        confirm_next(by=by, course=standing, today=today)
    return row


@transaction.atomic
def confirm_next(*, by: User, course: Course, today: date) -> list[Enrolment]:
    """Offer every free seat of a class to who stands next on its waiting list.

    Whoever is asked has a few working days, at most until the class begins. It follows
    from acts of many people, so any who may see the class brings it about; it gives
    nobody a choice of whom.

    Returns:
        Those who were asked; none where no seat is free or nobody waits.
    """
    if not queries.courses(by).filter(pk=course.pk).exists():
        raise PermissionDenied(P.TRAINING_JOIN.value)
    standing: Course = Course.objects.select_for_update().get(pk=course.pk)
    if standing.state != C.OPEN or standing.starts <= today:
        return []
    free = queries.seats([standing])[standing.pk].free
    if free == 0:
        return []
    waiting = queries.waiting_list(standing)
    rows = list(waiting if free is None else waiting[:free])
    changed: Changed = []
    for row in rows:
        row.state, row.answer_until = S.OFFERED, _answer_until(standing, today)
        row.save()
        changed.append((row, K.CHANGED))
        notices.tell_offered(row)
    if changed:
        record(by=by, act="enrolment.asked", on=standing, changed=changed)
    return rows


@transaction.atomic
def accept(*, by: User, enrolment: Enrolment, today: date) -> Enrolment:
    """Take the seat that one was asked about. Accepting twice changes nothing.

    Raises:
        NotAllowed: if the seat was passed on meanwhile, or the class has begun.
    """
    demand(by, P.TRAINING_JOIN)
    standing, row = _held(queries.own(by).filter(pk=enrolment.pk))
    if row.state == S.CONFIRMED:
        return row
    if row.state != S.OFFERED:
        raise NotAllowed(_no_longer(row))
    _refuse_begun(standing, today)
    row.state, row.waits_since, row.answer_until = S.CONFIRMED, None, None
    row.save()
    record(by=by, act="enrolment.accepted", on=row, changed=[(row, K.CHANGED)])
    return row


def _seat(row: Enrolment, course: Course, by: User) -> None:
    """Give the seat that is free; else put the person last on the waiting list."""
    now = timezone.now()
    row.decided_by, row.decided_at = by, now
    told = queries.seats([course])[course.pk]
    is_full = told.is_full or bool(told.waiting)  # nobody passes who waits already
    row.state = S.WAITING if is_full else S.CONFIRMED
    row.waits_since = now if is_full else None


def _answer_until(course: Course, today: date) -> date:
    """The last day to answer: some working days, and before the class begins."""
    until = calendar().later(today, ANSWER_DAYS)
    return max(today, min(until, calendar().earlier(course.starts, 1)))


def _taking_names(by: User, course: Course, today: date) -> Course:
    """The class, held until the act is done; refused unless it takes names."""
    known = queries.courses(by).filter(pk=course.pk)
    if not known.exists():
        raise PermissionDenied(P.TRAINING_JOIN.value)
    standing: Course = Course.objects.select_for_update().get(pk=course.pk)
    if standing.state != C.OPEN or standing.starts <= today:
        raise NotAllowed(
            _("This class is %(state)s: it takes no names. Look for another class.")
            % {"state": standing.get_state_display()}
        )
    is_late = standing.answer_by is not None and standing.answer_by < today
    if is_late and not reach(by, P.TRAINING_PLAN):
        raise NotAllowed(
            _("The last day for names has passed. Ask BKPSDM whether there is a seat.")
        )
    return standing


def _refuse_begun(course: Course, today: date) -> None:
    if course.state != C.OPEN:
        raise NotAllowed(
            _("This class is %(state)s; nothing can be changed. Ask BKPSDM.")
            % {"state": course.get_state_display()}
        )
    if course.starts <= today:
        raise NotAllowed(_("This class has begun; nothing can be changed. Ask BKPSDM."))


def _row(course: Course, employee: Employee) -> Enrolment | None:
    rows = Enrolment.objects.standing().select_for_update()
    found: Enrolment | None = rows.filter(course=course, employee=employee).first()
    return found


def _refuse_twice(course: Course, employee: Employee) -> None:
    other = queries.elsewhere(course).filter(employee=employee)
    if other.exists():
        raise NotAllowed(
            _("%(name)s is in another class of this training, or has finished it.")
            % {"name": employee.name}
        )


def _asked(by: User, enrolment: Enrolment) -> tuple[Course, Enrolment]:
    """The place, held; refused unless it is on this person to consent."""
    if not any(reach(by, each) for each in (P.TRAINING_NOMINATE, P.TRAINING_PLAN)):
        demand(by, P.TRAINING_NOMINATE)
    return _held(queries.consents(by).filter(pk=enrolment.pk))


def _held(known: QuerySet[Enrolment]) -> tuple[Course, Enrolment]:
    """Class and place, held in this order, so that no two acts wait for each other."""
    number = known.values_list("course", flat=True).first()
    if number is None:
        raise PermissionDenied(P.TRAINING_JOIN.value)
    course: Course = Course.objects.select_for_update().get(pk=number)
    rows = Enrolment.objects.standing().select_for_update()
    row: Enrolment = rows.get(pk__in=list(known.values_list("pk", flat=True)))
    return course, row


def _no_longer(row: Enrolment) -> str:
    return _(
        "This place is %(state)s now, so nothing was changed. Load the page again."
    ) % {"state": row.get_state_display()}
