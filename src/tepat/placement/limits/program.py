"""The linear program of some ways, and the same in whole numbers.

What a way changes is told against the way its person begins with: nobody moving is all
zeros. Rows, in this order: people, places, gates, limits, goals held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from ..flow import FAILED, FlowFailed, Infeasible
from ..highs import builder
from ..problem import Flags, Ints
from .lattice import Lattice
from .multipliers import Multipliers, Reals

NEVER = -(2**61)
"""Less than any row comes to."""


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
        ceiling: What no plan that uses these ways exceeds, by CP-SAT's own word.
    """

    position: Ints
    ceiling: float


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
        model = form.linear()
        solver = builder().Solver("glop")
        status = solver.solve(model)
        if status == builder().SolveStatus.INFEASIBLE:
            raise Infeasible
        if status != builder().SolveStatus.OPTIMAL:
            raise FlowFailed(FAILED, status=status.name)
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

    def whole(
        self, part: Flags, apart: Flags, near: Relaxed | Ints, effort: float
    ) -> Whole | None:
        """Solve the program in whole numbers on the ways in ``part``, by CP-SAT.

        Args:
            part: Flags of ways.
            apart: Per position: nobody may come in while more than its need stay.
            near: A plan (per person a position) to begin near to, or an optimum in
                parts where none is known.
            effort: CP-SAT's deterministic time, at most: about seconds of a core, but
                counted in steps, so that the result is the same wherever it runs.

        Returns:
            The best found, ``None`` where nothing was.
        """
        form = _Form(self, part)
        model, variables = form.exact(apart, near)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        used = np.array([solver.value(it) for it in variables], np.int64)
        ceiling = solver.best_objective_bound + self.begins(self.goal)
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

    def linear(self) -> Any:
        """Write the program down for a solver that takes people in parts."""
        model = builder().Model()
        helper = model.helper
        number = len(self.ways) + len(self._passages)
        zeros, no = np.zeros(number), np.zeros(number, np.bool_)
        helper.add_var_array_with_bounds(zeros, zeros + np.inf, no, "")
        told = self._worth(self._program.goal)
        helper.set_objective_coefficients(
            np.flatnonzero(told).tolist(), told[told != 0].astype(np.float64).tolist()
        )
        helper.set_maximize(True)
        least, most = self._bounds()
        divisor = np.ones(len(most))
        divisor[self.priced[1]] = self.size
        lower = np.where(least == NEVER, -np.inf, least / divisor)
        upper = most / divisor
        for at in range(len(most)):
            helper.add_linear_constraint()
            helper.set_constraint_lower_bound(at, lower[at])
            helper.set_constraint_upper_bound(at, upper[at])
        row, column, value = self._terms()
        add = helper.add_term_to_constraint
        shares = (value / divisor[row]).tolist()
        for at, to, share in zip(row.tolist(), column.tolist(), shares, strict=True):
            add(at, to, share)
        return model

    def exact(self, apart: Flags, near: Relaxed | Ints) -> tuple[Any, list[Any]]:
        """Write the program down in whole numbers, with its variables."""
        model = cp_model.CpModel()
        room = self._lattice.capacity[self._lattice.place[self._passages]]
        variables = [model.new_bool_var("") for _ in range(len(self.ways))]
        variables += [model.new_int_var(0, most, "") for most in room.tolist()]
        least, most = self._bounds()
        row, column, value = self._terms()
        ends = np.searchsorted(row, np.arange(len(most) + 1)).tolist()
        columns, values = column.tolist(), value.tolist()
        bounds = zip(least.tolist(), most.tolist(), strict=True)
        for at, (low, high) in enumerate(bounds):
            these = slice(ends[at], ends[at + 1])
            if columns[these] or not low <= 0 <= high:
                told = [variables[it] for it in columns[these]]
                total = cp_model.LinearExpr.weighted_sum(told, values[these])
                model.add_linear_constraint(total, low, high)
        worth = self._worth(self._program.goal)
        at_all = np.flatnonzero(worth).tolist()
        told, weights = [variables[it] for it in at_all], worth[at_all].tolist()
        model.maximize(cp_model.LinearExpr.weighted_sum(told, weights))
        for variable, much in zip(variables, self._hint(near).tolist(), strict=True):
            model.add_hint(variable, much)
        self._keep_apart(model, variables, np.flatnonzero(apart))
        return model, variables

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

    def _hint(self, near: Relaxed | Ints) -> Ints:
        """Return values of the variables near an optimum in parts, or near a plan."""
        lattice, hint = self._lattice, np.zeros(len(self.ways), np.int64)
        passages = np.zeros(len(self._passages), np.int64)
        if isinstance(near, Relaxed):
            use = np.zeros(len(lattice.person))
            use[near.ways] = near.used
            return np.concatenate([np.rint(use[self.ways]).astype(np.int64), passages])
        through = lattice.entry[self._passages] * lattice.places
        through += lattice.place[self._passages]
        person, order = lattice.person[self.ways], np.argsort(through)
        moves = (near >= 0) & (near != lattice.problem.holds)
        wanted = lattice.gate[self.ways] * lattice.places + near[person]
        able = np.flatnonzero(moves[person] & np.isin(wanted, through))
        taken = able[np.unique(person[able], return_index=True)[1]]
        hint[taken] = 1
        at = order[np.searchsorted(through[order], wanted[taken])]
        np.add.at(passages, at, 1)
        return np.concatenate([hint, passages])

    def _worth(self, goal: int) -> Ints:
        """Return what each variable adds to a goal."""
        lattice, worth = self._lattice, self._lattice.worth[goal]
        gain = np.append(lattice.gain[goal], 0)
        gate = np.minimum(lattice.gate, lattice.places)  # a gate itself gains nothing
        has = np.append(worth + gain[gate], 0)
        told = has[self.ways] - has[self._begin]
        return np.concatenate([told, gain[lattice.place[self._passages]]])

    def _bounds(self) -> tuple[Ints, Ints]:
        """Return the least (``NEVER``: any) and the most that each row may come to."""
        lattice, program = self._lattice, self._program
        limit, way, number = lattice.weighed
        begun = lattice.begun()[way]
        most = np.array([it.most for it in lattice.limits], np.int64)
        np.subtract.at(most, limit[begun], number[begun])
        held = [
            program.begins(goal) - least for goal, least in enumerate(program.achieved)
        ]
        pinned = lattice.begin[self._people] < 0
        least = np.full(int(self._ends[-1]), NEVER, np.int64)
        least[: len(pinned)][pinned] = 1
        least[self._ends[1] : self._ends[2]] = 0
        upper = [
            np.ones(len(self._people), np.int64),
            program.room[:-1],
            np.zeros(len(self._gates), np.int64),
            most,
            np.array(held, np.int64),
        ]
        return least, np.concatenate(upper)

    def _terms(self) -> tuple[Ints, Ints, Ints]:
        """Return row, column and value of all that is not zero, none twice, by row."""
        lattice, ends = self._lattice, self._ends
        ways = self.ways
        column, passage = np.arange(len(ways)), np.arange(len(self._passages))
        passage += len(ways)
        parts: list[tuple[Ints, Ints, Any]] = [
            (np.searchsorted(self._people, lattice.person[ways]), column, 1)
        ]
        gate, left = lattice.gate[ways], self._left()
        into = gate >= lattice.places
        leaves = (left >= 0) & (left < lattice.places - 1)  # the pool has no row
        parts += [
            (ends[0] + gate[~into], column[~into], 1),
            (ends[1] + np.searchsorted(self._gates, gate[into]), column[into], 1),
            (ends[0] + left[leaves], column[leaves], -1),
            (
                ends[1] + np.searchsorted(self._gates, lattice.entry[self._passages]),
                passage,
                -1,
            ),
            (ends[0] + lattice.place[self._passages], passage, 1),
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
        width = max(len(ways) + len(self._passages), 1)
        keys, first = np.unique(row * width + col, return_inverse=True)
        total = np.zeros(len(keys), np.int64)
        np.add.at(total, first, value)
        kept = np.flatnonzero(total)
        row, col = np.divmod(keys[kept], width)
        return row, col, total[kept]

    def _of_limits(self) -> list[tuple[Ints, Ints, Any]]:
        """Return what ways count for limits, less what beginning counts for."""
        lattice, ways = self._lattice, self.ways
        limit, way, number = lattice.weighed
        begun = np.append(lattice.begun(), False)
        at = np.full(len(lattice.person), -1, np.int64)
        at[ways] = np.arange(len(ways))
        own = at[way] >= 0
        parts: list[tuple[Ints, Ints, Any]] = [
            (self._ends[2] + limit[own], at[way[own]], number[own])
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
        parts.append(
            (self._ends[2] + limit[first[each]], columns, -number[first[each]])
        )
        return parts

    def _keep_apart(self, model: Any, variables: list[Any], positions: Ints) -> None:
        """Let nobody come into some positions while over-strength seats are kept."""
        lattice, count = self._lattice, len(self._lattice.problem.positions)
        into = lattice.place[self._passages]
        gate, left = lattice.gate[self.ways], self._left()
        for position in positions.tolist():
            over = count + position
            kept = int(lattice.capacity[over] - self._program.room[over])
            opened = model.new_bool_var("")  # people may come in, nobody is beyond need
            coming = len(self.ways) + np.flatnonzero(into == position)
            for it in coming.tolist():
                model.add(variables[it] == 0).only_enforce_if(~opened)
            staying = [variables[it] for it in np.flatnonzero(gate == over).tolist()]
            leaving = [variables[it] for it in np.flatnonzero(left == over).tolist()]
            beyond = kept + sum(staying) - sum(leaving)
            model.add(beyond == 0).only_enforce_if(opened)
