"""What would happen: if a wave were carried out today, or a move were dropped."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement.leaving import leaving
from tepat_web.placement.models import Plan

from .models import Obstacle, Planned, PlannedState
from .reality import Reality, hit

S = PlannedState


def left_of(plan: Plan, wave: int) -> list[Planned]:
    """Return what of a wave is still to be carried out."""
    rows = Planned.objects.standing().filter(plan=plan, wave=wave, state=S.PLANNED)
    return list(rows.order_by("number"))


def consequences(plan: Plan, nip: str) -> tuple[Planned, list[Planned]]:
    """Return a move that might be dropped, and the others that cannot happen then.

    Raises:
        NotAllowed: if nothing is left of it to be dropped.
    """
    rows = list(Planned.objects.standing().filter(plan=plan, state=S.PLANNED))
    row = next((each for each in rows if each.nip == nip), None)
    if row is None:
        raise NotAllowed(
            _(
                "This move has been carried out or dropped already. The page shows "
                "what is left."
            )
        )
    reality = Reality.of(rows, leaving(plan))
    return row, hit(rows, reality, {row.pk})


def preview(plan: Plan, wave: int) -> tuple[list[Planned], dict[int, Obstacle]]:
    """Return what is left of a wave, and what would be in the way today."""
    rows = left_of(plan, wave)
    return rows, Reality.of(rows, leaving(plan)).hindered(rows)
