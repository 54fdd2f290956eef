"""Reading feedback: the two concerned, or the one, and nobody by a role.

No function here tells who has answered into a box, or how many, to anybody but
themselves; whether somebody has answered is told to that person alone.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Q, QuerySet

from tepat.performance.policy import PerformancePolicy
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.agreements import queries as agreements
from tepat_web.agreements.models import Result, State
from tepat_web.consultation.suppression import SMALL
from tepat_web.organisation.paths import AGENCY
from tepat_web.performance.models import Feedback
from tepat_web.snapshots import take
from tepat_web.workforce.chain import superior_of
from tepat_web.workforce.models import Employee

from . import sealing
from .models import AgreedStep, Asking, Box, Dialogue, Given, Line, Opened, Sealed

P = Permission


# --- By name ----------------------------------------------------------------------


def received(by: User) -> QuerySet[Given]:
    """Return feedback by name that the person received, the latest first."""
    return _given().filter(_own(by))


def gave(by: User) -> QuerySet[Given]:
    """Return feedback by name that the person gave, the latest first."""
    return _given().filter(giver=_nip(by))


def items(by: User) -> QuerySet[Given]:
    """Return feedback by name that the person received or gave."""
    return _given().filter(_own(by) | Q(giver=_nip(by)))


def _given() -> QuerySet[Given]:
    standing: QuerySet[Given] = Given.objects.standing()
    return standing.select_related("employee", "result")


def open_askings() -> QuerySet[Asking]:
    """Return what was asked for and neither answered, declined nor taken back."""
    standing: QuerySet[Asking] = Asking.objects.standing()
    waiting = standing.filter(answer__isnull=True, is_declined=False)
    return waiting.select_related("employee", "result")


def asked_of(by: User) -> QuerySet[Asking]:
    """Return what the person is asked for by name, and has not answered."""
    return open_askings().filter(giver=_nip(by))


def asked_by(by: User) -> QuerySet[Asking]:
    """Return what the person asked others for, the latest first."""
    standing: QuerySet[Asking] = Asking.objects.standing()
    return standing.filter(_own(by)).select_related("answer", "employee", "result")


def results_of(by: User, person: Employee) -> QuerySet[Result]:
    """Return the agreed results of a person that ``by`` may name in feedback.

    Those are open to the person and to the colleagues of the same agency; nobody's
    rating goes with them.
    """
    cycle = agreements.current()
    if cycle is None:
        return Result.objects.none()
    rows: QuerySet[Result] = Result.objects.standing()
    rows = rows.filter(
        agreement__cycle=cycle,
        agreement__employee=person,
        agreement__is_removed=False,
        agreement__until__isnull=True,
        agreement__state=State.AGREED,
    ).order_by("number", "pk")
    if person.nip == _nip(by):
        return rows
    me = Employee.objects.standing().filter(nip=_nip(by)).select_related("place")
    own = me.first()
    path = own.place.path[:AGENCY] if own and own.place else ""
    inside = Q(agreement__path__startswith=path) if len(path) == AGENCY else Q(pk=None)
    return rows.filter(inside | Q(agreement__superior=_nip(by)))


def next_order() -> int:
    """Return the place in the sheet of feedback after the last one."""
    last: int | None = Feedback.objects.aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


# --- Without a name ---------------------------------------------------------------


def boxes(by: User) -> QuerySet[Box]:
    """Return the boxes that a person asked for, is about, or is asked to answer."""
    invited = Q(invited__giver=_nip(by), invited__is_removed=False)
    concerned = _own(by) | Q(asked_by=_nip(by)) | invited
    return _boxes().filter(concerned).distinct()


def begun_by(by: User) -> QuerySet[Box]:
    """Return the boxes that are about the person or that the person asked for."""
    return _boxes().filter(_own(by) | Q(asked_by=_nip(by)))


def opened(by: User) -> QuerySet[Box]:
    """Return the opened boxes about the person, the latest first."""
    rows = _boxes().filter(_own(by), opened_on__isnull=False)
    return rows.order_by("-until", "direction", "pk")


def texts(by: User) -> QuerySet[Opened]:
    """Return texts without a name about the person, by quarter."""
    standing: QuerySet[Opened] = Opened.objects.standing()
    return standing.filter(_own(by))


def to_answer(by: User) -> list[Box]:
    """Return the closed boxes that a person is asked to answer and has not yet."""
    rows = closed_for(by)
    sealed = Sealed.objects.filter(box__in=[box.pk for box in rows])
    done = {it.box_id for it in sealed if _is_done(by, it)}
    return [box for box in rows if box.pk not in done]


def closed_for(by: User) -> list[Box]:
    """Return the closed boxes that a person is asked to answer, answered or not."""
    rows = _boxes().filter(opened_on__isnull=True)
    return list(rows.filter(invited__giver=_nip(by), invited__is_removed=False))


def has_answered(by: User, box: Box) -> bool:
    """Tell a person, and nobody else, whether they have answered into a box."""
    sealed = Sealed.objects.filter(box=box).first()
    return sealed is not None and _is_done(by, sealed)


def _is_done(by: User, sealed: Sealed) -> bool:
    """Whether nothing is left to do for a person: what cannot be read asks nothing."""
    try:
        return by.nip in sealing.read(sealed).answered
    except sealing.Unreadable:
        return True


def closed(employee: Employee) -> QuerySet[Box]:
    """Return the boxes about a person that are not opened yet."""
    return _boxes().filter(employee=employee, opened_on__isnull=True)


def least() -> int:
    """Return the fewest givers with whom a box is opened: the city's, at least five."""
    told = take.snapshot(only=()).settings
    return max(SMALL, PerformancePolicy.of(told).smallest_group)


def _boxes() -> QuerySet[Box]:
    standing: QuerySet[Box] = Box.objects.standing()
    return standing.select_related("employee")


# --- One to one -------------------------------------------------------------------


def dialogues(by: User) -> QuerySet[Dialogue]:
    """Return the talks of a person with the superior, and with those led."""
    standing: QuerySet[Dialogue] = Dialogue.objects.standing()
    both = _own(by) | Q(superior=_nip(by))
    return standing.filter(both).select_related("employee")


def is_current(dialogue: Dialogue, today: date) -> bool:
    """Tell whether the two still work together, so that the talk goes on."""
    return superior_of(dialogue.employee.nip, today) == dialogue.superior


def lines(dialogue: Dialogue) -> QuerySet[Line]:
    """Return what was said in a talk, the latest first."""
    standing: QuerySet[Line] = Line.objects.standing()
    return standing.filter(dialogue=dialogue)


def steps(by: User) -> QuerySet[AgreedStep]:
    """Return the steps of a person's talks, what is open and due first."""
    standing: QuerySet[AgreedStep] = AgreedStep.objects.standing()
    mine = standing.filter(dialogue__in=dialogues(by).order_by().values("pk"))
    return mine.select_related("dialogue__employee")


def due(today: date) -> QuerySet[AgreedStep]:
    """Return the agreed steps whose day has come and of which nobody was told."""
    standing: QuerySet[AgreedStep] = AgreedStep.objects.standing()
    rows = standing.filter(
        agreed_at__isnull=False, done_on__isnull=True, told_on__isnull=True
    )
    return rows.filter(due__lte=today).select_related("dialogue__employee")


def _own(by: User) -> Q:
    return Q(employee__nip=_nip(by))


def _nip(by: User) -> str | None:
    """The NIP of a person who may take part; nobody has none."""
    return by.nip if by.nip and reach(by, P.FEEDBACK_GIVE).own else None
