"""Measure what looks at the structure: integrity, and a structure to be beside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import polars as pl

from tepat import law
from tepat.establishment.integrity import integrity
from tepat.establishment.to_be import restructure
from tepat.intake import town
from tepat.snapshot import Snapshot

T = TypeVar("T")
LARGE = 100_000
TARGETS = {"integrity": {10_000: 1, LARGE: 10}, "structure to be": {10_000: 3}}


def measured_structure(city: Snapshot) -> Iterator[str]:
    """Yield one line for each computation, on this city and on a large one."""
    yield from _measured(city, "of the city")
    yield from _measured(town.build(LARGE, 1), f"of {LARGE:,} people")


def _measured(city: Snapshot, whose: str) -> Iterator[str]:
    people = round(len(city.employees), -4)
    in_force = law.on(city.day)
    seconds, found = _timed(lambda: integrity(city, in_force))
    told = f"{city.positions.height:,} positions, {len(found.issues):,} findings"
    yield _line("integrity", whose, seconds, told, people)
    changed = shaken(city)
    seconds, beside = _timed(lambda: restructure(city, changed))
    told = f"{beside.people.height:,} people, {len(beside.changes):,} changes"
    yield _line("structure to be", whose, seconds, told, people)


def shaken(city: Snapshot) -> Snapshot:
    """The city with every tenth operational position closed and as many moved."""
    turn = pl.when(pl.col("family") == "PELAKSANA").then(pl.int_range(pl.len()) % 10)
    moved = pl.when(turn == 1).then(pl.lit(city.units["unit"][1])).otherwise("unit")
    kept = city.positions.with_columns(unit=moved).filter(
        (turn != 0).fill_null(True)  # leaders and functional posts stay
    )
    return replace(city, day=city.day + timedelta(days=60), positions=kept)


def _line(what: str, whose: str, seconds: float, told: str, people: int) -> str:
    target = TARGETS[what].get(people)
    figures = (f"{seconds:.2f} s", told, f"target ≤ {target} s" if target else "")
    return f"{f'{what} {whose}':<42}{'   '.join(figures)}"


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    done = do()
    return time.perf_counter() - started, done


if __name__ == "__main__":
    for line in measured_structure(town.build(10_000, 1)):
        print(line)
