"""What follows from the steps of a plan's life in this room."""

from __future__ import annotations

from datetime import date, timedelta

from tepat_web.accounts.models import User
from tepat_web.ledger.actions import record
from tepat_web.ledger.models import Version
from tepat_web.placement.models import Move, Passage
from tepat_web.snapshots.calendar import calendar

from .models import Planned
from .queries import decided_on

AT_ONCE = 500  # rows written in one statement


def schedule(by: User, passage: Passage) -> None:
    """Write down what a signed plan asks for: who goes where, and on which day.

    No wave is before the decision: where the plan was made for earlier days, all of
    them go later by as much, each to a working day.
    """
    moves = list(Move.objects.filter(plan=passage.plan).order_by("number"))
    days = _days(passage, moves)
    rows = [
        Planned(
            plan=passage.plan,
            number=move.number,
            nip=move.nip,
            origin=move.origin,
            to=move.to,
            fit=move.fit_after,
            wave=_wave(move),
            day=days[_wave(move)],
        )
        for move in moves
    ]
    Planned.objects.bulk_create(rows, AT_ONCE)
    record(
        by=by,
        act="planned.made",
        on=passage.plan,
        changed=[(row, Version.Kind.NEW) for row in rows],
    )


def _wave(move: Move) -> int:
    """Plans of before there were waves have one."""
    return move.wave or 1


def _days(passage: Passage, moves: list[Move]) -> dict[int, date]:
    """Wave → its day, none before the decision and none before another."""
    plan, signed = passage.plan, decided_on(passage)
    asked: dict[int, date] = {}
    for move in moves:
        asked[_wave(move)] = move.day or plan.effective_on
    first = min(asked.values(), default=signed)
    later = max(signed - first, timedelta())
    working = calendar()
    days: dict[int, date] = {}
    last = signed
    for wave in sorted(asked):
        last = max(last, working.on_or_after(asked[wave] + later))
        days[wave] = last
    return days
