"""How long the performance of a city takes, and how often ranges of raters hold.

Raters of a known severity rate people for three years, some of whom move between them;
then they are compared as ``tepat performance`` does.

    python bench/performance.py              the table of docs/performance.md
    python bench/performance.py --rounds 5
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl

from tepat import law
from tepat.performance.overview import overview
from tepat.performance.raters.drift import drift
from tepat.performance.raters.severity import severity
from tepat.snapshot import Snapshot

YEARS, RATERS = 3, 100
SHAPES: Mapping[str, Mapping[str, float]] = {
    "12 people, a quarter moves a year": {},
    "nobody ever moves": {"moved": 0.0},
    "4 people": {"each": 4},
    "raters nearly alike": {"spread": 0.15},
    "raters all alike": {"spread": 0.0},
    "raters change from year to year": {"turn": 0.3},
    "whole ratings 1 to 5": {"whole": 1},
}


def measured_performance(city: Snapshot) -> Iterator[str]:
    """Yield the time of everything that ``tepat performance`` works out."""
    started = time.perf_counter()
    found = overview(city, law.on(city.day))
    seconds = time.perf_counter() - started
    what = f"{found.people.height:,} people, {len(found.units)} units"
    yield f"{'performance of everybody':<42}{seconds:.2f} s   {what}"


def simulated(
    seed: int,
    *,
    each: int = 12,
    moved: float = 0.25,
    spread: float = 0.4,
    turn: float = 0.0,
    whole: int = 0,
) -> tuple[pl.DataFrame, np.ndarray, np.ndarray]:
    """Return ratings, what each rater adds, and how that changed by year."""
    chance = np.random.default_rng(seed)
    people = RATERS * each
    adds = chance.normal(0, spread, RATERS)
    turns = chance.normal(0, turn, (YEARS, RATERS)).cumsum(axis=0)
    worth = chance.normal(0, 0.5, people)
    at = np.repeat(np.arange(RATERS), each)
    frames = []
    for year in range(YEARS):
        away = chance.random(people) < (moved if year else 0)
        at = np.where(away, chance.integers(0, RATERS, people), at)
        score = 3.8 + worth + adds[at] + turns[year, at] + chance.normal(0, 0.6, people)
        if whole:
            score = np.clip(np.rint(score), 1, 5)
        names = [f"{it:03}" for it in at]
        rows = {"rater": names, "person": np.arange(people), "score": score}
        kind = {"year": pl.lit(year, pl.Int64), "kind": pl.lit(f"{year}|")}
        frames.append(pl.DataFrame(rows).with_columns(**kind))
    return pl.concat(frames), adds, turns


def held(rounds: int) -> Iterator[str]:
    """Yield a line per shape: how often the ranges hold the truth."""
    for name, shape in SHAPES.items():
        of_raters, of_drift = [], []
        for seed in range(rounds):
            records, adds, turns = simulated(seed, **shape)  # type: ignore[arg-type]
            found = severity(records).table
            who = found["rater"].cast(pl.Int64).to_numpy()
            truth = (adds + turns.mean(axis=0))[who]
            of_raters.append(_inside(found, truth))
            changed = drift(records, fewest=5)
            who = changed["rater"].cast(pl.Int64).to_numpy()
            year = changed["year"].to_numpy()
            change = turns[year, who] - turns[year - 1, who]
            if changed.height:
                of_drift.append(_inside(changed, change))
        drifted = f"{100 * np.mean(of_drift):.1f} %" if of_drift else "–"
        yield f"{name:<42}{100 * np.mean(of_raters):.1f} %   drift {drifted}"


def _inside(table: pl.DataFrame, truth: np.ndarray) -> float:
    low, high = table["low"].to_numpy(), table["high"].to_numpy()
    return float(np.mean((low <= truth) & (truth <= high)))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=100)
    for line in held(arguments.parse_args().rounds):
        print(line, flush=True)
