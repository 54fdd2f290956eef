"""Check of a plan that knows neither the solver nor how the plan was found.

Feasibility and points are worked out again person by person, from the people's gaps and
the catalogue; the ceiling from the prices alone, class by class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from tepat.words import Sentence

from .arranged import OPEN, Arranged
from .bundles import SCALE, Prices, best
from .problem import NO_LIMIT
from .weighing import Weighing

NOT_OPEN = Sentence(
    id="{nip}: {training} tidak terbuka baginya.",
    en="{nip}: {training} is not open to this person.",
)
TWICE = Sentence(
    id="{nip}: dua pelatihan untuk kompetensi yang sama.",
    en="{nip}: two trainings for one competency.",
)
AT_ONCE = Sentence(
    id="{nip}: {training} dan {other} berlangsung bersamaan.",
    en="{nip}: {training} and {other} are at the same time.",
)
TOO_LONG = Sentence(
    id="{nip}: {hours} JP melampaui sisa {room} JP.",
    en="{nip}: {hours} hours exceed the {room} that are left.",
)
TOO_MANY = Sentence(
    id="{training}: {people} peserta untuk {seats} kursi.",
    en="{training}: {people} participants for {seats} seats.",
)
TOO_DEAR = Sentence(
    id="Biaya {cost} melampaui anggaran {budget}.",
    en="The cost {cost} exceeds the budget {budget}.",
)
NOT_AS_STATED = Sentence(
    id="Poin tertulis {stated}, hasil hitung ulang {found}.",
    en="Points say {stated}, worked out again they are {found}.",
)
ABOVE = Sentence(
    id="Poin {points} melampaui batas {bound} yang dihitung dari harga.",
    en="The points {points} exceed the bound {bound} that follows from the prices.",
)


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that does not hold."""

    sentence: Sentence
    facts: dict[str, object]

    def say(self) -> str:
        return self.sentence.fill(self.facts, "id")


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of the check.

    Attributes:
        points: Worked out again, in parts of a point.
        ceiling: That no plan can exceed, from the prices, in parts of a point.
        violations: Everything that does not hold; none where the plan is valid.
    """

    points: int
    ceiling: int
    violations: tuple[Violation, ...]


def check(
    told: Arranged,
    taken: pl.DataFrame,
    prices: Prices,
    stated: int,
    weighing: Weighing,
) -> Proof:
    """Check a plan.

    Args:
        told: The city's needs and offers.
        taken: ``nip`` and ``offer`` (place among ``told.offers``), the plan.
        prices: Of money and seats.
        stated: Points that the plan claims, in parts.
        weighing: What the plan weighs.
    """
    wrong = list(_infeasible(told, taken))
    points = _points(told, taken, weighing)
    if points != stated:
        wrong.append(Violation(NOT_AS_STATED, {"stated": stated, "found": points}))
    bound = bound_of(told, prices)
    if points > bound:
        wrong.append(Violation(ABOVE, {"points": points, "bound": bound}))
    return Proof(points, bound, tuple(wrong))


def bound_of(told: Arranged, prices: Prices) -> int:
    """Return the ceiling of the prices, in parts of a point, rounded down."""
    problem = told.problem
    total = 0
    found = best(problem, prices)
    for worth, people in zip(found.worth.tolist(), problem.count.tolist(), strict=True):
        total += worth * people
    for price, seats in zip(prices.seats.tolist(), problem.seats.tolist(), strict=True):
        if price and seats == NO_LIMIT:
            raise ValueError("A seat without a limit has no price.")
        total += price * seats
    if prices.rupiah:
        if problem.budget is None:
            raise ValueError("Money without a limit has no price.")
        total += prices.rupiah * problem.budget
    return total // SCALE


def _infeasible(told: Arranged, taken: pl.DataFrame) -> Iterator[Violation]:
    offers = told.offers.to_dicts()
    place = {nip: at for at, nip in enumerate(told.people["nip"])}
    of_person: dict[str, list[int]] = {}
    seats = [0] * len(offers)
    for nip, at in taken.select("nip", "offer").iter_rows():
        of_person.setdefault(nip, []).append(at)
        seats[at] += 1
    rooms = told.people["room"].to_list()
    for nip, those in of_person.items():
        row = place[nip]
        for at in those:
            if told.access[row, at] != OPEN:
                facts = {"nip": nip, "training": offers[at]["training"]}
                yield Violation(NOT_OPEN, facts)
        groups = [offers[at]["group"] for at in those]
        if len(groups) != len(set(groups)):
            yield Violation(TWICE, {"nip": nip})
        for number, one in enumerate(those):
            for other in those[:number]:
                if _at_once(offers[one], offers[other]):
                    names = (offers[one]["training"], offers[other]["training"])
                    facts = {"nip": nip, "training": names[0], "other": names[1]}
                    yield Violation(AT_ONCE, facts)
        hours = sum(offers[at]["hours"] for at in those)
        room = rooms[row]
        if room is not None and round(hours * 100) > round(room * 100):
            yield Violation(TOO_LONG, {"nip": nip, "hours": hours, "room": room})
    for offer, people in zip(offers, seats, strict=True):
        if offer["seats"] is not None and people > offer["seats"]:
            facts = {
                "training": offer["training"],
                "people": people,
                "seats": offer["seats"],
            }
            yield Violation(TOO_MANY, facts)
    budget = told.problem.budget
    cost = sum(
        people * offer["cost"] for offer, people in zip(offers, seats, strict=True)
    )
    if budget is not None and cost > budget:
        yield Violation(TOO_DEAR, {"cost": cost, "budget": budget})


def _at_once(one: dict[str, object], other: dict[str, object]) -> bool:
    days = (one["starts"], one["ends"], other["starts"], other["ends"])
    if None in days:
        return False
    return bool(days[0] <= days[3] and days[2] <= days[1])  # type: ignore[operator]


def _points(told: Arranged, taken: pl.DataFrame, weighing: Weighing) -> int:
    """Gaps closed, lacking hours filled and mandatory seats, from the tables alone."""
    needs = {
        (nip, competency): (short, asked, reached, points)
        for nip, competency, short, asked, reached, points in told.needs.select(
            "nip", "competency", "short", "asked", "reached", "level_points"
        ).iter_rows()
    }
    lacks = dict(told.people.select("nip", "lack").iter_rows())
    hours: dict[str, float] = {}
    points = 0
    offers = told.offers.to_dicts()
    for nip, at in taken.select("nip", "offer").iter_rows():
        offer = offers[at]
        hours[nip] = hours.get(nip, 0.0) + offer["hours"]
        points += weighing.mandatory * offer["is_mandatory"]
        need = needs.get((nip, offer["competency"]))
        if need is not None and need[0] and offer["level_after"] is not None:
            closed = min(offer["level_after"], need[1]) - need[2]
            most = weighing.most_levels
            closed = closed if most is None else min(closed, most)
            points += need[3] * max(0, closed)
    parts = told.parts
    filled = sum(
        round(min(had, lacks[nip] or 0.0) * parts) for nip, had in hours.items()
    )
    return points * parts + filled * told.problem.hour_points
