"""The execution of a plan: waves with their days, what each brings, what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from tepat import establishment
from tepat.deadlines import Calendar
from tepat.placement.case import Case
from tepat.placement.problem import Ints
from tepat.words import Sentence

from .check import faults
from .groups import Group, groups
from .moves import DIFFERS, CannotSchedule, Moves
from .refusal import Refusal, refused
from .schedule import Pace, Wave, in_waves

TOO_EARLY = Sentence(
    id="Gelombang pertama diminta pada {start}, sebelum rencana berlaku pada {day}. "
    "Pilih hari itu atau sesudahnya.",
    en="The first wave was asked for on {start}, before the plan takes effect on "
    "{day}. Choose that day or a later one.",
)
TOO_LATE = Sentence(
    id="Gelombang tidak selesai sebelum kalender berakhir pada {last}. Pilih hari "
    "pertama yang lebih awal, atau lebih sedikit hari di antara gelombang.",
    en="The waves do not end before the calendar does on {last}. Choose an earlier "
    "first day, or fewer days between waves.",
)


@dataclass(frozen=True, slots=True, eq=False)
class Execution:
    """How a plan is carried out.

    Attributes:
        moves: The moves that are carried out.
        groups: What of them goes on one day.
        waves: In the order of their days.
        days: The day of each wave.
        standing: For the state before and after each wave, so one more than waves:
            what is achieved, one number per goal of the plan. (People who stay count
            against the state before the plan.)
        pace: How much was put into one wave.
        step: Working days from one wave to the next.
        calendar: The working days.
        effective_on: Day the plan takes effect.
        asked: Day asked for the first wave; ``effective_on`` if none was.
        unit: Per position the index of its unit in ``units``.
        units: Codes of units, sorted.
        gone: (index of a person, day from which they are no longer there) of those who
            leave before the day on which they would move.
        refusal: What was left out because somebody refuses.
    """

    moves: Moves
    groups: tuple[Group, ...]
    waves: tuple[Wave, ...]
    days: tuple[date, ...]
    standing: tuple[tuple[int, ...], ...]
    pace: Pace
    step: int
    calendar: Calendar
    effective_on: date
    asked: date
    unit: Ints
    units: tuple[str, ...]
    gone: tuple[tuple[int, date], ...]
    refusal: Refusal | None


def execution(
    case: Case,
    content: Mapping[str, Any],
    *,
    start: date | None = None,
    days: int | None = None,
    pace: Pace | None = None,
    refuse: Iterable[str] = (),
) -> Execution:
    """Put the moves of a plan into waves with days.

    Args:
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        start: Day of the first wave, if a working day; else the next one. The day on
            which the plan takes effect if absent.
        days: Working days from one wave to the next; one week if absent.
        pace: How much goes into one wave; Tepat's defaults if absent.
        refuse: NIPs of people who refuse: what is left without them is carried out.

    Raises:
        CannotSchedule: if ``start`` is before the plan takes effect, the waves would
            go on beyond the calendar, or the plan contradicts its data.
        tepat.waves.NotMoved: if somebody refuses whom the plan does not move.
    """
    asked = start or case.effective_on
    if asked < case.effective_on:
        raise CannotSchedule(TOO_EARLY, start=asked, day=case.effective_on)
    moves, pace = Moves.of(case, content), pace or Pace()
    found = refused(moves, refuse) if refuse else None
    if found is not None:
        moves = moves.staying((*found.people, *found.stays))
    unit, units = _units(case)
    tied = groups(moves)
    waves = in_waves(moves, tied, unit, pace)
    for why in faults(moves, waves):
        raise CannotSchedule(DIFFERS, why=why)
    calendar = Calendar.of(case.snapshot)
    step = calendar.week if days is None else days
    try:
        on = _days(calendar, asked, step, len(waves))
    except OverflowError as error:
        raise CannotSchedule(TOO_LATE, last=date.max) from error
    return Execution(
        moves=moves,
        groups=tuple(tied),
        waves=tuple(waves),
        days=on,
        standing=_standing(moves, waves),
        pace=pace,
        step=step,
        calendar=calendar,
        effective_on=case.effective_on,
        asked=asked,
        unit=unit,
        units=units,
        gone=_gone(case, moves, waves, on),
        refusal=found,
    )


def _units(case: Case) -> tuple[Ints, tuple[str, ...]]:
    codes = case.positions["unit"].to_list()
    units = tuple(sorted(set(codes)))
    number = {code: at for at, code in enumerate(units)}
    return np.array([number[code] for code in codes], np.int64), units


def _days(calendar: Calendar, first: date, step: int, number: int) -> tuple[date, ...]:
    days: list[date] = []
    while len(days) < number:
        last = calendar.later(days[-1], step) if days else calendar.on_or_after(first)
        days.append(last)
    return tuple(days)


def _standing(moves: Moves, waves: Sequence[Wave]) -> tuple[tuple[int, ...], ...]:
    position, fit = moves.holds.copy(), moves.own_fit.copy()
    told = []
    for wave in (None, *waves):
        people = [] if wave is None else [step.person for step in wave.steps]
        position[people], fit[people] = moves.to[people], moves.fit[people]
        filled = moves.filled(position)
        goals = {
            "critical": filled[moves.critical].sum(),
            "filled": filled.sum(),
            "fit": fit.sum(),
            "stayed": ((position == moves.holds) & (position >= 0)).sum(),
        }
        told.append(tuple(int(goals[goal]) for goal in moves.goals))
    return tuple(told)


def _gone(
    case: Case, moves: Moves, waves: Sequence[Wave], days: Sequence[date]
) -> tuple[tuple[int, date], ...]:
    exits = establishment.exits(case.snapshot, case.law)
    leaves = dict(exits.select("nip", "leaves_on").iter_rows())
    return tuple(
        (step.person, leaves[moves.people[step.person]])
        for wave, day in zip(waves, days, strict=True)
        for step in wave.steps
        if moves.people[step.person] in leaves
        and leaves[moves.people[step.person]] <= day
    )
