"""The linear program of some ways, and the same in whole numbers.

What a way changes is told against the way its person begins with, so a plan in which
nobody moves is all zeros. Rows, in this order: people, places, gates, limits, goals
held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..highs import builder, quiet
from ..problem import Flags, Ints
from .lattice import Lattice
from .multipliers import Multipliers, Reals

ROUNDING = 1e-6
"""How far the solvers' numbers may be off."""

MOST_NODES = 2_000
"""Branches of HiGHS' search, at most; a number, so that the result is the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """An optimum of the linear program.

    Attributes:
        value: What it achieves in its goal.
        at: Its multipliers.
        ways: Indices of the ways it could use beside those people begin with.
        used: How much it uses each of them.
    """

    value: float
    at: Multipliers
    ways: Ints
    used: Reals


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The best found in whole numbers.

    Attributes:
        position: Per person the index of their position, or -1.
        ceiling: What no plan that uses these ways exceeds, by HiGHS' own word.
    """

    position: Ints
    ceiling: float


class Infeasible(Exception):
    """No plan, not even one with people cut in parts, keeps all limits."""


class Program:
    """The program of one goal, with the goals before it held.

    Args:
        lattice: The ways.
        goal: Index of the goal.
        achieved: Per goal before it, what must be achieved.
    """

    def __init__(
        self, lattice: Lattice, goal: int, achieved: Sequence[int] = ()
    ) -> None:
        self.lattice, self.goal, self.achieved = lattice, goal, tuple(achieved)
        begin = lattice.begin
        self._start = np.flatnonzero(begin >= 0)
        self._taken = np.bincount(
            lattice.gate[begin[self._start]], minlength=lattice.places
        )

    def relaxed(self, part: Flags) -> Relaxed:
        """Solve the linear program on the ways flagged in ``part``, by GLOP.

        Raises:
            Infeasible: if there is no solution.
        """
        form = _Form(self, part)
        model = form.model(whole=False)
        solver = builder().Solver("glop")
        status = solver.solve(model)
        if status != builder().SolveStatus.OPTIMAL:
            raise Infeasible
        prices = solver.dual_values(model.get_linear_constraints()).to_numpy()
        values = solver.values(model.get_variables()).to_numpy()
        count = len(self.lattice.problem.positions)
        place, limit, held = (prices[rows] for rows in form.priced)
        at = Multipliers(
            goal=self.goal,
            seats=np.maximum(place[:count], 0.0),
            surplus=np.maximum(place[count:], 0.0),
            limits=np.maximum(limit, 0.0) / form.size,
            goals=np.maximum(held, 0.0),
            achieved=self.achieved,
        )
        value = float(solver.objective_value) + self.begins(self.goal)
        return Relaxed(value, at, form.ways, values[: len(form.ways)])

    def whole(self, part: Flags, apart: Flags, tight: int = 0) -> Whole | None:
        """Solve the program in whole numbers on the ways in ``part``, by HiGHS.

        Args:
            part: Flags of ways.
            apart: Per position: nobody may come in while more than its need stay.
            tight: By how many times :data:`ROUNDING` limits are narrowed.

        Returns:
            The best found, ``None`` where nothing was.
        """
        form = _Form(self, part)
        model = form.model(whole=True, apart=apart, tight=tight)
        solver = builder().Solver("highs")
        options = {
            "output_flag": "false",
            "threads": 1,
            "random_seed": 1,
            "mip_rel_gap": 0,
            "mip_abs_gap": 0.99,  # every goal counts in whole numbers
            "mip_max_nodes": MOST_NODES,
        }
        told = "\n".join(f"{name}={value}" for name, value in options.items())
        solver.set_solver_specific_parameters(told)
        with quiet():
            status = solver.solve(model)
        known = builder().SolveStatus
        if status not in (known.OPTIMAL, known.FEASIBLE):
            return None
        values = solver.values(model.get_variables()).to_numpy()
        used = np.rint(values).astype(np.int64)
        ceiling = float(solver.best_objective_bound) + self.begins(self.goal)
        return Whole(form.seated(used), ceiling)

    def begins(self, goal: int) -> int:
        """Return what a plan in which nobody moves achieves in a goal."""
        lattice, ways = self.lattice, self.lattice.begin[self._start]
        ahead = lattice.gain[goal][lattice.gate[ways]]
        return int(lattice.worth[goal][ways].sum() + ahead.sum())

    @property
    def room(self) -> Ints:
        """Return what is left of each place's capacity while nobody moves."""
        left: Ints = self.lattice.capacity - self._taken
        return left


