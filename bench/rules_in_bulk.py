"""How fast rules are put to many pairs, against the same expressions row by row."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat import law
from tepat.policy import Policy
from tepat.rules import PLAN_RULES, Rule, check
from tepat.rules.columns import BY_NAME, Side
from tepat.rules.grid import HOLDS, judge
from tepat.rules.pairs import Experience, derive
from tepat.rules.people import experience_of, people
from tepat.rules.targets import targets
from tepat.snapshot import Snapshot

RULES, PAIRS = 20, 10_000_000
ROW_BY_ROW = 1_000_000


def measured_rules(snapshot: Snapshot) -> Iterator[str]:
    """Yield lines: every person against enough seats, and a part of it row by row.

    The verdict of every rule on every pair is read out and counted, not only looked up
    where it may be found. Both ways must count the same.
    """
    in_force, rules = law.on(snapshot.day), PLAN_RULES[:RULES]
    started = time.perf_counter()
    everyone = people(snapshot, in_force, snapshot.day)
    seats = targets(snapshot, in_force)
    seats = pl.concat([seats] * (PAIRS // (everyone.height * seats.height) + 1))
    seats = seats.head(-(-PAIRS // everyone.height))
    record = experience_of(snapshot, everyone, snapshot.day, in_force)
    grid = judge(everyone, seats, rules, in_force, Policy(), record)
    holds = [_held(answer.for_people(slice(None))) for answer in grid.answers]
    seconds = time.perf_counter() - started
    pairs = everyone.height * seats.height
    yield (
        f"{'rules over all pairs, read out':<42}{seconds:.2f} s   {len(rules)} rules, "
        f"{pairs:,} pairs; {sum(holds):,} hold; target ≤ 15 s"
    )
    few = everyone.head(max(1, ROW_BY_ROW // seats.height))
    started = time.perf_counter()
    by_row = _row_by_row(few, seats, rules, in_force, record)
    seconds = time.perf_counter() - started
    some = slice(0, few.height)
    same = by_row == [_held(answer.for_people(some)) for answer in grid.answers]
    scaled = seconds * pairs / (few.height * seats.height)
    yield (
        f"{'the same row by row, scaled':<42}{scaled:.1f} s   measured "
        f"{seconds:.2f} s on {few.height * seats.height:,} pairs; "
        f"{'equal counts' if same else 'DIFFERENT COUNTS'}"
    )


def _held(verdicts: NDArray[np.int8]) -> int:
    return int((verdicts == HOLDS).sum())


def _row_by_row(
    few: pl.DataFrame,
    seats: pl.DataFrame,
    rules: tuple[Rule, ...],
    in_force: law.Law,
    record: Experience,
) -> list[int]:
    sides = {
        side: [name for name, it in BY_NAME.items() if it.side is side] for side in Side
    }
    needs = {name for rule in rules for name in rule.needs}
    pairs = few.select(sides[Side.PERSON]).join(
        seats.select(sides[Side.TARGET]), how="cross", maintain_order="left_right"
    )
    told = check(derive(pairs, needs, record), rules, in_force, Policy())
    return [int(told[rule.code].fill_null(False).sum()) for rule in rules]
