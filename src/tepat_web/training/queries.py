"""Which classes there are, who attends, and who consents: what a reader may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.performance.models import TrainingOffer
from tepat_web.snapshots.calendar import calendar
from tepat_web.workforce.chain import reporting_to
from tepat_web.workforce.models import Employee

from .models import Course, Enrolment, PlanLine, TrainingPlan

P = Permission
C = Course.State
S = Enrolment.State
# Who sits on a seat, or has been asked to: it is not free for others.
SEATED = (S.CONFIRMED, S.OFFERED, S.FINISHED, S.ABSENT)
# Who still is, or may come to be, in a class that has not ended.
GOING = (S.NAMED, S.WAITING, S.OFFERED, S.CONFIRMED)


BEFORE = 10  # working days before a class until which names are taken: two weeks, so
# that a seat can be given back and passed on before it begins


# --- Classes ----------------------------------------------------------------------


def courses(by: User) -> QuerySet[Course]:
    """Return the classes that a person may see, with their training.

    Everybody sees those that were opened; those that are only planned are for who
    plans, runs or reads trainings.
    """
    standing: QuerySet[Course] = Course.objects.standing().select_related("offer")
    if any(reach(by, each) for each in (P.TRAINING_READ, P.TRAINING_PLAN)):
        return standing
    if any(reach(by, each) for each in (P.TRAINING_JOIN, P.TRAINING_NOMINATE)):
        return standing.exclude(state=C.PLANNED)
    return standing.none()


def offers() -> QuerySet[TrainingOffer]:
    """Return the catalogue in its order; it is open to everybody."""
    standing: QuerySet[TrainingOffer] = TrainingOffer._base_manager.filter(
        is_removed=False
    )
    return standing.order_by("order", "pk")


@dataclass(frozen=True, slots=True)
class Seats:
    """How a class is filled.

    Attributes:
        all: Seats; ``None`` is not limited.
        taken: With a seat, or asked whether to take one.
        named: Waiting for the superior's consent.
        waiting: On the waiting list.
    """

    all: int | None
    taken: int = 0
    named: int = 0
    waiting: int = 0

    @property
    def free(self) -> int | None:
        """Seats that nobody has; ``None`` is not limited, and never below zero."""
        return None if self.all is None else max(self.all - self.taken, 0)

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now has to wait."""
        return self.free == 0


def seats(found: list[Course]) -> Mapping[int, Seats]:
    """Return how each of some classes is filled, by its number: one statement."""
    rows = Enrolment.objects.standing().filter(course__in=found).order_by()
    told: dict[int, dict[str, int]] = {each.pk: {} for each in found}
    for course, state, count in rows.values_list("course", "state").annotate(
        n=Count("pk")
    ):
        told[course][state] = count
    return {
        each.pk: Seats(
            each.seats,
            sum(told[each.pk].get(state, 0) for state in SEATED),
            told[each.pk].get(S.NAMED, 0),
            told[each.pk].get(S.WAITING, 0),
        )
        for each in found
    }


# --- Who attends ------------------------------------------------------------------


def enrolments(by: User) -> QuerySet[Enrolment]:
    """Return the places in classes that a person may see.

    Those are one's own, those of whom one leads (by the row, not by the map of today),
    and those of the units within reach of a role that reads or keeps trainings.
    """
    return _enrolments().filter(_own(by) | _led(by) | _within(by))


def own(by: User) -> QuerySet[Enrolment]:
    """Return one's own places in classes, the latest class first."""
    return _enrolments().filter(_own(by)).order_by("-course__starts", "-pk")


def led(by: User) -> QuerySet[Enrolment]:
    """Return the places to which a person is asked to consent, or was asked to."""
    return _enrolments().filter(_led(by))


def of_unit(by: User) -> QuerySet[Enrolment]:
    """Return the places of whom a person leads, or keeps the trainings of."""
    return _enrolments().filter(_led(by) | _within(by))


def consents(by: User) -> QuerySet[Enrolment]:
    """Return the places for which it is, or was, on this person to consent.

    Where nobody stands above, it is on who keeps trainings there, or plans them; never
    on the person concerned.
    """
    asked = _led(by) | (Q(superior="") & _keeps(by))
    rows = _enrolments().filter(asked)
    return rows.exclude(employee__nip=by.nip) if by.nip else rows


def reads_words(by: User, row: Enrolment) -> bool:
    """Tell whether a person reads why somebody is named, refused, or declined.

    That is for the person, who is asked to consent, who named them, and who plans; not
    for everybody who may see that there is a place.
    """
    if reach(by, P.TRAINING_PLAN).everywhere or row.named_by_id == by.pk:
        return True
    if not row.superior and reach(by, P.TRAINING_NOMINATE).covers(row.path):
        return True
    return bool(by.nip) and by.nip in (row.employee.nip, row.superior)


def to_consent(by: User) -> QuerySet[Enrolment]:
    """Return the places that wait for this person's consent, the most urgent first."""
    rows = consents(by).filter(state=S.NAMED, course__state=C.OPEN)
    return rows.order_by("course__answer_by", "course__starts", "pk")


