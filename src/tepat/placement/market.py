"""Who wishes to go where, and what each seat asks of who takes it over.

Seats are told one by one here. A seat that somebody holds takes in whoever fits the
position no worse than its holder, less the tolerance of the scenario; a vacancy takes
in everybody whom the rules allow. A position over strength takes in nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tepat.words import Sentence

from .case import Case
from .problem import Ints, Problem
from .scenario import ScenarioError
from .wishes import as_pairs

NO_EXCHANGE = Sentence(
    id="Cara «exchange» tidak dapat dipakai bersama [pin] ke jabatan lain, [caps], "
    "[budget], [protect], atau [[balance]]: dengan itu janjinya kepada pegawai tidak "
    'dapat dipegang. Hapus bagian itu, atau pakai mode = "voluntary".',
    en="Mode “exchange” cannot be had with [pin] to another position, [caps], "
    "[budget], [protect] or [[balance]]: what it promises people could not be kept. "
    'Delete those parts, or use mode = "voluntary".',
)


class ExchangeRefused(ScenarioError):
    """The scenario asks for what would break the promises of an exchange."""

    exit_code = 109


@dataclass(frozen=True, eq=False)
class Market:
    """The question of the mode ``exchange``.

    Attributes:
        problem: The placement problem; its options are wishes, and nothing else.
        need: Per position its seats; where the need is not known, as many as hold it,
            so that nobody leaves a seat of which nobody knows whether it counts.
        rank: Per option the order in which its person wishes for it, the first wish
            least; no two wishes of a person are equal.
        tolerance: Points by which who takes over a seat may fit less than its holder.
        kind: Per position a number; of one number are positions in which everybody
            fits alike.
        claim: int16 (people without a position × kinds): how well each fits, in the
            order of ``problem``; known without asking what they wish for.
    """

    problem: Problem
    need: Ints
    rank: Ints
    tolerance: int
    kind: Ints
    claim: NDArray[np.int16]

    @classmethod
    def of(cls, case: Case) -> Market:
        """Put a case as a market: its problem has wishes for options already.

        Raises:
            ExchangeRefused: if the scenario asks for what an exchange cannot give.
        """
        pinned = any(to != case.holds[at] for at, to in case.pinned().items())
        if pinned or case.scenario.is_coupled:
            raise ExchangeRefused(NO_EXCHANGE)
        problem = case.problem()
        who, where, rank = as_pairs(case.wishes())
        width = max(len(problem.positions), 1)
        option = problem.option_person * width + problem.option_position
        idle = np.flatnonzero(problem.holds < 0)
        known = case.positions["need"].is_not_null().to_numpy()
        return cls(
            problem=problem,
            need=np.where(known, problem.seats, problem.holders()),
            rank=rank[np.searchsorted(who * width + where, option)],
            tolerance=case.scenario.tolerance or 0,
            kind=case.target,
            claim=case.scores[idle],
        )

    @cached_property
    def wishes(self) -> list[list[tuple[int, int]]]:
        """Per person the positions wished for and the fit there, the first first."""
        told: list[list[tuple[int, int]]] = [[] for _ in self.problem.people]
        order = np.lexsort((self.rank, self.problem.option_person))
        ways = self.problem.option_position[order], self.problem.option_fit[order]
        for person, place, fit in zip(
            self.problem.option_person[order].tolist(),
            *(way.tolist() for way in ways),
            strict=True,
        ):
            told[person].append((place, fit))
        return told

    @cached_property
    def holders(self) -> list[list[int]]:
        """Per position its holders, the best fit first, then by NIP: its seats."""
        holds, fit = self.problem.holds, self.problem.own_fit
        told: list[list[int]] = [[] for _ in self.problem.positions]
        for person in np.lexsort((-fit, holds)).tolist():
            if holds[person] >= 0:
                told[int(holds[person])].append(person)
        return told

    @cached_property
    def vacancies(self) -> list[int]:
        """Per position its need less its holders: negative above strength."""
        vacancies: list[int] = (self.need - self.problem.holders()).tolist()
        return vacancies

    @cached_property
    def idle(self) -> list[int]:
        """The people without a position, in the order of ``claim``."""
        idle: list[int] = np.flatnonzero(self.problem.holds < 0).tolist()
        return idle

    def heirs(self, kind: int) -> list[int]:
        """Return who vacancies of a kind fall to, in this order: whoever has no
        position, the best fit first, then by NIP."""
        order = np.argsort(-self.claim[:, kind].astype(np.int64), kind="stable")
        return [self.idle[at] for at in order.tolist()]

    @cached_property
    def asks(self) -> list[list[int]]:
        """Per position, for each of its seats the least fit it asks for, negative.

        Sorted, as the best holder's seat comes first; empty where nobody comes in.
        """
        least = (self.tolerance - self.problem.own_fit).tolist()
        return [
            [least[holder] for holder in holders] if vacancies >= 0 else []
            for holders, vacancies in zip(self.holders, self.vacancies, strict=True)
        ]

    def seats(self, position: int) -> list[int]:
        """Return whose seats a position has to give: its holders, and -1 if vacant."""
        if self.vacancies[position] < 0:
            return []
        return [*self.holders[position], *[-1] * (self.vacancies[position] > 0)]

    def seat(self, position: int, holder: int) -> str:
        """Name one of :meth:`seats`; all vacancies have one name."""
        code, seats = self.problem.positions[position], self.seats(position)
        number = seats.index(holder) + 1
        several = len(self.holders[position]) + self.vacancies[position] > 1
        return f"{code}#{number}" if several else code