class _Form:
    """The program's numbers for some ways.

    Attributes:
        ways: Indices of the ways other than those to begin with: the first variables.
        size: Per limit, what its row is divided by.
        priced: The rows of places, of limits and of goals held.
    """

    def __init__(self, program: Program, part: Flags) -> None:
        self._program = program
        lattice = self._lattice = program.lattice
        chosen = part.copy()
        chosen[lattice.begin[lattice.begin >= 0]] = False
        ways = self.ways = np.flatnonzero(chosen)
        person = lattice.person[ways]
        self._begin = lattice.begin[person]
        pinned = np.flatnonzero(lattice.begin < 0)
        self._people = np.union1d(person, pinned)
        gates = np.unique(lattice.gate[ways])
        self._gates = gates[gates >= lattice.places]
        self._passages = np.flatnonzero(np.isin(lattice.entry, self._gates))
        rows = np.cumsum(
            [
                len(self._people),
                lattice.places - 1,
                len(self._gates),
                len(lattice.limits),
                len(program.achieved),
            ]
        )
        self._ends = rows
        self.priced = (
            slice(rows[0], rows[1]),
            slice(rows[2], rows[3]),
            slice(rows[3], rows[4]),
        )
        self.size = np.array(
            [max(limit.largest(), 1) for limit in lattice.limits], np.float64
        )

    def model(self, whole: bool, apart: Flags | None = None, tight: int = 0) -> Any:
        """Write the program down for a solver."""
        model = builder().Model()
        helper = model.helper
        number = len(self.ways) + len(self._passages)
        low, high = np.zeros(number), np.full(number, np.inf)
        helper.add_var_array_with_bounds(low, high, np.full(number, whole), "")
        told = self._worth(self._program.goal)
        helper.set_objective_coefficients(
            np.flatnonzero(told).tolist(), told[told != 0].tolist()
        )
        helper.set_maximize(True)
        least, most = self._bounds(tight)
        for at in range(len(most)):
            helper.add_linear_constraint()
            helper.set_constraint_lower_bound(at, least[at])
            helper.set_constraint_upper_bound(at, most[at])
        add = helper.add_term_to_constraint
        for row, column, value in zip(*self._terms(), strict=True):
            add(row, column, value)
        if apart is not None:
            self._keep_apart(helper, np.flatnonzero(apart))
        return model

    def seated(self, used: Ints) -> Ints:
        """Return who sits where when the program's variables have these values."""
        lattice = self._lattice
        way = lattice.begin.copy()
        taken = self.ways[used[: len(self.ways)] > 0]
        way[lattice.person[taken]] = taken
        gate = lattice.gate[way]
        place = gate.copy()
        passages = self._passages
        often = used[len(self.ways) :][: len(passages)]
        through = np.repeat(passages, np.maximum(often, 0))
        through = through[np.argsort(lattice.entry[through], kind="stable")]
        coming = np.flatnonzero(gate >= lattice.places)
        coming = coming[np.argsort(gate[coming], kind="stable")]
        place[coming] = lattice.place[through[: len(coming)]]
        count = len(lattice.problem.positions)
        return np.where(place == 2 * count, -1, place % max(count, 1))

    def _left(self) -> Ints:
        """Return, per way, the place its person begins in, or -1."""
        gate: Ints = self._lattice.gate[self._begin]
        return np.where(self._begin >= 0, gate, -1)

    def _worth(self, goal: int) -> Reals:
        """Return what each variable adds to a goal."""
        lattice, worth = self._lattice, self._lattice.worth[goal].astype(np.float64)
        gain = np.append(lattice.gain[goal], 0).astype(np.float64)
        gate = np.minimum(lattice.gate, lattice.places)  # a gate itself gains nothing
        has = np.append(worth + gain[gate], 0.0)
        told = has[self.ways] - has[self._begin]
        return np.concatenate([told, gain[lattice.place[self._passages]]])

    def _bounds(self, tight: int) -> tuple[list[float], list[float]]:
        lattice, program = self._lattice, self._program
        limit, way, number = lattice.weighed
        begun = lattice.begun()[way]
        spent = np.bincount(limit[begun], number[begun], minlength=len(lattice.limits))
        most = np.array([it.most for it in lattice.limits], np.float64) - spent
        held = [
            float(program.begins(goal) - least)
            for goal, least in enumerate(program.achieved)
        ]
        pinned = (lattice.begin[self._people] < 0).astype(np.float64)
        gates, never = np.zeros(len(self._gates)), -np.inf
        least = np.full(int(self._ends[-1]), never)
        least[: len(pinned)] = np.where(pinned > 0, 1.0, never)
        least[self._ends[1] : self._ends[2]] = 0.0
        upper = np.concatenate(
            [
                np.ones(len(self._people)),
                program.room[:-1].astype(np.float64),
                gates,
                most / self.size - tight * ROUNDING,
                held,
            ]
        )
        return least.tolist(), upper.tolist()

    def _terms(self) -> tuple[list[int], list[int], list[float]]:
        """Return row, column and value of all that is not zero, none twice."""
        lattice, ends = self._lattice, self._ends
        ways = self.ways
        column, passage = np.arange(len(ways)), np.arange(len(self._passages))
        passage += len(ways)
        parts: list[tuple[Ints, Ints, Any]] = [
            (np.searchsorted(self._people, lattice.person[ways]), column, 1.0)
        ]
        gate, left = lattice.gate[ways], self._left()
        into = gate >= lattice.places
        leaves = (left >= 0) & (left < lattice.places - 1)  # the pool has no row
        parts += [
            (ends[0] + gate[~into], column[~into], 1.0),
            (ends[1] + np.searchsorted(self._gates, gate[into]), column[into], 1.0),
            (ends[0] + left[leaves], column[leaves], -1.0),
            (
                ends[1] + np.searchsorted(self._gates, lattice.entry[self._passages]),
                passage,
                -1.0,
            ),
            (ends[0] + lattice.place[self._passages], passage, 1.0),
        ]
        parts += self._of_limits()
        for goal in range(len(self._program.achieved)):
            told = self._worth(goal)
            parts.append(
                (np.full(len(told), ends[3] + goal), np.arange(len(told)), -told)
            )
        row, col, value = (
            np.concatenate([np.broadcast_to(part[at], part[0].shape) for part in parts])
            for at in range(3)
        )
        width = len(ways) + len(self._passages)
        keys, first = np.unique(row * max(width, 1) + col, return_inverse=True)
        value = np.bincount(first, weights=value, minlength=len(keys))
        kept = np.flatnonzero(value)
        row, col = np.divmod(keys[kept], max(width, 1))
        return row.tolist(), col.tolist(), value[kept].tolist()

    def _of_limits(self) -> list[tuple[Ints, Ints, Any]]:
        """Return what ways count for limits, less what beginning counts for."""
        lattice, ways = self._lattice, self.ways
        limit, way, number = lattice.weighed
        begun = np.append(lattice.begun(), False)
        share = number / self.size[limit]
        at = np.full(len(lattice.person), -1, np.int64)
        at[ways] = np.arange(len(ways))
        own = at[way] >= 0
        parts: list[tuple[Ints, Ints, Any]] = [
            (self._ends[2] + limit[own], at[way[own]], share[own])
        ]
        # Every way of a person takes back what the way they begin with counts for.
        first = np.flatnonzero(begun[way])
        whose = lattice.person[way[first]]
        order = np.argsort(lattice.person[ways], kind="stable")
        sorted_people = lattice.person[ways][order]
        low = np.searchsorted(sorted_people, whose, "left")
        many = np.searchsorted(sorted_people, whose, "right") - low
        each = np.repeat(np.arange(len(first)), many)
        step = np.arange(len(each)) - np.repeat(np.cumsum(many) - many, many)
        columns = order[np.repeat(low, many) + step]
        parts.append((self._ends[2] + limit[first[each]], columns, -share[first[each]]))
        return parts

    def _keep_apart(self, helper: Any, positions: Ints) -> None:
        """Let nobody come into some positions while over-strength seats are kept.

        One more variable for each: 1 where people may come in, 0 where they stay.
        """
        lattice, count = self._lattice, len(self._lattice.problem.positions)
        into = lattice.place[self._passages]
        gate, left = lattice.gate[self.ways], self._left()
        for position in positions.tolist():
            over = count + position
            seats, spare = (int(lattice.capacity[it]) for it in (position, over))
            kept = spare - int(self._program.room[over])
            opened = int(helper.add_var())
            helper.set_var_lower_bound(opened, 0.0)
            helper.set_var_upper_bound(opened, 1.0)
            helper.set_var_integrality(opened, True)
            coming = (len(self.ways) + np.flatnonzero(into == position)).tolist()
            _at_most(helper, [(it, 1.0) for it in coming] + [(opened, -seats)], 0.0)
            staying = [(it, 1.0) for it in np.flatnonzero(gate == over).tolist()]
            leaving = [(it, -1.0) for it in np.flatnonzero(left == over).tolist()]
            _at_most(helper, [*staying, *leaving, (opened, spare)], spare - kept)


def _at_most(helper: Any, terms: list[tuple[int, float]], most: float) -> None:
    row = helper.add_linear_constraint()
    helper.set_constraint_lower_bound(row, -np.inf)
    helper.set_constraint_upper_bound(row, most)
    for column, value in terms:
        helper.safe_add_term_to_constraint(row, column, value)
