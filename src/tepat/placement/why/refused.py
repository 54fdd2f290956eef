"""Positions that people do not get: why not, and what would make them possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from ..barriers import COULD_MEET, UNEXPLAINED, Barrier, Barriers
from ..case import Case
from ..problem import Pair
from .ahead import Ahead
from .alternative import (
    EXACT_PRICE,
    EXACT_TIE,
    PRICE,
    TIE,
    Alternative,
)
from .bounded import Bounded
from .exact import Insist
from .pairs import Pairs
from .points import needed
from .remedies import of_barrier, of_gaps, of_price
from .seats import Seats
from .steps import NextStep, in_order
from .traded import of_exchange
from .worth import Worth

FEW = 4
"""So many positions, or people, of a kind are shown."""


class Refused:
    """Says of positions why a person does not get them.

    Args:
        case: The case.
        content: The plan.
        seats: Everybody's seat in the plan.
        barriers: What keeps people out besides rules.
        worth: The prices of the plan; ``None`` where it has none.
        insist: Works out exactly what insisting costs, where it is asked to.
    """

    def __init__(
        self,
        case: Case,
        content: Mapping[str, Any],
        seats: Seats,
        barriers: Barriers,
        worth: Worth | Bounded | None,
        insist: Insist | None,
    ) -> None:
        self._case, self._content = case, content
        self._seats, self._barriers = seats, barriers
        self._worth, self._insist = worth, insist

    def near(self, person: int, ahead: Ahead) -> list[tuple[Pair, int | None]]:
        """Return what was wished for, then what fits best, then what is nearest.

        Each with its place among what is shown whatever was wished for; ``None`` where
        it is shown for the wish alone.
        """
        usual = {place: at for at, place in enumerate(self._usual(person, ahead))}
        own = self._own(person)
        wished = [it for it in self._wished.get(person, ()) if it not in own][:FEW]
        shown = dict.fromkeys([*wished, *usual])
        return [((person, place), usual.get(place)) for place in shown]

    def _own(self, person: int) -> tuple[int, int]:
        """The seat that the person has and the one in the plan; -1: none."""
        return int(self._case.holds[person]), int(self._seats.seat[person])

    def _usual(self, person: int, ahead: Ahead) -> Iterator[int]:
        """What fits best, and what is nearest.

        Of positions that ask for the same things one is shown.
        """
        case, own = self._case, self._own(person)
        seen = {int(case.target[it]) for it in own if it >= 0}
        allowed = case.grid.allowed[person, case.target]
        fit = case.scores[person, case.target].astype(np.int64)
        order = np.argsort(-fit, kind="stable")
        for part in (order[allowed[order]].tolist(), ahead.nearest(person)):
            count = 0
            for place in part:
                target = int(case.target[place])
                if target not in seen and place not in own:
                    seen.add(target)
                    count += 1
                    yield place
                if count == FEW:
                    break

    def tell(
        self,
        pairs: Sequence[Pair],
        ahead: Ahead,
        known: Pairs,
        *,
        exactly: bool = False,
    ) -> list[Alternative]:
        """Say of each pair why the person does not get the position.

        Args:
            pairs: None of them as in the plan.
            ahead: What these people could reach later.
            known: What rules find about the pairs.
            exactly: Whether to work out what insisting costs even if it takes long.
        """
        allowed = [pair for pair in pairs if not known.missed(pair)]
        lacks = of_gaps(self._case, ahead, allowed)
        return [
            self._told(pair, ahead, known, lacks.get(pair), exactly=exactly)
            for pair in pairs
        ]

    def _told(
        self,
        pair: Pair,
        ahead: Ahead,
        known: Pairs,
        lack: NextStep | None,
        *,
        exactly: bool,
    ) -> Alternative:
        person, place = pair
        code = self._case.positions["position"][place]
        fit = int(self._case.scores[person, self._case.target[place]])
        is_wished = place in self._wished.get(person, ())
        is_own = bool(self._case.holds[person] == place)  # staying is always possible
        missed = known.missed(pair)
        if missed and not is_own:
            outlook = ahead.outlook(pair, missed, known.row(pair))
            return Alternative(
                *(code, fit, "finding", None, {}, None, tuple(missed)),
                outlook=outlook,
                steps=outlook.steps,
                is_wished=is_wished,
            )
        barriers = () if is_own else self._barriers.of(person, place)
        loss = None
        if not barriers and self._worth is not None:
            loss = self._worth.loss(person, place)
        if loss is not None:
            return self._priced(pair, loss, lack, exactly=exactly)
        if not barriers and not self._seats.is_option(person, place):
            # Only an exchange keeps relatives apart wherever they could meet.
            is_kin = self._worth is None and bool(self._case.kin.relatives.get(person))
            barriers = (COULD_MEET,) if is_kin else ()
        steps = [of_barrier(it) for it in barriers]
        said, facts = UNEXPLAINED, dict[str, object]()
        if barriers:
            said, facts = barriers[0].sentence, dict(barriers[0].facts)
        elif self._seats.is_option(person, place):
            said, told, step = of_exchange(
                self._case, self._seats, self._content, person, place
            )
            facts, steps = dict(told), [] if step is None else [step]
        return Alternative(
            *(code, fit, "limit", said, facts, None, ()),
            barriers=barriers,
            steps=in_order(steps),
            is_wished=is_wished,
        )

    def _priced(
        self,
        pair: Pair,
        least: Mapping[str, int],
        lack: NextStep | None,
        *,
        exactly: bool,
    ) -> Alternative:
        person, place = pair
        code = self._case.positions["position"][place]
        fit = int(self._case.scores[person, self._case.target[place]])
        exact = None
        if self._insist is not None:
            ask = self._insist.price if exactly else self._insist.quick_price
            exact = ask(self._case.people["nip"][person], code)
        loss = least if exact is None else exact
        enough = needed(fit, loss)
        step = of_price(
            *(fit, loss, enough),
            is_exact=exact is not None,
            sits=bool(self._case.holds[person] >= 0),
        )
        limits: tuple[Barrier, ...] = ()
        steps = [step] if lack is None or enough is None else [step, lack]
        if isinstance(self._worth, Bounded):
            # A higher fit may ease a limit too, so no least one can be named.
            limits = self._worth.barriers(person, place, int(self._seats.seat[person]))
            steps = [*(steps if exact else ()), *(of_barrier(it) for it in limits)]
            enough = enough if exact else None
        price, tie = (PRICE, TIE) if exact is None else (EXACT_PRICE, EXACT_TIE)
        said = price if any(loss.values()) else tie
        return Alternative(
            *(code, fit, "price", said, {}, loss, ()),
            barriers=limits,
            steps=in_order(steps),
            is_exact=exact is not None,
            enough=enough,
            is_wished=place in self._wished.get(person, ()),
        )

    @cached_property
    def _wished(self) -> Mapping[int, tuple[int, ...]]:
        """For each person the positions wished for, the first wish first."""
        case = self._case
        people = {nip: at for at, nip in enumerate(case.people["nip"])}
        places = {code: at for at, code in enumerate(case.positions["position"])}
        told = case.snapshot.wishes.sort("rank", nulls_last=True, maintain_order=True)
        found: dict[int, dict[int, None]] = defaultdict(dict)
        for nip, code in told.select("nip", "position").iter_rows():
            if nip in people and code in places:
                found[people[nip]][places[code]] = None
        return {person: tuple(wished) for person, wished in found.items()}
