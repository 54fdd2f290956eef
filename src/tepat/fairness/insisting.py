"""What a plan would lose if somebody sat where they envy another, by its own proof."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tepat.placement.problem import Flags, Ints
from tepat.placement.why.bounded import Bounded
from tepat.placement.why.worth import Worth

from .outcome import Outcome

PRICED = {"kind": "prices"}


@dataclass(frozen=True, slots=True, eq=False)
class Insisting:
    """What insisting costs, pair by pair.

    Attributes:
        loss: One row per pair and one column per goal, in the order of the goals: the
            least that the plan would lose. Under limits only the first that is not
            zero is certain; zeros follow.
        is_known: Per pair, whether the plan's certificate tells it.
        limit: Per pair the code of the first limit that the move would strain.
    """

    loss: Ints
    is_known: Flags
    limit: list[str | None]


def insisting(told: Outcome, person: Ints, position: Ints) -> Insisting:
    """Return what the plan would lose at least if each person sat there instead.

    That is what person and seat are worth elsewhere, by the prices in the plan's own
    certificate, as ``placement.why`` reads them. An exchange has none.

    Args:
        told: The plan.
        person, position: Indices of the pairs.
    """
    kind = (told.content.get("certificate") or PRICED)["kind"]
    if kind == "prices" and told.case.scenario.tolerance is None:
        prices = _by_position(told)
        here = _worth(told, prices, person, told.seat[person])
        there = _worth(told, prices, person, position)
        everywhere = np.ones(len(person), np.bool_)
        return Insisting(here - there, everywhere, [None] * len(person))
    goals = told.problem.goals
    loss = np.zeros((len(person), len(goals)), dtype=np.int64)
    is_known = np.zeros(len(person), np.bool_)
    limit: list[str | None] = [None] * len(person)
    if kind not in ("prices", "limits") or not len(person):
        return Insisting(loss, is_known, limit)
    case, content = told.case, told.content
    bounded = Bounded(case, content) if kind == "limits" else None
    asked = bounded or Worth(case, told.apart, content)
    for at, (who, where) in enumerate(
        zip(person.tolist(), position.tolist(), strict=True)
    ):
        found = asked.loss(who, where)
        if found is not None:
            is_known[at], loss[at] = True, [found.get(goal, 0) for goal in goals]
        if bounded is not None:
            for barrier in bounded.barriers(who, where, int(told.seat[who])):
                limit[at] = limit[at] or barrier.code
    return Insisting(loss, is_known, limit)


def _by_position(told: Outcome) -> Ints:
    """Return the prices of positions by goal; a price that is not told is zero."""
    codes = {code: at for at, code in enumerate(told.problem.positions)}
    prices = told.content["prices"]
    table = np.zeros((len(codes), len(told.problem.goals)), dtype=np.int64)
    for code, vector in prices.items():
        table[codes[code]] = vector
    return table


def _worth(told: Outcome, prices: Ints, person: Ints, seat: Ints) -> Ints:
    """Value of people in positions, less the price of a seat there, by goal."""
    problem, case = told.problem, told.case
    place = np.maximum(seat, 0)
    stays = (seat == told.holds[person]) & (seat >= 0)
    value = {
        "critical": problem.critical[place].astype(np.int64),
        "filled": np.ones(len(person), np.int64),
        "fit": case.scores[person, case.target[place]].astype(np.int64),
        "stayed": stays.astype(np.int64),
    }
    worth = np.stack([value[goal] for goal in problem.goals], axis=1) - prices[place]
    over = told.content.get("over_strength_prices") or {}
    if over and stays.any():
        codes = problem.positions
        for at in np.flatnonzero(stays).tolist():
            spare = over.get(codes[place[at]])
            if spare is not None:
                seated = [
                    (goal in ("fit", "stayed")) * int(value[goal][at]) - cost
                    for goal, cost in zip(problem.goals, spare, strict=True)
                ]
                worth[at] = max(worth[at].tolist(), seated)
    worth[seat < 0] = 0
    return worth
