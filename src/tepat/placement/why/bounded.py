"""What insisting costs at least in a plan with limits, and which of them it strains.

Goal after goal: a plan that achieves as much in the goals before cannot exceed the
bound of the goal, less what the person would keep short of their best (see
``tepat.placement.limits.proof``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from tepat.words import Sentence, bare

from ..barriers import MEETS, MEETS_NOT, Barrier, Lifted
from ..case import Case
from ..checked import prices_told
from ..limits.reading import limits_told
from ..problem import GOALS, Flags, Ints

LIMITED = Sentence(
    id="Batas yang menghalangi: {name}. {text}",
    en="A limit in the way: {name}. {text}",
)
LOOSEN = Sentence(
    id="Buat rencana lain dengan batas itu dilonggarkan: {name}.",
    en="Make another plan with that limit loosened: {name}.",
)


class Bounded:
    """The multipliers of a plan with limits, asked about one person at a time.

    Args:
        case: The case.
        content: The plan; its certificate is of kind ``limits``.
    """

    def __init__(self, case: Case, content: Mapping[str, Any]) -> None:
        parts = case.parts()
        self._problem, self._base = parts.problem, parts.base
        self._goals, self._told = tuple(content["objective"]), content["limits"]
        self._limits = limits_told(case, parts, content)
        self._paid = np.array([it["prices"] for it in self._told], np.int64).reshape(
            len(self._told), len(GOALS)
        )
        certificate = content["certificate"]
        self._scales, self._held = certificate["scales"], certificate["held"]
        self._reach = [
            content["bound"][goal] - content["objective"][goal] for goal in self._goals
        ]
        labels = {code: at for at, code in enumerate(parts.problem.positions)}
        self._price, self._spare_price = (
            prices_told(content[name], labels)
            for name in ("prices", "over_strength_prices")
        )
        self._spare = parts.problem.surplus() > 0

    def loss(self, person: int, position: int) -> dict[str, int] | None:
        """Return the least loss, at the first goal of which it is certain.

        Returns:
            ``None`` where the person has no way into the position.
        """
        place, fit, stays, spare = self._ways(person)
        here = self._at(place) == position
        if not here.any():
            return None
        kept = self._kept(person, place, fit, stays, spare)
        loss = dict.fromkeys(self._goals, 0)
        for at, goal in enumerate(self._goals):
            short = int(kept[at].max() - kept[at][here].max())
            # The bound is a sum rounded down; up to a whole one may hide in it.
            most = ((self._reach[at] + 1) * self._scales[at] - 1 - short) // (
                self._scales[at]
            )
            if most < 0:
                loss[goal] = -most
                break
        return loss

    def barriers(self, person: int, position: int, seat: int) -> tuple[Barrier, ...]:
        """Return the limits with a price that the move would count for.

        Args:
            person: Index of the person.
            position: Index of a position they could enter.
            seat: Index of their position in the plan, or -1.
        """
        place, fit, stays, _ = self._ways(person)
        at = self._at(place)
        there = np.flatnonzero((at == position) & ~stays)
        now = np.flatnonzero(at == seat)
        if not len(there):
            return ()
        return tuple(self._in_the_way(person, place, fit, stays, there[:1], now[:1]))

    def _in_the_way(
        self,
        person: int,
        place: Ints,
        fit: Ints,
        stays: Flags,
        there: Ints,
        now: Ints,
    ) -> Iterator[Barrier]:
        who = np.full(len(place), person)
        for limit, told, paid in zip(self._limits, self._told, self._paid, strict=True):
            counts = limit.weigh(who, place, fit, stays)
            if not paid.any() or counts[there].sum() <= counts[now].sum():
                continue
            if limit.kind == "relatives":
                yield Barrier("RELATIVES", MEETS, MEETS_NOT, {}, Lifted.SCENARIO)
                continue
            name = Sentence(id=bare(told["name"]), en=bare(told["name_en"]))
            text = Sentence(id=bare(told["text"]), en=bare(told["text_en"]))
            facts = {"name": name, "text": text}
            yield Barrier(limit.code, LIMITED, LOOSEN, facts, Lifted.SCENARIO)

    def _ways(self, person: int) -> tuple[Ints, Ints, Flags, Flags]:
        """Return places (-1: none) and fits of a person's ways; which are stays, and
        which of these lie beyond need."""
        problem = self._problem
        first, last = np.searchsorted(problem.option_person, [person, person + 1])
        place = problem.option_position[first:last]
        fit = problem.option_fit[first:last]
        own, may_stay = int(problem.holds[person]), not problem.must_go[person]
        further = [own, own] if own >= 0 and self._spare[own] else [own]
        further = further if may_stay else []
        place = np.concatenate([place, np.array(further, np.int64)])
        fit = np.concatenate(
            [fit, np.full(len(further), int(problem.own_fit[person]), np.int64)]
        )
        at = np.arange(len(place))
        stays = (at >= last - first) & (place >= 0)
        return place, fit, stays, at > last - first

    def _kept(
        self, person: int, place: Ints, fit: Ints, stays: Flags, spare: Flags
    ) -> list[Ints]:
        """Return, per goal, what the person would keep by each way."""
        sits = place >= 0
        critical = np.append(self._problem.critical, False)[place] & sits & ~spare
        worth = {
            "critical": critical.astype(np.int64),
            "filled": (sits & ~spare).astype(np.int64),
            "fit": np.where(sits, fit, 0),
            "stayed": stays.astype(np.int64),
        }
        ordered = [worth[goal] for goal in self._goals]
        who = np.full(len(place), person)
        counts = [it.weigh(who, place, fit, stays) for it in self._limits]
        kept = []
        for at, own in enumerate(ordered):
            seats = np.append(self._price[:, at], 0)[place]
            beyond = np.append(self._spare_price[:, at], 0)[place]
            left = own * self._scales[at] - np.where(spare, beyond, seats)
            left += sum(
                (held * it for held, it in zip(self._held[at], ordered, strict=False)),
                np.zeros(len(place), np.int64),
            )
            for number, count in enumerate(counts):
                left = left - self._paid[number, at] * count
            kept.append(left)
        return kept

    def _at(self, place: Ints) -> Ints:
        return np.append(self._base, -1)[place]
