"""Measure what everybody can reach, and the ways of single people."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from tepat.career import ground, of_everyone
from tepat.career.career import career_of
from tepat.career.expected import LATER
from tepat.snapshot import Snapshot

T = TypeVar("T")
ASKED = 20  # people whose ways are searched


def measured_career(city: Snapshot) -> Iterator[str]:
    """Yield one line for everybody against every seat, and one for single people."""
    seconds, told = _timed(lambda: of_everyone(ground(city)))
    people, targets = told.day.shape
    open_by_time = int((told.day < LATER).sum())
    yield (
        f"{'career: everybody, every seat':<42}{seconds:.2f} s   {people:,} people × "
        f"{targets} kinds of seat, {open_by_time:,} open now or by time; target ≤ 5 s"
    )
    here = ground(city)
    step = max(1, here.people.height // ASKED)
    nips = here.people["nip"].to_list()[::step][:ASKED]
    each = sorted(
        _timed(lambda nip=nip: career_of(here, nip).routes)[0] for nip in nips
    )
    yield (
        f"{'career: the ways of one person':<42}{each[len(each) // 2]:.2f} s median, "
        f"{each[-1]:.2f} s longest of {len(each)}"
    )


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    done = do()
    return time.perf_counter() - started, done
