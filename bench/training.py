"""The training plan of a city: seconds, and how near the plan is to its ceiling."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator

from tepat import law, training
from tepat.intake import town
from tepat.snapshot import Snapshot

MILLION = 1_000_000
BUDGETS: tuple[int | None, ...] = (500 * MILLION, 2_000 * MILLION, None)
TARGET = "target ≤ 20 s of one processor, without other budgets"
KIB = 2**20  # of memory, in what Linux tells


def measured_training(city: Snapshot) -> Iterator[str]:
    """Yield one line per budget, for the trainings of the city's catalogue."""
    in_force = law.on(city.day)
    offers = city.catalogue.height
    for budget in BUDGETS:
        for with_curve in (False, True):
            started, worked = time.perf_counter(), time.process_time()
            found = training.plan(city, in_force, budget=budget, with_curve=with_curve)
            seconds = time.perf_counter() - started
            cpu = time.process_time() - worked
            money = "no limit" if budget is None else f"{budget // MILLION:,} million"
            gap = 100 * found.totals["gap"]
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
            yield (
                f"training plan, {money}, {'with' if with_curve else 'no'} curve: "
                f"{seconds:.1f} s ({cpu:.1f} s CPU), {memory:.1f} GiB; "
                f"{city.employees.height:,} people × {offers} trainings; "
                f"{found.closed:,.0f} of at most {found.bound:,.0f} points, "
                f"gap {gap:.4f} %; {TARGET}"
            )


if __name__ == "__main__":
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for line in measured_training(town.build(people, 1)):
        print(line, flush=True)
