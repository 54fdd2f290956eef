"""Check the rounds of an exchange, without the algorithm that found them.

It knows the market only: who sits where, who wishes what, and what each seat asks of
who takes it over. It goes through the rounds as a clerk would who has them on paper.
Whoever takes a seat must have wished for no seat more that was still to be had and
would have taken them; every seat must go to who is no worse than its holder; whoever
keeps what they have must have nothing left to wish for. In the end nobody and no seat
may be worse off. (That all this fits one outcome only is a theorem: in whatever order
circles are carried out, the same people get the same seats.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from tepat.finding import Finding, Verdict

from .market import Market
from .problem import Ints
from .rounds import Round, Step
from .violations import WRONG

Heir = tuple[str, int]
"""A person without a position, or the turn of a position with surplus holders."""


def check(market: Market, rounds: Sequence[Round], seat: Ints) -> list[Finding]:
    """Return what is wrong with the rounds, or with where they lead.

    Args:
        market: The market.
        rounds: What is said to have happened.
        seat: Per person the index of the position in the plan, or -1.
    """
    floor = _Floor.of(market)
    faults: list[tuple[str, int, str]] = []
    for number, each in enumerate(rounds, start=1):
        faults += [(code, number, who) for code, who in floor.faults(each)]
        floor.carry_out(each)
    nips, codes = market.problem.people, market.problem.positions
    faults += [("ROUND-END", 0, nips[person]) for person in sorted(floor.left)]
    wrong = np.flatnonzero(floor.seat != seat).tolist()
    faults += [("ROUND-PERSON", 0, nips[person]) for person in wrong]
    faults += [("ROUND-SEATS", 0, codes[place]) for place in worse_off(market, seat)]
    return [
        Finding(code, Verdict.FAILS, WRONG[code], {"round": number, "code": who})
        for code, number, who in faults
    ]


def worse_off(market: Market, seat: Ints) -> Iterator[int]:
    """Yield positions in which a seat is worse off than before: who has left and who
    has come, each sorted by fit, are held against each other."""
    problem = market.problem
    width = len(problem.positions)
    pairs = problem.option_person * width + problem.option_position
    for place, vacancies in enumerate(market.vacancies):
        left = np.flatnonzero((problem.holds == place) & (seat != place))
        came = np.flatnonzero((problem.holds != place) & (seat == place))
        found = np.searchsorted(pairs, came * width + place)
        if (np.append(pairs, -1)[found] != came * width + place).any():
            yield place  # somebody came whom the rules, or no wish, let in
            continue
        fits = np.sort(problem.option_fit[found])[::-1]
        asked = np.sort(problem.own_fit[left])[::-1] - market.tolerance
        room = len(left) + vacancies
        if vacancies < 0:
            worse = len(came) > 0 or len(left) > -vacancies
        else:
            worse = not len(left) <= len(came) <= room
            worse = worse or bool((fits[: len(left)] < asked).any())
        if worse:
            yield place


@dataclass(slots=True)
class _Floor:
    """Who is left, and what is still to be had."""

    market: Market
    left: set[int]
    seat: Ints
    vacancies: list[int]
    surplus: list[int]
    heirs: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, market: Market) -> _Floor:
        vacancies = list(market.vacancies)
        return cls(
            market=market,
            left={at for at, wished in enumerate(market.wishes) if wished},
            seat=market.problem.holds.copy(),
            vacancies=vacancies,
            surplus=[at for at, number in enumerate(vacancies) if number < 0],
        )

    def faults(self, each: Round) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with a round that is about to be carried out."""
        nips, holds = self.market.problem.people, self.market.problem.holds
        steps = [step for trade in each.trades for step in trade]
        named = Counter([*each.done, *(step.person for step in steps)])
        for person in each.done:
            if person not in self.left or self._best(person) is not None:
                yield "ROUND-WISH", nips[person]
        for step in steps:
            once = named[step.person] == 1 and step.person in self.left
            if not once or step.origin != holds[step.person]:
                yield "ROUND-PERSON", nips[step.person]
            elif self._best(step.person) != (step.to, step.holder):
                yield "ROUND-WISH", nips[step.person]
        heads: list[Heir | None] = []
        heirs: list[Heir | None] = []
        for trade in each.trades:
            if [step.holder for step in trade[:-1]] != [it.person for it in trade[1:]]:
                yield "ROUND-CIRCLE", nips[trade[0].person]
            elif trade[-1].holder < 0:
                heads.append(self._head(trade[0]))
                heirs.append(self._heir(trade[-1].to))
            elif trade[-1].holder != trade[0].person:
                yield "ROUND-CIRCLE", nips[trade[0].person]
        # Vacancies point at beginnings of chains, each at another, or no circle closes.
        if None in heads or Counter(heads) != Counter(heirs):
            yield "ROUND-VACANCY", ""

    def carry_out(self, each: Round) -> None:
        """Let everybody in a round take their seat and go."""
        for trade in each.trades:
            for step in trade:
                self.seat[step.person] = step.to
                self.vacancies[step.to] -= step.holder < 0
            if trade[-1].holder < 0 <= trade[0].origin:
                self.vacancies[trade[0].origin] += 1  # a surplus seat closes
        self.left.difference_update(each.done)
        self.left.difference_update(step.person for it in each.trades for step in it)

    def _best(self, person: int) -> tuple[int, int] | None:
        """Return the best seat left for a person that would take them."""
        market = self.market
        for place, fit in market.wishes[person]:
            if market.vacancies[place] < 0:
                continue
            for holder, ask in zip(
                market.holders[place], market.asks[place], strict=True
            ):
                if holder in self.left and fit + ask >= 0:
                    return place, holder
            if self.vacancies[place] > 0 and self._heir(place):
                return place, -1
        return None

    def _head(self, step: Step) -> Heir | None:
        """Return as what a chain begins: with a person, or with a surplus seat, which
        the one with the lowest fit of those who are left may close."""
        if step.origin < 0:
            return "person", step.person
        last = [at for at in self.market.holders[step.origin] if at in self.left][-1:]
        if self.vacancies[step.origin] < 0 and last == [step.person]:
            return "surplus", step.origin
        return None

    def _heir(self, place: int) -> Heir | None:
        """Return to whom a vacancy falls: to who fits it best without a position, and
        then to the first position with surplus holders who are left."""
        kind = int(self.market.kind[place])
        if kind not in self.heirs:
            self.heirs[kind] = self.market.heirs(kind)
        for person in self.heirs[kind]:
            if person in self.left:
                return "person", person
        for position in self.surplus:
            holders = self.market.holders[position]
            if self.vacancies[position] < 0 and not self.left.isdisjoint(holders):
                return "surplus", position
        return None
