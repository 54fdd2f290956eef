"""What was taken over in a consultation, for the plan that is to follow."""

from __future__ import annotations

from collections.abc import Iterator

from tepat_web.placement.changes import Change, is_in
from tepat_web.placement.life import SIGNED
from tepat_web.placement.models import Plan

from . import queries
from .models import Saying


def taken(plan: Plan) -> Iterator[Change]:
    """Yield the proposals that were taken over, the oldest first.

    Whoever proposes to stay is kept there. What was taken over before ``plan`` was
    asked for is done, or gave way to something later: it is not brought up again. After
    the decision nothing is open but what is objected to.
    """
    if plan.state in SIGNED:
        return
    rows = Saying.objects.standing().filter(
        taken_at__gt=plan.job.asked_at if plan.job else plan.made_at,
        concern__plan__in=queries.lineage(plan),
    )
    told = rows.order_by("taken_at").values_list(
        "concern__nip", "concern__origin", "alternative"
    )
    for nip, origin, code in told:
        change: Change = (
            {"freeze": {"people": [nip]}} if code == origin else {"pin": {nip: code}}
        )
        if not is_in(change, plan):
            yield change
