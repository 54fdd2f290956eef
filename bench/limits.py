"""Measure plans whose people are tied together by limits, on the default city.

The case of the roadmap: at most 5 percent of the people move, and of each of the 30
largest agencies at most 5 percent leave their position.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl

from tepat import intake
from tepat.placement import store
from tepat.placement.assurance import gaps
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.scenario import Caps, Scenario
from tepat.snapshot import Snapshot, resolve

SHARE = 5
AGENCIES = 30


def capped(snapshot: Snapshot) -> Scenario:
    """Return the scenario with a city cap and one for each of the largest agencies."""
    path = pl.col("unit_path").str.split("/")
    positions = resolve.positions(snapshot).select(
        "position", agency=path.list.get(1, null_on_oob=True)
    )
    sizes = (
        snapshot.employees.join(positions, on="position")
        .drop_nulls("agency")
        .group_by("agency")
        .len()
        .sort(["len", "agency"], descending=[True, False])
        .head(AGENCIES)
    )
    units = {agency: max(1, n * SHARE // 100) for agency, n in sizes.iter_rows()}
    return Scenario(caps=Caps(share=SHARE, units=dict(sorted(units.items()))))


def measured_limits(snapshot: Snapshot) -> Iterator[str]:
    """Yield a line on the capped plan, one on its gaps, and one on fewer limits."""
    whole = capped(snapshot)
    city = replace(whole, caps=Caps(share=SHARE))
    for name, scenario in (("5 % and 30 agencies", whole), ("5 % alone", city)):
        case = work_out(snapshot, scenario)
        started, worked = time.perf_counter(), time.process_time()
        content = make(case)
        seconds = time.perf_counter() - started
        worked = time.process_time() - worked
        left = gaps(content) or {}
        fit = content["objective"]["fit"]
        yield (
            f"limits: {name:<22} {len(content['moves'])} moves   {seconds:5.1f} s   "
            f"({worked:.1f} s of a core)   target ≤ 30 s"
        )
        same = store.text_of(make(case)) == store.text_of(content)
        told = ", ".join(f"{goal} {number}" for goal, number in left.items())
        yield (
            f"limits: gaps: {told}   fit {100 * left['fit'] / max(fit, 1):.4f} %, "
            f"target ≤ 0.1 %   two runs: {'equal' if same else 'DIFFERENT'}"
        )


if __name__ == "__main__":
    day = date(2026, 11, 24)
    reading = intake.read(Path(sys.argv[1]), day=None, today=day)
    if reading.snapshot is None:
        sys.exit("The workbook has errors; see `tepat check`.")
    for line in measured_limits(reading.snapshot):
        print(line, flush=True)
