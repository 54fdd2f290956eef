"""Whether one line more fits into a plan, and what the engine knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tepat.training.adjusting import Attended, in_the_way
from tepat_web.kit.words import Words
from tepat_web.kit.writing import number
from tepat_web.ledger.actions import NotAllowed
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.models import Employee

from . import folders
from .models import PlanLine, TrainingPlan

L = PlanLine.State


def told_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a line that say what the engine knows of the pair."""
    return {
        "position": row["position"] or "",
        "competency": (row["competency"] or "") if row["levels"] else "",
        "importance": row["importance"] or "",
        "asked": row["asked"],
        "reached": row["reached"],
        "short": row["short"],
        "after": row["after"],
        "levels": row["levels"],
        "points": row["points"],
        "hours": row["hours"],
        "lack": row["lack"] or 0,
        "group": row["group"],
        "is_mandatory": row["is_mandatory"],
    }


def of_person(plan: TrainingPlan, employee: Employee) -> dict[str, dict[str, Any]]:
    """What is open to a person, by the code of the training."""
    told = folders.open_to(plan, [employee.nip])
    return {row["training"]: row for row in told}


def demand_room(
    plan: TrainingPlan,
    employee: Employee,
    offer: TrainingOffer,
    open_to: Mapping[str, Mapping[str, Any]],
) -> None:
    """Refuse one line more where budget, seats, dates or hours do not allow it.

    Args:
        open_to: What is open to the person: see :func:`of_person`.
    """
    told = open_to[offer.code]
    cost = round(told["cost"])
    if plan.left is not None and cost > plan.left:
        raise NotAllowed(
            _(
                "%(training)s costs Rp %(cost)s for one participant, and Rp %(left)s "
                "are left of the budget. Drop a line first."
            )
            % {
                "training": offer.name,
                "cost": number(cost),
                "left": number(max(plan.left, 0)),
            }
        )
    kept = PlanLine.objects.standing().filter(plan=plan, state=L.KEPT)
    if offer.seats is not None and kept.filter(offer=offer).count() >= offer.seats:
        raise NotAllowed(
            _(
                "%(training)s is full: its %(seats)s seats are planned. Drop a line "
                "first."
            )
            % {"training": offer.name, "seats": number(offer.seats)}
        )
    mine = list(kept.filter(employee=employee).select_related("offer"))
    planned = [
        _attended(line.offer, line.group, line.hours, open_to.get(line.offer.code))
        for line in mine
    ]
    new = _attended(offer, told["group"], told["hours"], told)
    if (why := in_the_way(new, planned, told["room"])) is not None:
        raise NotAllowed(
            f"{employee.name}: {Words(why.fill({}, 'id'), why.fill({}, 'en'))}"
        )


def _attended(
    offer: TrainingOffer, group: str, hours: float, told: Mapping[str, Any] | None
) -> Attended:
    starts, ends = (told["starts"], told["ends"]) if told else (None, None)
    return Attended(offer.name or offer.code, group, hours, starts, ends)
