"""The earliest arrival at every target, by any sequence of moves.

A move is made on the first day on which every rule holds for where one then stands
(``opening``). Who arrives later never leaves earlier, so waiting longer than needed
gains nothing: first in, first out. Besides the day of arrival only service matters for
what follows, at the level and in the job group. So each rung keeps every arrival that
no other one beats in all of day, number of moves and service; and since the rules are
put to many at the price of one, all arrivals after *n* moves are extended together.

Experience in a job group that is left on the way is not counted again later: the day
told is then possible, if perhaps not the earliest. What is on record and what the
present position still adds always counts; so leaving it later, once its experience is
enough for some target, is tried as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.rules import Rule
from tepat.rules.experience import Experience
from tepat.rules.recorded import reached_on

from .credits import credits_reached
from .expected import LATER, rises_on
from .ground import EPOCH, Ground
from .label import Label, beats
from .onward import Graded, Seat, onward, waiting
from .opening import Openings, openings
from .person import Person
from .rungs import Rungs
from .station import STEP, Stay, experience_at, later, risen

MOST_MOVES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        day: int32, for each target the earliest day of arrival, or ``LATER``.
        moves: For each target, the number of moves of the best way; 0 for none.
        last: For each target, the arrival from which the last move is made, or None.
        extended: How many arrivals were extended.
    """

    day: NDArray[np.int32]
    moves: NDArray[np.int64]
    last: tuple[Label | None, ...]
    extended: int


