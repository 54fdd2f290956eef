"""How often the 95 % interval of an effect holds the truth, on simulated cities.

Every city is drawn answer by answer (1 to 4, nine elements), with a level of its own
for each unit, shocks of a unit that last from quarter to quarter, and a known effect in
some units; then it is measured as `tepat effect` does. Beside it stands what the usual
cluster-robust interval (CR1, t with G − 1 degrees of freedom) would have covered.

    python bench/effects.py            the table of docs/effects.md: 500 cities a line
    python bench/effects.py --rounds 100
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zlib import crc32

import numpy as np
import polars as pl

from tepat import law
from tepat.effects import Outcome, Question, effect
from tepat.effects.answers import survey_answers
from tepat.effects.changes import changes
from tepat.effects.errors import NotOnBothSides
from tepat.effects.group import Group, measured
from tepat.effects.interval import Estimate, weights_of
from tepat.effects.places import Places
from tepat.effects.question import Compare
from tepat.effects.study import of_answers
from tepat.satisfaction import student
from tepat.snapshot import Snapshot
from tepat.snapshot.columns import SURVEYS, UNITS

EVENT = date(2025, 1, 1)
QUARTER = 91
KEYS = (
    *("requirements", "procedure", "duration", "fee", "product"),
    *("staff_competence", "staff_behaviour", "complaint_handling", "facilities"),
)
POINTS = 25.0
LEVEL, UNIT_SPREAD, TREND = 76.0, 4.0, 0.2
ROUNDS = 500


@dataclass(frozen=True, slots=True)
class World:
    """What a simulated city is like; points of the index (25 to 100).

    Attributes:
        name: Of its line in the table.
        units, treated: How many units there are, and how many have the change.
        effect: What it does to them.
        before, after: Quarters on each side.
        shock: Standard deviation of a unit in one quarter, beyond its answers.
        stays: How much of a shock is still there a quarter later.
        respondent: Standard deviation of one answer sheet.
        answers: Mean number of sheets of a unit in a quarter.
        is_uneven: Whether numbers of sheets differ much, and some quarters have none.
        are_unlike: Whether units differ in how restless they are.
        restless: How much more restless the treated units are.
        lasting: Standard deviation of changes that have nothing to do with the event.
        waves: On how many days, a quarter apart, units had the change (trainings).
    """

    name: str
    units: int = 30
    treated: int = 5
    effect: float = 2.0
    before: int = 4
    after: int = 4
    shock: float = 1.5
    stays: float = 0.5
    respondent: float = 9.0
    answers: float = 11.0
    is_uneven: bool = False
    are_unlike: bool = False
    restless: float = 1.0
    lasting: float = 0.0
    waves: int = 1


PLAIN = World("plain")
WORLDS = (
    PLAIN,
    World("no effect at all", effect=0.0),
    World("effect of 6 points", effect=6.0),
    World("shocks that last (0.9)", stays=0.9),
    World("changes of their own in all units", lasting=1.5),
    World("uneven answers, empty quarters", is_uneven=True),
    World("units differ in restlessness", are_unlike=True),
    World("all of these", is_uneven=True, are_unlike=True, stays=0.9, lasting=1.0),
    World("two answers a quarter", answers=2.0, is_uneven=True),
    World("two quarters before, two after", before=2, after=2),
    World("treated twice as restless", restless=2.0),
    World("three days of change, a quarter apart", after=6, waves=3),
)
TREATED = (1, 2, 3, 5, 10)
SIZES = ((20, 1), (20, 3), (20, 8), (40, 1), (40, 12))


def city(world: World, seed: int) -> tuple[Snapshot, dict[str, date]]:
    """Draw one city; equal seeds give equal cities."""
    units, quarters = world.units, world.before + world.after
    kind = crc32(world.name.encode())
    chance = np.random.Generator(
        np.random.PCG64([2_025, seed, units, world.treated, kind])
    )
    treated = np.arange(units) < world.treated
    scale = np.exp(chance.normal(0, 0.5, units)) if world.are_unlike else np.ones(units)
    scale = scale * np.where(treated, world.restless, 1.0)
    shock = np.zeros((units, quarters))
    shock[:, 0] = chance.normal(size=units)
    for quarter in range(1, quarters):
        new = chance.normal(size=units) * np.sqrt(1 - world.stays**2)
        shock[:, quarter] = world.stays * shock[:, quarter - 1] + new
    wave = np.arange(units) % world.waves
    is_after = np.arange(quarters) >= world.before + wave[:, None]
    level = LEVEL + chance.normal(0, UNIT_SPREAD, units)[:, None]
    level = level + TREND * np.arange(quarters) + world.shock * scale[:, None] * shock
    level = level + world.effect * treated[:, None] * is_after
    level = level + chance.normal(0, 1, units)[:, None] * world.lasting * is_after
    expected = np.full((units, quarters), world.answers)
    if world.is_uneven:
        expected = expected * np.exp(chance.normal(0, 0.9, units))[:, None]
        expected = expected * np.exp(chance.normal(0, 0.5, (units, quarters)))
        expected = expected * (chance.random((units, quarters)) > 0.1)
    count = chance.poisson(expected).ravel()
    unit = np.repeat(np.repeat(np.arange(units), quarters), count)
    quarter = np.repeat(np.tile(np.arange(quarters), units), count)
    sheet = level[unit, quarter] + chance.normal(size=len(unit)) * (
        world.respondent * scale[unit]
    )
    exact = np.clip(sheet / POINTS, 1, 4)[:, None]
    low = np.floor(exact)
    up = chance.random((len(unit), len(KEYS))) < exact - low
    answers = (low + up).astype(np.int64)
    first = EVENT.toordinal() - QUARTER * world.before
    day = first + quarter * QUARTER + chance.integers(0, QUARTER, len(unit))
    codes = np.array([f"U{at:02}" for at in range(units)])
    surveys = pl.DataFrame(
        {
            "unit": codes[unit],
            "day": pl.Series(day - date(1970, 1, 1).toordinal()).cast(pl.Date),
            **{key: answers[:, at] for at, key in enumerate(KEYS)},
        }
    )
    snapshot = Snapshot(
        date(2028, 1, 1),
        units=_filled(UNITS.empty(), {"unit": codes.tolist(), "name": codes.tolist()}),
        surveys=pl.concat([SURVEYS.empty(), surveys], how="diagonal_relaxed"),
    )
    days = [EVENT + timedelta(days=QUARTER * int(each)) for each in wave]
    return snapshot, {
        code: day
        for code, day, has in zip(codes.tolist(), days, treated, strict=True)
        if has
    }


def estimated(world: World, seed: int) -> tuple[Group, Estimate] | None:
    """Measure one city; ``None`` where chance left the treated units no answers."""
    snapshot, treated = city(world, seed)
    answers = survey_answers(snapshot)
    try:
        study = of_answers(answers, treated, Places(snapshot), Compare.ALL, ())
    except NotOnBothSides:
        return None
    found = measured(study.groups)
    assert found is not None
    return study.groups[0], found


def usual(group: Group) -> tuple[float, float]:
    """Return the effect and half the width of its interval as is usual: CR1.

    Of the first day of change, where there are several.
    """
    found = changes(group.cells, group.is_treated)
    squares, means = 0.0, []
    for rows in (found.is_treated, ~found.is_treated):
        share = weights_of(found, rows)
        mean = float((share * found.change[rows]).sum())
        squares += float(((share * (found.change[rows] - mean)) ** 2).sum())
        means.append(mean)
    many = len(found.change)
    error = np.sqrt(squares * many / (many - 1))
    return means[0] - means[1], float(student.quantile(0.975, many - 1) * error)


@dataclass(frozen=True, slots=True)
class Covered:
    """How often intervals held the truth, in so many cities, and how wide they were."""

    world: World
    rounds: int
    ours: float
    usual: float
    width: float
    power: float


def covered(world: World, rounds: int) -> Covered:
    """Measure many cities of one kind."""
    ours, theirs, widths, told = [], [], [], []
    for seed in range(rounds):
        found = estimated(world, seed)
        if found is None:
            continue
        group, estimate = found
        assert estimate.low is not None and estimate.high is not None
        ours.append(estimate.low <= world.effect <= estimate.high)
        widths.append((estimate.high - estimate.low) / 2)
        told.append(estimate.tells)
        effect, half = usual(group)
        theirs.append(abs(effect - world.effect) <= half)
    return Covered(
        world,
        len(ours),
        float(np.mean(ours)),
        float(np.mean(theirs)),
        float(np.mean(widths)),
        float(np.mean(told)),
    )


def table(rounds: int) -> Iterator[str]:
    """Yield the lines of the table: one kind of city each, by units with the change."""
    yield "| of 30 units with the change: | " + " | ".join(map(str, TREATED)) + " |"
    yield "|---|" + "---:|" * len(TREATED)
    for world in WORLDS:
        told = [covered(replace(world, treated=treated), rounds) for treated in TREATED]
        yield f"| {world.name} | " + " | ".join(map(cell, told)) + " |"
    yield ""
    for units, treated in SIZES:
        told = covered(replace(PLAIN, units=units, treated=treated), rounds)
        yield f"{treated} of {units} units: {cell(told)}"


def cell(found: Covered) -> str:
    # The usual interval is reckoned for one day of change only.
    usual = "–" if found.world.waves > 1 else f"{found.usual:.0%}"
    return f"{found.ours:.1%} ({usual}, ± {found.width:.1f})"


def measured_effects(snapshot: Snapshot) -> Iterator[str]:
    """Yield lines for ``make bench``: speed on a city, coverage on simulated ones.

    Args:
        snapshot: Its rotation is that of the fictional city.
    """
    units = tuple(sorted(set(snapshot.surveys["unit"])))[::2]
    for outcome, event in (
        (Outcome.SURVEY, date(2025, 10, 1)),
        (Outcome.PERFORMANCE, date(2025, 1, 1)),
    ):
        asked = Question(event, units, outcome=outcome)
        started = time.perf_counter()
        effect(snapshot, law.on(snapshot.day), asked)
        seconds = time.perf_counter() - started
        what = f"effect on {outcome}, {len(units)} units, with its tests"
        yield f"{what:<42}{seconds:.2f} s   target ≤ 3 s"
    for treated in (1, 2, 5):
        started = time.perf_counter()
        found = covered(replace(PLAIN, treated=treated), ROUNDS)
        seconds = time.perf_counter() - started
        what = f"95 % interval holds, {treated} of 30 units changed"
        yield f"{what:<42}{found.ours:.1%} of {ROUNDS}   target 95 %   {seconds:.0f} s"


def _filled(empty: pl.DataFrame, columns: dict[str, list[str]]) -> pl.DataFrame:
    return pl.concat([empty, pl.DataFrame(columns)], how="diagonal_relaxed")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    for each in table(arguments.parse_args().rounds):
        print(each, flush=True)
