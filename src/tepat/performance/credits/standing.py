"""Where each functional official stands: points, what is missing, and until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from tepat.law import Law
from tepat.law.reckoning import months_later
from tepat.performance import rating
from tepat.snapshot import Snapshot, resolve

from .notes import Note
from .points import (
    MONTHS_A_YEAR,
    base,
    conversion,
    exact,
    hundredths,
    level_target,
    months_for,
    rank_target,
)
from .since import level_since

FUNCTIONAL, OF_RANK = "FUNGSIONAL", ("PNS",)
HAS_BASE = ("DASAR", "INTEGRASI")  # kinds of decisions that settle the start


@dataclass(frozen=True, slots=True)
class Standing:
    """The credit points of one functional official in the level held now.

    Attributes:
        nip: Whose.
        level: Functional level (jenjang) held.
        grade: Grade (golongan ruang) held; None where blank.
        since: Since when the level is held, as far as is told.
        points: Points in this level; None where it cannot be told which count.
        base_added: Base points in it that the law gives and no row records.
        counted_on: Day of the last decision that counts.
        rating: The latest yearly rating, which the days below assume to go on.
        per_year: What that rating gives in a year.
        next_grade: The grade above; None where the ladder has none.
        rank_target: Points at which it is due.
        rank_on: First day of the month by which they are reached; the day asked about
            where they are there already.
        next_level: The level above; None at the top.
        level_target: Points at which it is due.
        level_on: As ``rank_on``, for the level.
        undecided_year: A year with a rating whose points nobody has decided yet.
        undecided: What that year gives.
        notes: What the reader must know about these numbers.
    """

    nip: str
    level: str
    grade: str | None
    since: date | None
    points: Fraction | None
    base_added: Fraction
    counted_on: date | None
    rating: str | None
    per_year: Fraction | None
    next_grade: str | None
    rank_target: Fraction | None
    rank_on: date | None
    next_level: str | None
    level_target: Fraction | None
    level_on: date | None
    undecided_year: int | None
    undecided: Fraction | None
    notes: tuple[Note, ...]

    @property
    def rank_missing(self) -> Fraction | None:
        """Points missing to the next rank; zero where it is due."""
        return _missing(self.rank_target, self.points)

    @property
    def level_missing(self) -> Fraction | None:
        """Points missing to the next level; zero where it is due."""
        return _missing(self.level_target, self.points)


def standing(snapshot: Snapshot, law: Law, day: date) -> pl.DataFrame:
    """Return :func:`standings` as a table, points with two decimals.

    Returns:
        One row per PNS in a functional post of a known level, in the order of the
        sheet: ``nip``, ``level``, ``grade``, ``points``, ``next_grade``,
        ``rank_target``, ``rank_missing``, ``rank_on``, ``next_level``,
        ``level_target``, ``level_missing``, ``level_on``, ``rating``, ``per_year``,
        ``counted_on``, ``undecided_year``, ``undecided`` and ``notes`` (list of codes).
    """
    return table(standings(snapshot, law, day))


def table(stands: Iterable[Standing]) -> pl.DataFrame:
    """Return standings as the table that :func:`standing` describes."""
    return pl.DataFrame([_row(each) for each in stands], schema=SCHEMA, orient="row")


def standings(snapshot: Snapshot, law: Law, day: date) -> tuple[Standing, ...]:
    """Return where each functional official stands on ``day``.

    Every row of sheet ``angka_kredit`` adds to the level it names, or without a name
    to the level held on its day. Rows after ``day`` are left out.
    """
    people = _functional(snapshot)
    if people.is_empty():
        return ()
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows = snapshot.credits.filter(pl.col("day") <= day, pl.col("points").is_not_null())
    for row in rows.sort("day", maintain_order=True).iter_rows(named=True):
        told[row["nip"]].append(row)
    newest = rating.latest(snapshot.appraisals, law, year=day.year)
    ratings = {row["nip"]: row for row in newest.iter_rows(named=True)}
    begun = level_since(snapshot, people)
    return tuple(
        _stands(person, told[nip], ratings.get(nip), begun[nip], law, day)
        for nip, person in zip(people["nip"], people.to_dicts(), strict=True)
    )


def _functional(snapshot: Snapshot) -> pl.DataFrame:
    held = resolve.positions(snapshot).select("position", "family", "level")
    return (
        snapshot.employees.filter(pl.col("status").is_in(OF_RANK))
        .join(held, on="position", how="inner", maintain_order="left")
        .filter(pl.col("family") == FUNCTIONAL, pl.col("level").is_not_null())
        .select("nip", "level", "grade", "grade_since", "position_since")
    )


def _stands(
    person: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    rated: Mapping[str, Any] | None,
    begun: tuple[date | None, bool],
    law: Law,
    day: date,
) -> Standing:
    level, grade = person["level"], person["grade"]
    since, is_only = begun
    counted = list(_counted(rows, level, since, is_only))
    points, added, notes = _sum(person, rows, counted, since, law)
    is_dated = since is not None or is_only
    if not is_dated and any(row["level"] is None for row in rows):
        points, notes = None, [Note.LEVEL_SINCE_BLANK]
    word = None if rated is None else rated["rating"]
    if word is None:
        notes.append(Note.NO_RATING)
    targets = _targets(level, grade, law, notes)
    last = max((row["day"] for row in counted), default=None)
    # From the last decision on nothing is recorded, so its day starts the count.
    start = last or day

    def reached(target: Fraction | None) -> date | None:
        if target is None or points is None or word is None:
            return None
        if points >= target:
            return day
        return _first_of(start, months_for(target - points, level, word, law), day)

    next_grade, rank, next_level, up = targets
    year, undecided = _undecided(level, rated, counted, since, law)
    return Standing(
        person["nip"], level, grade, since, points, added, last, word,
        None if word is None else conversion(level, word, MONTHS_A_YEAR, law),
        next_grade, rank, reached(rank), next_level, up, reached(up), year, undecided,
        tuple(notes),
    )  # fmt: skip


def _counted(
    rows: Sequence[Mapping[str, Any]], level: str, since: date | None, is_only: bool
) -> Iterator[Mapping[str, Any]]:
    """The rows of the level held: those that name it, else those of its time."""
    for row in rows:
        if row["level"] is not None:
            if row["level"] == level:
                yield row
        elif is_only or (since is not None and row["day"] >= since):
            yield row


def _sum(
    person: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    counted: Sequence[Mapping[str, Any]],
    since: date | None,
    law: Law,
) -> tuple[Fraction | None, Fraction, list[Note]]:
    """The points of the level, the base points among them that no row records, and
    what must be said of them.

    The law surely gives the base of the present grade where it was held on entering
    the level. Rows without a kind may hold it already, so nothing is added to those.
    """
    grade, held = person["grade"], person["grade_since"]
    due = base(person["level"], grade, law) if grade else None
    entered_with_it = bool(since and held and held <= since)
    recorded = sum((exact(row["points"]) for row in counted), Fraction(0))
    if not counted:
        if rows and entered_with_it and due is not None:
            return due, due, [Note.BASE_ADDED]
        return None, Fraction(0), [Note.NO_DECISION]
    kinds = [row["kind"] for row in counted]
    if not due or any(kind in HAS_BASE for kind in kinds):
        return recorded, Fraction(0), []
    if entered_with_it and None not in kinds:
        return recorded + due, due, [Note.BASE_ADDED]
    return recorded, Fraction(0), [Note.BASE_MISSING] if recorded < due else []


def _targets(
    level: str, grade: str | None, law: Law, notes: list[Note]
) -> tuple[str | None, Fraction | None, str | None, Fraction | None]:
    next_level = law.ladder.next_level.value.get(level)
    up = level_target(level, law)
    if up is None:
        next_level = None
    if grade is None:
        notes.append(Note.GRADE_BLANK)
        return None, None, next_level, up
    if base(level, grade, law) is None:
        notes.append(Note.GRADE_OUTSIDE)
        return None, None, next_level, up
    rank = rank_target(level, grade, law)
    above = _grade_above(grade, law) if rank is not None else None
    if above is None:
        notes.append(Note.TOP_RANK)
        return None, None, next_level, up
    if rank == up:
        notes.append(Note.RANK_WITH_LEVEL)
    return above, rank, next_level, up


def _grade_above(grade: str, law: Law) -> str | None:
    order = law.grade.pns_order.value
    above = [each for each in order if order[each] > order[grade]]
    return min(above, key=order.__getitem__, default=None)


def _undecided(
    level: str,
    rated: Mapping[str, Any] | None,
    counted: Sequence[Mapping[str, Any]],
    since: date | None,
    law: Law,
) -> tuple[int | None, Fraction | None]:
    """The latest rated year, and its points, where no decision followed it."""
    if rated is None or since is None:
        return None, None
    year = rated["year"]
    if any(row["day"] > date(year, 12, 1) for row in counted):
        return None, None
    months = _months_held(since, year)
    if months == 0:
        return None, None
    return year, conversion(level, rated["rating"], months, law)


def _months_held(since: date, year: int) -> int:
    """Whole months of a year in which a level was held since a day."""
    first = (since.year - year) * 12 + since.month + (since.day > 1)
    return min(max(13 - max(first, 1), 0), 12)


def _first_of(start: date, months: int, day: date) -> date:
    """The first of the month after so many months, never before the day asked about."""
    due = _month_after(start, months + (start.day > 1))
    return due if due > day else _month_after(day, 1)


def _month_after(start: date, months: int) -> date:
    return months_later(start.replace(day=1), months)


def _missing(target: Fraction | None, points: Fraction | None) -> Fraction | None:
    if target is None or points is None:
        return None
    return max(Fraction(0), target - points)


STRINGS = ("nip", "level", "grade", "next_grade", "next_level", "rating")
DAYS = ("rank_on", "level_on", "counted_on")
COLUMNS = (
    *("nip", "level", "grade", "points", "next_grade", "rank_target", "rank_missing"),
    *("rank_on", "next_level", "level_target", "level_missing", "level_on", "rating"),
    *("per_year", "counted_on", "undecided_year", "undecided", "notes"),
)
KINDS: Mapping[str, pl.DataType] = {
    **dict.fromkeys(STRINGS, pl.String()),
    **dict.fromkeys(DAYS, pl.Date()),
    "undecided_year": pl.Int64(),
    "notes": pl.List(pl.String()),
}
SCHEMA = {name: KINDS.get(name, pl.Float64()) for name in COLUMNS}


def _row(each: Standing) -> list[object]:
    return [
        _shown(getattr(each, name)) if name != "notes" else [str(n) for n in each.notes]
        for name in SCHEMA
    ]


def _shown(value: object) -> object:
    return hundredths(value) if isinstance(value, Fraction) else value