@dataclass(frozen=True, slots=True)
class Search:
    """The search for one person.

    Attributes:
        ground: The city.
        rungs: Its rungs.
        person: Who.
        rules: Which rules each move must meet.
        passes_unknown: Whether what cannot be told for want of data is passed over.
        most_moves: So many moves at most.
    """

    ground: Ground
    rungs: Rungs
    person: Person
    rules: tuple[Rule, ...]
    passes_unknown: bool = False
    most_moves: int = MOST_MOVES

    def run(self) -> Found:
        """Find the earliest arrival at every target.

        Of equally early arrivals the one of fewer moves counts, and of those the one
        whose earlier stops come first in the order of rungs.
        """
        count = self.ground.targets.height
        day = np.full(count, LATER, dtype=np.int32)
        moves = np.zeros(count, dtype=np.int64)
        last: list[Label | None] = [None] * count
        kept: dict[int, list[Label]] = {}
        frontier, extended = self._starts(), 0
        for made in range(1, self.most_moves + 1):
            if not frontier:
                break
            extended += len(frontier)
            frame, opened = self.opened(frontier)
            best = opened.day.argmin(axis=0)
            reached = opened.day[best, np.arange(count)]
            for target in np.flatnonzero(reached < day):
                day[target], moves[target] = reached[target], made
                last[target] = frontier[best[target]]
            if made < self.most_moves:
                frontier = self._extended(frontier, frame, opened, kept)
        return Found(day, moves, tuple(last), extended)

    def opened(self, labels: Sequence[Label]) -> tuple[pl.DataFrame, Openings]:
        """Return where some arrivals stand, and from when each target is open."""
        frame, experience = self.stations(labels)
        told = openings(
            frame,
            self.ground.targets,
            self.rules,
            self.ground.law,
            self.ground.policy,
            experience,
            leaves_on=days(label.leaves_on for label in labels),
            at_least=credits_reached(self.ground.law, frame, self.ground.targets),
            passes_unknown=self.passes_unknown,
        )
        return frame, told

    def stations(self, labels: Sequence[Label]) -> tuple[pl.DataFrame, Experience]:
        """Return the rows that rules read about some arrivals, and their experience."""
        stays = [label.stay for label in labels if label.stay is not None]
        if not stays:
            return self.person.start, self.person.experience
        frame = later(self.ground, self.person.start, stays)
        told = [label.credits_on for label in labels]
        return (
            frame.with_columns(credits_on=pl.Series(told, dtype=pl.Date)),
            experience_at(self.ground, self.person.experience, self.person.nip, stays),
        )

    def _starts(self) -> list[Label]:
        """The present position now, and on the later days on which to leave it."""
        person, first = self.person, number(self.ground.day)
        leaves_on, credits_on = number(person.leaves_on), person.credits_on
        stays: list[Stay | None] = [None]
        later_days = self._milestones()
        if later_days:
            graded = self._grades(person.start[[0] * len(later_days)], later_days)
            stays += [
                waiting(self.ground, person, day, grade)
                for day, grade in zip(later_days, graded, strict=True)
            ]
            stays[0] = waiting(
                self.ground,
                person,
                first,
                Graded(person.start["grade"][0], person.start["grade_since"][0], 0),
            )
        return [
            Label(-1, -1, day, 0, None, stay, None, leaves_on, credits_on)
            for day, stay in zip([first, *later_days], stays, strict=True)
        ]

    def _milestones(self) -> list[int]:
        """Days ahead on which experience in the present job group is enough for some
        target of it."""
        start, group = self.person.start, self.person.start["group"][0]
        asked = self.rungs.months_asked.get(group or "", ())
        if not asked or not start["has_position"][0]:
            return []
        before = self.person.experience.before.filter(pl.col("group") == group)
        months, left = before.row(0)[-2:] if before.height else (0, 0)
        told = start.with_columns(_months=pl.lit(months), _days=pl.lit(left)).select(
            reached_on("_months", "_days", each).alias(str(each)) for each in asked
        )
        first, last = number(self.ground.day), number(self.person.leaves_on)
        found = {number(day) for day in told.row(0)}
        return sorted(day for day in found if first < day < last)

    def _extended(
        self,
        frontier: Sequence[Label],
        frame: pl.DataFrame,
        opened: Openings,
        kept: dict[int, list[Label]],
    ) -> list[Label]:
        """Return the arrivals one move further that no other arrival beats."""
        ways = list(self._ways(frontier, opened))
        new: list[Label] = []
        for label in self._labels(frontier, frame, ways):
            others = kept.setdefault(label.rung, [])
            if any(beats(other, label) for other in others):
                continue
            others[:] = [it for it in others if not beats(label, it)]
            others.append(label)
            new.append(label)
        standing = {id(label) for labels in kept.values() for label in labels}
        return [label for label in new if id(label) in standing]

    def _ways(
        self, frontier: Sequence[Label], opened: Openings
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yield place in the frontier, day, rung and target of every move on."""
        retires = [number(day) for day in self.rungs.leaves_on(self.person.born)]
        for rung, targets in enumerate(self.rungs.targets):
            of_rung = opened.day[:, targets]
            best = of_rung.argmin(axis=1)
            for at, label in enumerate(frontier):
                day = int(of_rung[at, best[at]])
                if rung != label.rung and day < retires[rung]:
                    yield at, day, rung, int(targets[best[at]])

    def _labels(
        self,
        frontier: Sequence[Label],
        frame: pl.DataFrame,
        ways: Sequence[tuple[int, int, int, int]],
    ) -> Iterator[Label]:
        """Return where single moves lead, the earliest first."""
        if not ways:
            return
        ordered = sorted(ways, key=lambda way: (way[1], way[2], way[0]))
        places = [at for at, *_ in ordered]
        grades = self._grades(frame[places], [day for _, day, *_ in ordered])
        retires = [number(day) for day in self.rungs.leaves_on(self.person.born)]
        rows = self.rungs.rows.rows(named=True)
        for (at, day, rung, target), graded in zip(ordered, grades, strict=True):
            seat = Seat(
                rung=rung,
                target=target,
                family=rows[rung]["to_family"],
                level=rows[rung]["to_level"],
                group=rows[rung]["to_group"],
                leaves_on=retires[rung],
            )
            yield onward(
                self.ground, self.rungs, self.person, frontier[at], day, seat, graded
            )

    def _grades(self, rows: pl.DataFrame, on: Sequence[int]) -> Iterator[Graded]:
        """Yield the grade of each row by its day."""
        interval = 12 * self.ground.law.grade.regular_years.value
        due = pl.col("due").dt.year() * 12 + pl.col("due").dt.month()
        step = pl.col("grade").replace_strict(STEP, default=None, return_dtype=pl.Int64)
        told = (
            rows.with_columns(days(on).alias("_on"))
            .with_columns(risen(self.ground, "_on"))
            .with_columns(effective_on="_on")
            .with_columns(due=rises_on(1, interval))
            .with_columns(rise=(due - interval * step).fill_null(0))
        )
        for row in told.select("grade", "grade_since", "rise").iter_rows():
            yield Graded(*row)


def number(day: date | None) -> int:
    """Return a day as days since 1 January 1970, ``LATER`` for none."""
    return LATER if day is None else (day - EPOCH).days


def days(numbers: Iterable[int]) -> pl.Series:
    """Return days from days since 1 January 1970; null for ``LATER``."""
    told = [None if each == LATER else each for each in numbers]
    return pl.Series(told, dtype=pl.Int32).cast(pl.Date)
