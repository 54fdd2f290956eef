"""What a plan's first page shows of what ``overview`` kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tepat.placement.names import GOAL_NAMES
from tepat_web.kit.words import Words
from tepat_web.snapshots.showing import language

from . import wording
from .models import Plan, Verification


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: what is achieved, and what no plan exceeds; blank: not known."""

    name: str
    achieved: int | None
    bound: int | None

    @property
    def gap(self) -> int | None:
        """How much better another plan could be at most."""
        if self.achieved is None or self.bound is None:
            return None
        return self.bound - self.achieved


def totals(plan: Plan) -> dict[str, Any]:
    """Return what is shown to who may see the figures of the whole city."""
    return {
        "totals": figures(plan),
        "goals": goals(plan),
        "limits": plan.totals.get("limits"),
        "waves": [Words.read(each) for each in plan.totals.get("waves", ())],
    }


def fairness(plan: Plan) -> dict[str, list[Words]]:
    """Return the sentences on fairness, by subject, for who may see all of the city."""
    told: Mapping[str, Any] = plan.totals.get("fairness", {})
    return {
        subject: [Words.read(each) for each in said] for subject, said in told.items()
    }


def figures(plan: Plan) -> list[dict[str, Any]]:
    """Return the figures of a plan, each with how it was without."""
    before, after = plan.totals["before"], plan.totals["after"]
    names = {
        "filled": (_("Seats filled"), _("seats")),
        "critical_filled": (_("Critical seats filled"), _("seats")),
        "fit_mean": (_("Mean fit"), _("of 1,000")),
        "over_strength": (_("People above need"), _("people")),
    }
    return [
        {
            "label": label,
            "value": after[name],
            "unit": unit,
            "change": round(after[name] - before[name], 1),
        }
        for name, (label, unit) in names.items()
    ]


def goals(plan: Plan) -> list[Goal]:
    """Return the goals of a plan in their order; none of plans of an earlier form."""
    if "bound" not in plan.totals:
        return []
    bound: Mapping[str, int] = plan.totals["bound"] or {}
    achieved = plan.totals["objective"]
    # A database need not keep the order of keys: that of the goals is the scenario's.
    return [
        Goal(GOAL_NAMES[goal].fill({}, language()), achieved[goal], bound.get(goal))
        for goal in plan.scenario.get("goals", achieved)
    ]


def checked(check: Verification) -> list[Goal]:
    """Return the goals as a check found them."""
    return [
        Goal(str(Words.read(goal["name"])), goal["objective"], goal["bound"])
        for goal in check.outcome["goals"]
    ]


def promise(plan: Plan) -> list[tuple[bool, Words | Promise]]:
    """Return what the plan guarantees (true) and what it does not, in sentences."""
    told = plan.totals.get("guarantees")
    if told:
        return [(each["holds"], Words.read(each["said"])) for each in told]
    mode = wording.MODES[plan.mode]
    return [(True, mode.holds), (False, mode.not_so)]