def waiting_list(course: Course) -> QuerySet[Enrolment]:
    """Return who waits for a seat, the next one first.

    The order is that of consent: who got it earlier stands before who got it later.
    """
    return (
        _enrolments()
        .filter(course=course, state=S.WAITING)
        .order_by("waits_since", "pk")
    )


def places_in_line(courses: Iterable[int]) -> dict[int, int]:
    """Return the place on the waiting list, from 1, of everybody who waits.

    Args:
        courses: Numbers of the classes; one statement, however many there are.
    """
    rows = _enrolments().filter(course__in=list(courses), state=S.WAITING)
    places: dict[int, int] = {}
    before: Counter[int] = Counter()
    told = rows.order_by("course", "waits_since", "pk")
    for number, course in told.values_list("pk", "course_id"):
        before[course] += 1
        places[number] = before[course]
    return places


def elsewhere(course: Course) -> QuerySet[Enrolment]:
    """Return the places in other classes of the same training, to come or finished."""
    rows: QuerySet[Enrolment] = Enrolment.objects.standing()
    rows = rows.filter(course__offer=course.offer_id, course__is_removed=False)
    rows = rows.exclude(course=course).exclude(course__state=C.CANCELLED)
    return rows.filter(state__in=(*GOING, S.FINISHED))


def _enrolments() -> QuerySet[Enrolment]:
    standing: QuerySet[Enrolment] = Enrolment.objects.standing()
    rows = standing.filter(course__is_removed=False)
    return rows.select_related("course__offer", "employee__place", "line")


def _own(by: User) -> Q:
    is_own = by.nip and reach(by, P.TRAINING_JOIN).own
    return Q(employee__nip=by.nip) if is_own else Q(pk__in=())


def _led(by: User) -> Q:
    leads = by.nip and reach(by, P.TRAINING_NOMINATE).people
    return Q(superior=by.nip) if leads else Q(pk__in=())


def _keeps(by: User) -> Q:
    """Within the units whose names a person gives, or plans."""
    if reach(by, P.TRAINING_PLAN).everywhere:
        return Q(pk__isnull=False)  # an empty Q vanishes beside others
    return _below(reach(by, P.TRAINING_NOMINATE).paths, "path")


def _within(by: User) -> Q:
    """Within the units of which a person reads who attends what."""
    reads = [reach(by, each) for each in (P.TRAINING_READ, P.TRAINING_RUN)]
    if any(each.everywhere for each in reads):
        return Q(pk__isnull=False)  # an empty Q vanishes beside others
    paths = [path for each in reads for path in each.paths]
    return _below((*paths, *reach(by, P.TRAINING_NOMINATE).paths), "path")


def _below(paths: tuple[str, ...], field: str) -> Q:
    within = Q(pk__in=())
    for path in paths:
        within |= Q(**{f"{field}__startswith": path})
    return within


# --- Whom one may name ------------------------------------------------------------


def nameable(by: User, today: date) -> QuerySet[Employee]:
    """Return the employees whom a person may name for a class.

    Those one leads today, those of the units one keeps, everybody for who plans, and
    oneself: that is how an interest is told.
    """
    everyone: QuerySet[Employee] = Employee.objects.standing()
    everyone = everyone.select_related("place").order_by("name", "pk")
    if reach(by, P.TRAINING_PLAN).everywhere:
        return everyone
    allowed = reach(by, P.TRAINING_NOMINATE)
    if allowed.everywhere:
        return everyone
    mine = _below(allowed.paths, "place__path")
    if allowed.people:
        mine |= Q(nip__in=reporting_to(by, today))
    if by.nip and reach(by, P.TRAINING_JOIN).own:
        mine |= Q(nip=by.nip)
    return everyone.filter(mine)


# --- Plans ------------------------------------------------------------------------


def plans(by: User) -> QuerySet[TrainingPlan]:
    """Return the training plans that a person may open, latest first.

    One under review is for who plans; an approved one for who reads trainings.
    """
    standing: QuerySet[TrainingPlan] = TrainingPlan.objects.standing()
    standing = standing.exclude(state=TrainingPlan.State.DISCARDED)
    if reach(by, P.TRAINING_PLAN):
        return standing
    if not reach(by, P.TRAINING_READ):
        return standing.none()
    return standing.filter(state=TrainingPlan.State.APPROVED)


def lines(by: User, plan: TrainingPlan) -> QuerySet[PlanLine]:
    """Return the lines of a plan that a person may see, unit by unit."""
    rows: QuerySet[PlanLine] = PlanLine.objects.standing().filter(plan=plan)
    rows = rows.select_related("employee__place", "offer", "decided_by")
    if not reach(by, P.TRAINING_PLAN).everywhere:
        rows = rows.filter(_within(by))
    return rows.order_by("path", "employee__name", "offer", "pk")


def without_class(plan: TrainingPlan) -> list[TrainingOffer]:
    """Return the trainings of a plan for which there is no class of it yet."""
    kept = PlanLine.objects.standing().filter(plan=plan, state=PlanLine.State.KEPT)
    made = Course.objects.standing().filter(plan=plan).values("offer")
    wanted = offers().filter(pk__in=kept.values("offer"))
    return list(wanted.exclude(pk__in=made))


def names_until(starts: date, today: date) -> date:
    """Return the last day for names: two weeks before the first, today at the least."""
    return max(today, calendar().earlier(starts, BEFORE))
