"""Protecting holders inside deferred acceptance freezes a market; exchange does not.

    .venv/bin/python docs/examples/exchange.py

Combe, Tercieux and Terrier (Review of Economic Studies 2022) found it with the teachers
of France: deferred acceptance (Gale and Shapley), changed so that each holder comes
first at the own seat, lets few move, although many could change seats with nobody and
no seat worse off. Here the same is tried on invented markets, one person a seat.

A person likes a seat for its quality, which all see alike, and for reasons of their
own, half and half. A seat ranks people by merit, which all seats see alike, and for
reasons of its own, half and half. Better seats are held by people of more merit, with a
correlation of 0.6. Everybody ranks the seats they like best among those they like
better than their own, at most twenty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from tepat.placement import proof, rounds_proof
from tepat.placement.exchange.trade import trade
from tepat.placement.market import Market
from tepat.placement.problem import BEST_FIT, Problem
from tepat.placement.solve import solve
from tepat.placement.split import split

PEOPLE = 1000
WISHES = 20
CORRELATION = 0.6
SEEDS = (1, 2, 3, 4, 5)


def market(people: int, wishes: int, correlation: float, seed: int) -> Market:
    """Draw a market with one seat a person; person ``i`` holds seat ``i``.

    Fit is the rank at the seat, 0 to 1000: the best of all has 1000.
    """
    chance = np.random.default_rng(seed)
    quality = chance.standard_normal(people)
    merit = correlation * quality
    merit += np.sqrt(1 - correlation**2) * chance.standard_normal(people)
    liking = (quality[None, :] + chance.standard_normal((people, people))) / np.sqrt(2)
    score = (merit[:, None] + chance.standard_normal((people, people))) / np.sqrt(2)
    rank = score.argsort(axis=0).argsort(axis=0)  # 0: the worst of all at that seat
    fit = (rank + 1) * BEST_FIT // people
    own = np.arange(people)
    order = np.argsort(-liking, axis=1)[:, :wishes]
    better = np.take_along_axis(liking, order, axis=1) > liking[own, own][:, None]
    who, at = np.nonzero(better)
    pairs = sorted(zip(who.tolist(), order[who, at].tolist(), at.tolist(), strict=True))
    person, seat, wish = np.array(pairs, np.int64).reshape(len(pairs), 3).T
    codes = tuple(f"{number:06d}" for number in range(people))
    return Market(
        problem=Problem(
            people=codes,
            positions=codes,
            seats=np.ones(people, np.int64),
            critical=np.zeros(people, np.bool_),
            holds=own,
            own_fit=fit[own, own].astype(np.int64),
            option_person=person,
            option_position=seat,
            option_fit=fit[person, seat].astype(np.int64),
        ),
        need=np.ones(people, np.int64),
        rank=wish,
        tolerance=0,
        kind=own,
        claim=np.zeros((0, people), np.int16),
    )


def deferred_acceptance(asked: Market) -> int:
    """Count who moves when people propose, and every holder comes first at their seat.

    Who is turned down proposes to the next seat of their list, and at last to the own
    one, which never turns its holder down.
    """
    fit = [dict(wishes) for wishes in asked.wishes]
    lists = [[*(seat for seat, _ in each), at] for at, each in enumerate(asked.wishes)]
    seated: dict[int, int] = {}
    proposing = list(range(len(lists)))[::-1]
    while proposing:
        person = proposing.pop()
        seat = lists[person].pop(0)
        rival = seated.get(seat)
        if rival is not None and _keeps(seat, rival, person, fit):
            proposing.append(person)
            continue
        seated[seat] = person
        if rival is not None:
            proposing.append(rival)
    return sum(seat != person for seat, person in seated.items())


def _keeps(seat: int, rival: int, person: int, fit: list[dict[int, int]]) -> bool:
    """Tell whether a seat keeps who it has when somebody else proposes."""
    if seat in (rival, person):
        return rival == seat
    return (fit[rival][seat], -rival) > (fit[person][seat], -person)


def exchange(asked: Market) -> int:
    """Count who moves by TO-BE; the rounds are checked without the algorithm."""
    rounds = trade(asked)
    seat = asked.problem.holds.copy()
    for step in (step for each in rounds for it in each.trades for step in it):
        seat[step.person] = step.to
    if rounds_proof.check(asked, rounds, seat):
        raise AssertionError
    return int((seat != asked.problem.holds).sum())


def optimum(asked: Market) -> int:
    """Count the most who can move with nobody and no seat worse off; it is proven.

    Seats take the same people as in an exchange. Each move counts one, staying
    nothing: filling all seats comes first, so that nobody leaves one empty.
    """
    parts = split(asked.problem, asked.tolerance).problem
    counted = replace(
        parts,
        own_fit=np.zeros_like(parts.own_fit),
        option_fit=np.ones_like(parts.option_fit),
    )
    answer = solve(counted)
    marks = {"closed": answer.closed, "trimmed": answer.trimmed}
    if not proof.check(counted, answer.position, answer.prices, **marks).valid:
        raise AssertionError
    return answer.objective[counted.goals.index("fit")]


WAYS: dict[str, Callable[[Market], int]] = {
    "deferred acceptance, holders first": deferred_acceptance,
    "exchange (TO-BE)": exchange,
    "most that can move, no one and no seat worse off": optimum,
}


def movers(people: int, wishes: int, correlation: float, seed: int) -> dict[str, int]:
    """Return how many move in one market, by way of assigning."""
    asked = market(people, wishes, correlation, seed)
    return {name: way(asked) for name, way in WAYS.items()}


def report(seeds: tuple[int, ...] = SEEDS, people: int = PEOPLE) -> Iterator[str]:
    """Yield a line for each way: its mean over the seeds, and each of them."""
    told = [movers(people, WISHES, CORRELATION, seed) for seed in seeds]
    yield (
        f"{people} people, {people} seats, at most {WISHES} wishes, correlation "
        f"{CORRELATION}, {len(seeds)} seeds: people who move"
    )
    for name in WAYS:
        each = [one[name] for one in told]
        yield f"{name:<52}{np.mean(each):>8.1f}   {', '.join(map(str, each))}"


if __name__ == "__main__":
    for line in report():
        print(line)
