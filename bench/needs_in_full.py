"""Measure what looks at the whole workload: audit, projection and job evaluation.

The fictional city tells most tasks once for a job. Here every position has its own, so
that the audit meets as many tasks as a city that analysed each position would have.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import polars as pl

from tepat import law
from tepat.establishment.projection import project
from tepat.intake import town
from tepat.job_evaluation import evaluate
from tepat.norm_audit import audit
from tepat.snapshot import Snapshot, resolve

CAPACITY = 500
T = TypeVar("T")
TARGETS = {10_000: 5, 100_000: 60}  # seconds of the audit


def measured_in_full(city: Snapshot) -> Iterator[str]:
    """Yield one line for each computation, on this city and on a large one."""
    yield from _measured(city, "of the city")
    yield from _measured(town.build(100_000, 1), "of 100,000 people")


def _measured(city: Snapshot, whose: str) -> Iterator[str]:
    analysed = with_own_tasks(city)
    in_force = law.on(city.day)
    seconds, found = _timed(lambda: audit(analysed, in_force))
    target = TARGETS.get(round(len(city.employees), -4))
    limit = f"target ≤ {target} s" if target else ""
    tasks = f"{found.totals['tasks']:,} tasks, {len(found.findings):,} findings"
    yield _line(f"norm audit {whose}", f"{seconds:.2f} s", tasks, limit)
    seconds, ahead = _timed(lambda: project(city, in_force, capacity=CAPACITY))
    proposed = f"{ahead.totals['proposed']:,} people proposed"
    yield _line(f"projection {whose}", f"{seconds:.2f} s", proposed)
    seconds, evaluated = _timed(lambda: evaluate(city, in_force))
    jobs = f"{evaluated.totals['evaluated']:,} positions evaluated"
    yield _line(f"job evaluation {whose}", f"{seconds:.2f} s", jobs)


def with_own_tasks(city: Snapshot) -> Snapshot:
    """Give every position the tasks of its job, where it has none of its own."""
    told = resolve.positions(city).select("position", "job")
    own = city.tasks["position"].unique()
    of_job = (
        told.filter(~pl.col("position").is_in(own.implode()))
        .join(city.tasks.rename({"position": "job"}), on="job", maintain_order="left")
        .select(city.tasks.columns)
    )
    return replace(city, tasks=pl.concat([city.tasks, of_job]))


def _line(what: str, *figures: str) -> str:
    return f"{what:<42}{'   '.join(figures)}"


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    done = do()
    return time.perf_counter() - started, done
