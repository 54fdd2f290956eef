"""What the names in the classes of an approved plan cost, against its budget."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from tepat_web.kit.writing import number
from tepat_web.ledger.actions import NotAllowed

from . import queries
from .models import MILLION, Course, Enrolment, PlanLine, TrainingPlan

S = Enrolment.State
COSTS = (S.NAMED, *queries.SEATED)
"""Who costs something, or will when the superior consents; who waits sits nowhere."""


@dataclass(frozen=True, slots=True)
class Spending:
    """Money of a plan once it is approved.

    Attributes:
        budget: Rupiah; ``None``: no limit.
        bound: Rupiah of the names in its classes, added by hand or not, and of the
            lines for which there is no class yet.
    """

    budget: int | None
    bound: int

    @property
    def left(self) -> int | None:
        """Rupiah that nobody has taken; below zero: over the budget."""
        return None if self.budget is None else self.budget - self.bound

    @property
    def bound_millions(self) -> float:
        """Million rupiah of the names."""
        return self.bound / MILLION

    @property
    def left_millions(self) -> float | None:
        """Million rupiah that nobody has taken; ``None`` without a limit."""
        return None if self.left is None else self.left / MILLION


def of_plan(plan: TrainingPlan) -> Spending:
    """Return what the names of a plan's classes cost now; two statements."""
    names = Q(enrolments__is_removed=False, enrolments__state__in=COSTS)
    made = Course.objects.standing().filter(plan=plan)
    standing = made.exclude(state=Course.State.CANCELLED).order_by()
    counted = standing.annotate(n=Count("enrolments", filter=names))
    bound = sum(
        (cost or 0) * (count if seats is None else min(count, seats))
        for cost, seats, count in counted.values_list("cost", "seats", "n")
    )
    kept = PlanLine.objects.standing().filter(plan=plan, state=PlanLine.State.KEPT)
    to_come = kept.exclude(offer__in=made.values("offer"))
    bound += to_come.aggregate(sum=Sum("cost"))["sum"] or 0
    return Spending(plan.budget, bound)


def demand_money(course: Course, *, reason: str, beyond: bool, may_plan: bool) -> None:
    """Refuse a name more that the budget of the class's plan does not carry.

    Args:
        reason: Why the person is named.
        beyond: Whether whoever plans says that it may exceed the budget.
        may_plan: Whether the person plans trainings.

    Raises:
        NotAllowed: unless there is money left, or whoever plans says so with a reason.
    """
    if course.plan_id is None or not course.cost:
        return
    plan: TrainingPlan = TrainingPlan.objects.select_for_update().get(pk=course.plan_id)
    if plan.budget is None or _is_full(course):
        return
    over = -(of_plan(plan).left or 0) + course.cost
    if over <= 0:
        return
    if not may_plan:
        raise NotAllowed(
            _(
                "The budget of “%(plan)s” does not carry one name more. Ask BKPSDM, or "
                "look for another class."
            )
            % {"plan": plan.name}
        )
    if not (beyond and reason.strip()):
        raise NotAllowed(
            _(
                "One name more exceeds the budget of “%(plan)s” by Rp %(rupiah)s. Tick "
                "that it may, and say why."
            )
            % {"plan": plan.name, "rupiah": number(over)}
        )


def _is_full(course: Course) -> bool:
    """Whether one name more takes no seat more, so that it costs nothing more."""
    if course.seats is None:
        return False
    rows = Enrolment.objects.standing().filter(course=course, state__in=COSTS)
    return rows.count() >= course.seats
