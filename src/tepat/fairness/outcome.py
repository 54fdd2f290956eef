"""A plan as arrays: who sits where before and after, and where the rules let them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.placement.case import Case
from tepat.placement.problem import Flags, Ints, Problem
from tepat.placement.scenario import Scenario
from tepat.rules.grid import distinct
from tepat.rules.pairs import derive
from tepat.snapshot import resolve

Exact = NDArray[np.float64]

AT_ONCE = 2_000_000
"""Options looked at together."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """A case and the plan made for it, person by person.

    With ``n`` people and ``m`` positions, in the order of the case:

    Attributes:
        case: The case.
        content: The plan, as ``plan.json`` holds it.
        seat: ``n`` indices of the position after the plan, or -1.
        is_promoted: ``n`` flags: the move is a promotion.
        apart: (person, position) pairs that the plan keeps apart because relatives
            would meet; nobody may have such a seat.
        problem: The question as the rules alone put it: the kinds of move that were
            asked for, and neither pins nor freezes, wishes nor limits.
    """

    case: Case
    content: Mapping[str, Any]
    seat: Ints
    is_promoted: Flags
    apart: tuple[tuple[int, int], ...]
    problem: Problem

    @property
    def holds(self) -> Ints:
        """``n`` indices of the position before the plan, or -1."""
        return self.case.holds

    @cached_property
    def moved(self) -> Flags:
        """Flags of those who come into another position."""
        moved: Flags = (self.seat != self.holds) & (self.seat >= 0)
        return moved

    @cached_property
    def fit_before(self) -> Ints:
        """The fit in the present position; -1 without one."""
        return self._fit_in(self.holds)

    @cached_property
    def fit_after(self) -> Ints:
        """The fit in the position after the plan; -1 without one."""
        return self._fit_in(self.seat)

    @cached_property
    def can_move(self) -> Flags:
        """Flags of those for whom the rules allow some other position."""
        ways = np.bincount(self.problem.option_person, minlength=len(self.seat))
        can: Flags = (ways > 0) | self.moved
        return can

    @cached_property
    def can_rise(self) -> Flags:
        """Flags of those for whom the rules allow a position that is a promotion."""
        persons, row = distinct(self.case.people, ["family", "level", "level_rank"])
        seats, column = distinct(
            self.case.grid.targets, ["to_family", "to_level", "to_level_rank"]
        )
        pairs = persons.join(seats, how="cross", maintain_order="left_right")
        rises = derive(pairs, ["is_promotion"], self.case.experience)["is_promotion"]
        table = rises.fill_null(False).to_numpy().reshape(persons.height, seats.height)
        column = column[self.case.target]
        can: Flags = self.is_promoted.copy()
        for part in self.parts():
            who = self.problem.option_person[part]
            can[who[table[row[who], column[self.problem.option_position[part]]]]] = True
        return can & ((self.holds >= 0) | self.is_promoted)

    def parts(self) -> Iterator[slice]:
        """Yield slices of the options, few enough at a time for any machine."""
        for start in range(0, len(self.problem.option_person), AT_ONCE):
            yield slice(start, start + AT_ONCE)

    @cached_property
    def units(self) -> pl.DataFrame:
        """The units with their place in the tree; see ``resolve.units``."""
        return resolve.units(self.case.snapshot)

    @cached_property
    def unit(self) -> Ints:
        """Per position the row of its unit in :attr:`units`; -1 where not known."""
        row = {code: at for at, code in enumerate(self.units["unit"])}
        told = [row.get(code, -1) for code in self.case.positions["unit"]]
        return np.array(told, dtype=np.int64)

    def unit_of(self, seat: Ints) -> Ints:
        """Return per person the row of the unit of ``seat``; -1 without one."""
        return _taken(self.unit, seat)

    def _fit_in(self, seat: Ints) -> Ints:
        fit = np.full(len(seat), -1, dtype=np.int64)
        sits = np.flatnonzero(seat >= 0)
        fit[sits] = self.case.scores[sits, self.case.target[seat[sits]]]
        return fit


def outcome(case: Case, content: Mapping[str, Any]) -> Outcome:
    """Read a plan into arrays.

    Args:
        case: The case it was made for.
        content: The plan, as ``plan.json`` holds it.

    Raises:
        KeyError: if the plan names a person or position that the case does not have.
    """
    nips = {nip: at for at, nip in enumerate(case.people["nip"])}
    codes = {code: at for at, code in enumerate(case.positions["position"])}
    seat = np.full(len(nips), -1, dtype=np.int64)
    promoted = np.zeros(len(nips), dtype=np.bool_)
    for entry in content["stays"]:
        seat[nips[entry["nip"]]] = codes[entry["position"]]
    for entry in content["moves"]:
        seat[nips[entry["nip"]]] = codes[entry["to"]]
        promoted[nips[entry["nip"]]] = entry["kind"] == "promosi"
    asked = Scenario(kinds=case.scenario.kinds, relatives=case.scenario.relatives)
    told = (content.get("restricted") or {}).get("relatives", ())
    apart = tuple((nips[nip], codes[code]) for nip, code in told)
    problem = replace(case, scenario=asked).problem(apart)
    return Outcome(case, content, seat, promoted, apart, problem)


def _taken(values: Ints, rows: Ints) -> Ints:
    """Return ``values`` at ``rows``, and -1 where the row is -1."""
    found = np.full(len(rows), -1, dtype=np.int64)
    known = rows >= 0
    found[known] = values[rows[known]]
    return found


def at_rows(values: pl.Series, rows: Ints) -> pl.Series:
    """Return values at rows, null where the row is -1."""
    known = pl.Series(rows >= 0)
    found = values.gather(np.maximum(rows, 0))
    return pl.select(pl.when(known).then(found)).to_series().alias(values.name)
