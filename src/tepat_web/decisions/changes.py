"""What a board chose otherwise than the plan, as changes for the plan to follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tepat_web.placement.changes import Change
from tepat_web.placement.life import SIGNED
from tepat_web.placement.models import Plan

from .models import Seat, Session, SessionState


@dataclass(frozen=True, slots=True)
class Difference:
    """A seat for which a board chose otherwise than the plan.

    Attributes:
        seat: The seat.
        by_plan: Names of those whom the plan puts there.
        chosen: Name of whom the board chose; blank: nobody.
        change: The same in the words of a scenario.
    """

    seat: Seat
    by_plan: tuple[str, ...]
    chosen: str
    change: Change


def differences(session: Session) -> list[Difference]:
    """Return where a session and its plan differ, seat by seat."""
    closed = Seat.objects.standing().filter(session=session, is_closed=True)
    found = (_difference(seat) for seat in closed.order_by("number"))
    return [each for each in found if each is not None]


def chosen(plan: Plan) -> Iterator[Change]:
    """Yield what the closed sessions on a plan ask of the plan to follow it.

    Whoever signs a plan has settled what a board chose otherwise.
    """
    if plan.state in SIGNED:
        return
    sat = Session.objects.standing().filter(plan=plan, state=SessionState.CLOSED)
    for session in sat.order_by("pk"):
        for each in differences(session):
            yield each.change


def _difference(seat: Seat) -> Difference | None:
    everyone = seat.shown["candidates"]
    by_plan = {it["nip"]: it["name"] for it in everyone if it["is_choice"]}
    if seat.chosen in by_plan or not (seat.chosen or by_plan):
        return None
    names = {it["nip"]: it["name"] for it in everyone}
    change: Change
    if seat.chosen:
        change = {"pin": {seat.chosen: seat.position}}
    else:
        change = {"forbid": {nip: [seat.position] for nip in by_plan}}
    return Difference(seat, tuple(by_plan.values()), names.get(seat.chosen, ""), change)
