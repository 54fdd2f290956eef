"""The limits that a scenario asks for, counted over the seats of a case.

Whatever today's seating of the people who can be placed already breaks becomes "not
worse than today", so that nobody moving keeps every limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np
import polars as pl

from tepat.competency import measured
from tepat.law.reckoning import whole_months
from tepat.snapshot import resolve

from ..case import Case
from ..problem import Flags, Ints, Pair, Problem
from ..scenario import Balance
from .costs import costs_of
from .limit import Limit, Term
from .proof import used


def limits_of(case: Case, problem: Problem, base: Ints) -> tuple[Limit, ...]:
    """Return the limits of a case's scenario, always in the same order.

    Args:
        case: The case.
        problem: Its problem, by places.
        base: Per place the index of its position.

    Raises:
        CostUnknown: if a budget is asked for where a seat has no known cost.
    """
    ground = _Ground.of(case, problem, base)
    asked = case.scenario
    parts = (
        ground.moves(),
        ground.leaving(),
        (ground.budget(unit, most) for unit, most in sorted(asked.budget.items())),
        (ground.headcount(unit) for unit in asked.protect.headcount),
        (ground.fit(unit) for unit in asked.protect.fit),
        (
            ground.competency(code, unit)
            for code, units in sorted(asked.protect.competencies.items())
            for unit in units
        ),
        (each for balance in asked.balance for each in ground.balance(balance)),
    )
    limits = [limit for part in parts for limit in part if limit is not None]
    return tuple(_not_worse_than_today(problem, limits))


def apart(case: Case, base: Ints, pairs: tuple[Pair, Pair]) -> Limit:
    """Return the limit by which two relatives do not both sit in these positions.

    Args:
        case: The case.
        base: Per place the index of its position.
        pairs: (person, position) of both, as indices.
    """
    terms = tuple(
        Term(
            person=_only(case.people.height, person),
            place=(base == position).astype(np.int64),
        )
        for person, position in pairs
    )
    nips, codes = case.people["nip"], case.positions["position"]
    about = [name for person, place in pairs for name in (nips[person], codes[place])]
    return Limit("relatives", tuple(about), 1, terms)


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """A case as the limits see it.

    Attributes:
        case, problem, base: As given.
        paths: Per position, the units it lies in.
        everyone: One per person.
        everywhere: One per place.
    """

    case: Case
    problem: Problem
    base: Ints
    paths: tuple[tuple[str, ...], ...]
    everyone: Ints
    everywhere: Ints

    @classmethod
    def of(cls, case: Case, problem: Problem, base: Ints) -> _Ground:
        paths = tuple(
            tuple(path.split("/")) if path else ()
            for path in case.positions["unit_path"]
        )
        ones = (
            np.ones(len(problem.people), np.int64),
            np.ones(len(base), np.int64),
        )
        return cls(case, problem, base, paths, *ones)

    def moves(self) -> Iterator[Limit]:
        """The caps on the moves of the whole plan."""
        caps, people = self.case.scenario.caps, len(self.problem.people)
        every = (Term(self.everyone, self.everywhere, stays=False),)
        if caps.moves is not None:
            yield Limit("moves", (), caps.moves, every)
        if caps.share is not None:
            yield Limit("share", (), _part_of(people, caps.share), every)

    def leaving(self) -> Iterator[Limit]:
        """The caps on those who leave their position, by unit."""
        caps = self.case.scenario.caps
        wanted = [("leave", unit, most) for unit, most in sorted(caps.units.items())]
        if caps.unit_share is not None:
            agencies = sorted({path[1] for path in self.paths if len(path) > 1})
            for unit in agencies:
                number = int(self._of_unit(unit).sum())
                most = _part_of(number, caps.unit_share)
                wanted.append(("leave_share", unit, most))
        for kind, unit, most in wanted:
            term = Term(self._of_unit(unit), self.everywhere, stays=False)
            yield Limit(kind, (unit,), most, (term,))

    def budget(self, unit: str, most: int) -> Limit:
        """What everyone seated in a unit costs in a year, in units of ``each``."""
        cost = costs_of(self.case, unit, self._open(unit))[self.base]
        each = gcd(*cost.tolist()) or 1
        terms = (Term(self.everyone, cost // each),)
        return Limit("budget", (unit,), most // each, terms, each)

    def headcount(self, unit: str) -> Limit:
        """How many sit in a unit: not fewer than today."""
        terms = (Term(-self.everyone, self._in(unit)),)
        return Limit("headcount", (unit,), self._today(terms), terms)

    def fit(self, unit: str) -> Limit | None:
        """The mean fit of a unit's people: nobody's worth less than today's mean."""
        here = self._seats(self._in(unit))
        number, total = int(here.sum()), int(self.problem.own_fit[here].sum())
        if not number:
            return None
        terms = (
            Term(-number * self.everyone, self._in(unit), fit=True),
            Term(total * self.everyone, self._in(unit)),
        )
        return Limit("fit", (unit,), 0, terms)

    def competency(self, code: str, unit: str) -> Limit:
        """How many in a unit have a competency (above level 0): not fewer."""
        levels = measured(self.case.snapshot).filter(
            (pl.col("competency") == code) & (pl.col("reached") > 0)
        )
        has = self.case.people["nip"].is_in(levels["nip"].implode()).to_numpy()
        terms = (Term(-has.astype(np.int64), self._in(unit)),)
        return Limit("competency", (code, unit), self._today(terms), terms)

    def balance(self, asked: Balance) -> Iterator[Limit]:
        """The share of a group in a unit; if it is beyond its limit, today's share."""
        group = self._group(asked).astype(np.int64)
        families = self.case.positions["family"].is_in(list(asked.families)).to_numpy()
        seats = self._in(asked.unit)
        if asked.families:
            seats = seats * families[self.base]
        here = self._seats(seats)
        number = int(here.sum())
        today = Fraction(int(group[here].sum()), number) if number else None
        about = (asked.unit, *_told_group(asked))
        for kind, percent, sign in (
            ("least", asked.least, -1),
            ("most", asked.most, 1),
        ):
            if percent is None:
                continue
            share = Fraction(str(percent)) / 100
            if today is not None:
                share = max(share, today) if sign > 0 else min(share, today)
            # Over those who sit there: sum of (group - share) is at most (or least) 0.
            terms = (
                Term(sign * share.denominator * group, seats),
                Term(-sign * share.numerator * self.everyone, seats),
            )
            yield Limit(f"balance_{kind}", about, 0, terms, share.denominator)

    def _in(self, unit: str) -> Ints:
        """Flag the places of a unit and of those below it, as numbers."""
        inside = np.array([unit in path for path in self.paths], np.int64)
        return inside[self.base] if len(inside) else self.everywhere[:0]

    def _of_unit(self, unit: str) -> Ints:
        """Flag the people whose own position lies in a unit, as numbers."""
        return self._seats(self._in(unit)).astype(np.int64)

    def _seats(self, places: Ints) -> Flags:
        """Flag the people who sit in some places today."""
        sits: Flags = np.append(places, 0)[self.problem.holds] > 0
        return sits

    def _open(self, unit: str) -> Flags:
        """Flag the positions of a unit in which somebody sits or may sit."""
        count = len(self.paths)
        used_places = np.concatenate(
            [self.problem.holds[self.problem.holds >= 0], self.problem.option_position]
        )
        sits = np.bincount(self.base[used_places], minlength=count) > 0
        return sits & np.array([unit in path for path in self.paths], np.bool_)

    def _group(self, asked: Balance) -> Flags:
        """Flag the people of a group; who is not known to belong does not."""
        sexes = resolve.employees(self.case.snapshot).select("nip", "sex")
        people = self.case.people.select("nip", "born").join(
            sexes, on="nip", how="left", maintain_order="left"
        )
        day = pl.lit(self.case.effective_on)
        age = whole_months(pl.col("born"), day) // 12
        belongs = pl.lit(True)
        if asked.sex is not None:
            belongs &= (pl.col("sex") == asked.sex).fill_null(False)
        if asked.age_from is not None:
            belongs &= (age >= asked.age_from).fill_null(False)
        if asked.age_to is not None:
            belongs &= (age <= asked.age_to).fill_null(False)
        flags = people.select(belongs=belongs & pl.col("nip").is_not_null())
        return flags["belongs"].to_numpy().astype(np.bool_)

    def _today(self, terms: tuple[Term, ...]) -> int:
        return used(self.problem, [Limit("", (), 0, terms)], self.problem.holds)[0]


def _not_worse_than_today(problem: Problem, limits: list[Limit]) -> Iterator[Limit]:
    today = used(problem, limits, problem.holds)
    for limit, now in zip(limits, today, strict=True):
        most = max(limit.most, now)
        yield Limit(limit.kind, limit.about, most, limit.terms, limit.each)


def _part_of(number: int, percent: float) -> int:
    """Return so many percent of a number, rounded down, without float noise."""
    return int(Fraction(str(percent)) * number / 100)


def _only(number: int, one: int) -> Ints:
    flags: Ints = (np.arange(number) == one).astype(np.int64)
    return flags


def _told_group(asked: Balance) -> tuple[str, ...]:
    """Return what makes a group, as text: for names, and to tell two limits apart."""
    parts: Mapping[str, object] = {
        "sex": asked.sex,
        "age_from": asked.age_from,
        "age_to": asked.age_to,
    }
    told = [f"{key}={value}" for key, value in parts.items() if value is not None]
    return (*told, *asked.families)
