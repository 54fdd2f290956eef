"""Reading sessions, and what of a decision has been carried out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position
from tepat_web.placement.life import SIGNED, State, Step
from tepat_web.placement.models import Passage, Plan
from tepat_web.placement.queries import plans
from tepat_web.workforce.models import Employee, Relation

from .models import Member, Planned, PlannedState, Seat, Session, Vote

P = Permission
S = PlannedState
READS = (P.PLAN_READ, P.TALENT_READ, P.SENSITIVE_READ)
"""What must all be open in the whole city to see what the board sees."""


def sees_all(by: User) -> bool:
    """Tell whether a person may see what comes before the board."""
    return all(reach(by, each).everywhere for each in READS)


def sessions(by: User) -> QuerySet[Session]:
    """Return the sessions that a person may look at, latest first."""
    standing = Session.objects.standing().select_related("plan", "chair")
    return standing if sees_all(by) else standing.none()


def preparing(session: Session) -> Job | None:
    """Return the work that looks for candidates, as long as it is not over."""
    going = Job.objects.filter(
        kind="session", state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    return next((job for job in going if job.question["session"] == session.pk), None)


def seats(by: User, session: Session) -> QuerySet[Seat]:
    """Return the seats of a session that stand, in their order."""
    if not sees_all(by):
        return Seat.objects.none()
    return Seat.objects.standing().filter(session=session).order_by("number")


def members(session: Session) -> QuerySet[Member]:
    """Return who sits in a session, in the order of being named."""
    return Member.objects.standing().filter(session=session).select_related("user")


def sits(by: User, session: Session) -> bool:
    """Tell whether a person sits in a session."""
    return members(session).filter(user=by).exists()


def own_vote(by: User, seat: Seat) -> Vote | None:
    """Return what a person has voted for one seat; never what others have."""
    return Vote.objects.standing().filter(seat=seat, by=by).first()


def voted(seat: Seat) -> int:
    """Return how many have voted for a seat."""
    return Vote.objects.standing().filter(seat=seat).count()


def candidates(seat: Seat) -> list[str]:
    """Return the NIPs of those who stand for a seat, in the order of the page."""
    return [each["nip"] for each in seat.shown["candidates"]]


def has_conflict(user: User, seat: Seat) -> bool:
    """Tell whether somebody stands for a seat, or is related to one who does."""
    return bool(user.nip) and user.nip in concerned(seat)


def concerned(seat: Seat) -> frozenset[str]:
    """Return who stands for a seat, and who is related to one of them."""
    nips = candidates(seat)
    near = Relation.objects.standing().filter(
        Q(employee_a__nip__in=nips) | Q(employee_b__nip__in=nips)
    )
    related = near.values_list("employee_a__nip", "employee_b__nip")
    return frozenset({*nips, *(nip for pair in related for nip in pair)})


def planned(by: User, plan: Plan) -> QuerySet[Planned]:
    """Return the appointments that a signed plan asks for, wave by wave."""
    if not sees_all(by):
        return Planned.objects.none()
    found = Planned.objects.standing().filter(plan=plan)
    return found.select_related("appointment")


def decided(by: User) -> QuerySet[Plan]:
    """Return the signed plans that a person may look at, latest first."""
    return plans(by).filter(state__in=SIGNED) if sees_all(by) else Plan.objects.none()


def proposed(by: User) -> QuerySet[Plan]:
    """Return the plans that wait for a signature, oldest first."""
    found = plans(by).filter(state=State.PROPOSED).order_by("pk")
    return found if sees_all(by) else found.none()


def decision(plan: Plan) -> Passage | None:
    """Return how a plan was signed off; nothing where it was not."""
    found = Passage.objects.standing().filter(plan=plan, step=Step.DECIDE)
    return found.select_related("by").last()


def decided_on(passage: Passage) -> date:
    """Return the day of a decree; of the signature where it has none of its own."""
    told = passage.facts.get("day")
    return date.fromisoformat(told) if told else timezone.localdate(passage.at)


@dataclass(frozen=True, slots=True)
class Wave:
    """What goes on one day.

    Attributes:
        number, day: Of the wave.
        planned, done, dropped: How many are how far.
        hindered: How many of those still planned were left out when it was done.
    """

    number: int
    day: date
    planned: int
    done: int
    dropped: int
    hindered: int

    @property
    def count(self) -> int:
        """All of them."""
        return self.planned + self.done + self.dropped

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is left."""
        return not self.planned

    @property
    def was_tried(self) -> bool:
        """Whether it has been carried out, but for what was in the way."""
        return self.planned == self.hindered


def waves(plan: Plan) -> list[Wave]:
    """Return the waves of a signed plan in their order."""
    rows = Planned.objects.standing().filter(plan=plan).order_by()
    told = rows.values("wave", "day").annotate(
        planned=Count("pk", filter=Q(state=S.PLANNED)),
        done=Count("pk", filter=Q(state=S.DONE)),
        dropped=Count("pk", filter=Q(state=S.DROPPED)),
        hindered=Count("pk", filter=Q(state=S.PLANNED) & ~Q(obstacle="")),
    )
    return [Wave(number=each.pop("wave"), **each) for each in told.order_by("wave")]


def next_wave(plan: Plan) -> Wave | None:
    """Return the first wave of which something is still to be tried."""
    return next((it for it in waves(plan) if not it.was_tried), None)


def names(nips: Iterable[str]) -> dict[str, str]:
    """Return NIP → name of people in the register."""
    found = Employee.objects.filter(nip__in=list(nips))
    return dict(found.values_list("nip", "name"))


def titles(codes: Collection[str]) -> Mapping[str, str]:
    """Return code → title and unit of positions, as they are called today."""
    found = Position.objects.standing().filter(code__in=list(codes))
    rows = found.order_by("unit__structure").values_list("code", "name", "unit__name")
    return {code: f"{name}, {unit}" for code, name, unit in rows}
