"""Moving on: what is left behind counts as service at the next place.

From the present position on service runs on without a break, so a run is one spell from
its first day: at the level as long as the next one is equal, in the job group as long
as the group stays the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .ground import EPOCH, Ground
from .label import Label, Service
from .person import Person
from .rungs import Rungs
from .station import Spell, Stay

LONG_MONTH = 31


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a move goes: a rung, and the target by which it is entered."""

    rung: int
    target: int
    family: str
    level: str
    group: str | None
    leaves_on: int


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade by a day, since when, and how far it has come (``Service.rise``)."""

    grade: str | None
    since: date | None
    rise: int


@dataclass(frozen=True, slots=True)
class Left:
    """A place as it is left: its level and job group, and since when they are held.

    Attributes:
        closed: Service at the levels before.
        first: The spell in the present position, which always counts; ``None`` where
            it still runs on, or where there is none.
    """

    level: str | None
    group: str | None
    level_since: date
    group_since: date
    closed: tuple[Spell, ...]
    first: Spell | None
    left: int
    first_enough: bool
    level_unknown: int | None
    group_unknown: int | None


def onward(
    ground: Ground,
    rungs: Rungs,
    person: Person,
    at: Label,
    day: int,
    seat: Seat,
    graded: Graded,
) -> Label:
    """Return the arrival by one more move.

    Args:
        ground: The city.
        rungs: For the experience that targets may ask for.
        person: Who moves.
        at: From where.
        day: On which day, in days since 1 January 1970.
        seat: Where to.
        graded: The person's grade by then.
    """
    on = EPOCH + timedelta(days=day)
    was = _left(ground, rungs, person, at, day, on)
    ranks = ground.law.ladder.level_rank.value
    keeps_level = ranks.get(was.level or "", 0) >= ranks[seat.level]
    keeps_group = seat.group is not None and seat.group == was.group
    level_since = was.level_since if keeps_level else on
    closed = was.closed
    if not keeps_level and was.level_since < on:
        closed = (*closed, Spell(was.level, None, was.level_since, on))
    group_since = was.group_since if keeps_group else on
    record = person.spells
    runs_from_first = was.first is not None and group_since <= was.first.since
    counted = record if was.first is None or runs_from_first else (*record, was.first)
    stay = Stay(
        family=seat.family,
        level=seat.level,
        group=seat.group,
        since=on,
        on=on,
        grade=graded.grade,
        grade_since=graded.since,
        level_spells=(*closed, Spell(seat.level, None, level_since, on)),
        group_spells=(*counted, Spell(None, seat.group, group_since, on)),
        first=was.first,
        level_unknown=was.level_unknown,
        group_unknown=was.group_unknown,
    )
    service = Service(
        level_since, group_since, closed, was.left, was.first_enough, graded.rise
    )
    return Label(
        seat.rung, seat.target, day, at.moves + 1, at, stay, service, seat.leaves_on
    )


def waiting(ground: Ground, person: Person, day: int, graded: Graded) -> Stay:
    """Return the present position on a later day."""
    row, on = person.start.row(0, named=True), EPOCH + timedelta(days=day)
    level_unknown, group_unknown = _unknown(ground, person, on)
    return Stay(
        family=row["family"],
        level=row["level"],
        group=row["group"],
        since=row["position_since"],
        on=on,
        grade=graded.grade,
        grade_since=graded.since,
        level_spells=person.spells,
        group_spells=person.spells,
        first=None,
        level_unknown=level_unknown,
        group_unknown=group_unknown,
    )


def _left(
    ground: Ground, rungs: Rungs, person: Person, at: Label, day: int, on: date
) -> Left:
    if at.stay is None or at.service is None:
        return _left_first(ground, rungs, person, day, on)
    stay, service = at.stay, at.service
    return Left(
        level=stay.level,
        group=stay.group,
        level_since=service.level_since,
        group_since=service.group_since,
        closed=service.closed,
        first=stay.first,
        left=service.left,
        first_enough=service.first_enough,
        level_unknown=stay.level_unknown,
        group_unknown=stay.group_unknown,
    )


def _left_first(
    ground: Ground, rungs: Rungs, person: Person, day: int, on: date
) -> Left:
    """Leave the present position, whose experience counts for good."""
    row = person.start.row(0, named=True)
    since = row["position_since"] if row["has_position"] else None
    first = None
    if since is not None and since < on:
        first = Spell(row["level"], row["group"], since, on)
    served = [it for it in (*person.spells, first) if it and it.group == row["group"]]
    days = sum((it.until - it.since).days for it in served)
    asked = max(rungs.months_asked.get(row["group"] or "", ()), default=0)
    level_unknown, group_unknown = _unknown(ground, person, on)
    return Left(
        level=row["level"] if since is not None else None,
        group=row["group"] if since is not None else None,
        level_since=since or on,
        group_since=since or on,
        closed=person.spells,
        first=first,
        left=day,
        first_enough=days >= asked * LONG_MONTH,
        level_unknown=level_unknown,
        group_unknown=group_unknown,
    )


def _unknown(ground: Ground, person: Person, on: date) -> tuple[int | None, int | None]:
    """Months of service without a level and without a job group on record by a day."""
    waited = (on - ground.day).days // LONG_MONTH
    level, group = person.grows_unknown
    return (
        _more(person.level_unknown, waited if level else 0),
        _more(person.group_unknown, waited if group else 0),
    )


def _more(months: int | None, waited: int) -> int | None:
    return None if months is None else months + waited
