"""The training plan of a city: from gaps and a catalogue to who attends what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import polars as pl

from tepat.errors import TepatError
from tepat.finding import Finding
from tepat.law import Law
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from . import needs as of_needs
from . import offers as of_offers
from . import proof
from .adjusting import open_to
from .arranged import Arranged, arranged
from .bundles import SCALE
from .cheaper import cheaper
from .curve import Curve, curve
from .remarks import findings
from .search import Search
from .solve import Solution, solve
from .tables import people_after, seats_table, taken_table, with_outcome
from .weighing import Weighing

MANY = 2_000  # classes; beyond that the search is cut short and the gap told
ROUNDS, FEWER_ROUNDS = 60, 8

WRONG = Sentence(
    id="Rencana pelatihan tidak lolos pemeriksaan ulang, jadi tidak diberikan: {why} "
    "Laporkan data ini kepada pengembang.",
    en="The training plan did not pass its own check, so it is not given: {why} Report "
    "this data to the developers.",
)
OTHER_BOOK = Sentence(
    id="Rencana penempatan memindahkan orang ke jabatan {position}, yang tidak ada "
    "dalam buku kerja ini. Pakai buku kerja yang sama dengan rencana itu.",
    en="The placement plan moves people to position {position}, which is not in this "
    "workbook. Use the workbook that the plan was made from.",
)


class PlanNotRight(TepatError):
    """A plan that the independent check refuses."""

    exit_code = 93


class PlanOfOtherBook(TepatError):
    """Moves of a placement plan that was made from other data."""

    exit_code = 94


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """Who attends what in one year, what it closes, and what closes nothing yet.

    Points are those of ``weighing``; a bound of ``bound`` points says that no plan
    within the same means closes more.

    Attributes:
        day: The reference date.
        year: Of the plan.
        budget: Rupiah, or ``None`` without a limit.
        weighing: What was weighed.
        taken: One row per person and training; see ``tables.taken_table``.
        needs: One row per person and competency asked; see ``needs.needs`` and
            ``tables.with_outcome``.
        people: One row per person; see ``tables.people_after``.
        offers: One row per training of the catalogue; see ``tables.seats_table``.
        curve: What other budgets close: ``budget``, ``closed``, ``bound`` and
            ``is_plan``.
        closed: Points of the plan.
        bound: Points that no plan exceeds.
        ceiling: The same by the prices alone, worked out without the solver.
        is_by_list: Whether ``bound`` rests on HiGHS and a complete list of bundles.
        totals: ``cost``, ``levels``, ``hours``, ``mandatory``, ``people``, ``seats``,
            ``gaps`` (competencies short), ``gaps_closed`` (completely),
            ``levels_short``, ``never_assessed`` and ``gap`` (share by which the plan
            may be worse).
        million: Points of one more million rupiah: ``slope`` (of the linear program)
            and ``exact`` (of a plan made anew; null where either is not proven).
        open_to: Every training that is open to each person, whether in the plan or
            not; see ``adjusting.open_to``.
        findings: What is unknown, odd or left out.
    """

    day: date
    year: int
    budget: int | None
    weighing: Weighing
    taken: pl.DataFrame
    needs: pl.DataFrame
    people: pl.DataFrame
    offers: pl.DataFrame
    curve: pl.DataFrame
    closed: float
    bound: float
    ceiling: float
    is_by_list: bool
    totals: Mapping[str, Any]
    million: Mapping[str, float | None]
    open_to: pl.DataFrame
    findings: tuple[Finding, ...] = field(default=())

    @property
    def is_best(self) -> bool:
        """Whether no plan within the means closes more."""
        return self.bound <= self.closed


def plan(
    snapshot: Snapshot,
    law: Law,
    *,
    budget: float | None = None,
    moves: Mapping[str, str] | None = None,
    year: int | None = None,
    weighing: Weighing | None = None,
    seconds: float | None = None,
    with_curve: bool = True,
) -> TrainingPlan:
    """Make the training plan that closes most within the means.

    Args:
        snapshot: The city.
        law: The law on its day.
        budget: Rupiah; ``None`` takes the setting ``anggaran_pelatihan``, and no limit
            where that is blank.
        moves: NIP → position of a placement plan: who moves is measured against it.
        year: To plan for; by default that of the first training still to come.
        weighing: What a gap is worth; Tepat's defaults where it is left out.
        seconds: After which HiGHS gives up each list of bundles; the plan is then what
            was found before, and its gap is told. Without it the answer rests on no
            clock.
        with_curve: Whether other budgets are tried too.

    Raises:
        PlanOfOtherBook: if ``moves`` names a position that is not there.
        PlanNotRight: if the plan does not pass the independent check.
        NormNotInForce: if a norm it rests on has no value on the day of ``law``.
    """
    weighing = weighing or Weighing()
    moves = moves or {}
    known = set(snapshot.positions["position"])
    for code in moves.values():
        if code not in known:
            raise PlanOfOtherBook(OTHER_BOOK, position=code)
    rupiah = snapshot.settings.training_budget if budget is None else budget
    whole = None if rupiah is None else int(rupiah)
    year = year or of_offers.year_of(snapshot)
    people = of_needs.people(snapshot, law, moves)
    needs = of_needs.needs(snapshot, law, people, weighing)
    offers = of_offers.offers(snapshot, year)
    told = arranged(snapshot, law, weighing, people, needs, offers, year, whole)
    search = Search(told.problem)
    is_large = told.problem.classes > MANY
    rounds = FEWER_ROUNDS if is_large else ROUNDS
    solution = solve(search, whole, rounds=rounds, seconds=seconds)
    rows, bundles, numbers = cheaper(
        told.problem, solution.rows, solution.bundles, solution.people
    )
    pairs = _pairs(told, rows, bundles, numbers)
    checked = proof.check(told, pairs, solution.prices, solution.worth, weighing)
    if checked.violations:
        raise PlanNotRight(WRONG, why=checked.violations[0].say())
    taken = taken_table(told, pairs, solution, year)
    outcome = with_outcome(told, offers, taken, solution, year)
    after = people_after(told, taken)
    other = curve(search, whole, solution, taken, rounds, with_curve=with_curve)
    return TrainingPlan(
        day=snapshot.day,
        year=year,
        budget=whole,
        weighing=weighing,
        taken=taken,
        needs=outcome,
        people=after,
        offers=seats_table(told, offers, taken, solution),
        curve=_in_points(other.points, told.parts),
        closed=solution.worth / told.parts,
        bound=solution.bound / told.parts,
        ceiling=checked.ceiling / told.parts,
        is_by_list=solution.is_by_list,
        totals=MappingProxyType(_totals(solution, taken, outcome, after)),
        million=MappingProxyType(_million(told, solution, other)),
        open_to=open_to(told),
        findings=tuple(findings(snapshot, told, offers, taken, outcome, moves)),
    )


def _pairs(
    told: Arranged, rows: np.ndarray, bundles: np.ndarray, numbers: np.ndarray
) -> pl.DataFrame:
    """Give the bundles of each class to its people, in the order of the sheet."""
    waiting: dict[int, list[int]] = {}
    for person, row in enumerate(told.classes.of_person.tolist()):
        waiting.setdefault(row, []).append(person)
    given = {row: iter(members) for row, members in waiting.items()}
    pairs = [
        (next(given[row]), np.flatnonzero(bundle).tolist())
        for row, bundle, number in zip(
            rows.tolist(), bundles, numbers.tolist(), strict=True
        )
        for _ in range(number)
    ]
    nips = told.people["nip"].to_list()
    return pl.DataFrame(
        [(nips[at], offer) for at, those in sorted(pairs) for offer in those],
        schema={"nip": pl.String, "offer": pl.Int64},
        orient="row",
    )


def _totals(
    solution: Solution, taken: pl.DataFrame, needs: pl.DataFrame, people: pl.DataFrame
) -> dict[str, Any]:
    short = needs.filter(pl.col("short") > 0)
    gap = solution.bound - solution.worth
    return {
        "cost": round(taken["cost"].sum()),
        "levels": int(taken["levels"].sum()),
        "hours": round(float(people["filled"].sum()), 2),
        "mandatory": int(taken["is_mandatory"].sum()),
        "people": taken["nip"].n_unique(),
        "seats": taken.height,
        "gaps": short.height,
        "gaps_closed": short.filter(pl.col("left") == 0).height,
        "levels_short": int(short["short"].sum()),
        "never_assessed": needs["short"].null_count(),
        "gap": round(gap / solution.bound, 6) if solution.bound else 0.0,
    }


def _in_points(points: pl.DataFrame, parts: int) -> pl.DataFrame:
    return points.with_columns(pl.col("closed", "bound") / parts)


def _million(
    told: Arranged, solution: Solution, other: Curve
) -> dict[str, float | None]:
    if told.problem.budget is None:
        return {"slope": 0.0, "exact": 0.0}
    slope = solution.prices.rupiah * 1_000_000 / SCALE / told.parts
    exact = None if other.million is None else other.million / told.parts
    return {"slope": round(slope, 4), "exact": exact}
