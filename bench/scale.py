"""How large a problem can be: 100,000 people and five million allowed pairs.

Each size is solved and proven in a process of its own, from the arrays to the checked
proof; all four goals in their order, with positions over strength among them.

    python bench/scale.py [PEOPLE]
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from synthetic import problem

PAIRS_EACH = 50
SIZES = (10_000, 30_000, 100_000)
TARGET = "target for 100,000: ≤ 90 s, ≤ 8 GiB on 2 cores"
GIB = 2**20  # of what Linux tells, in KiB


def scaled(sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """Yield a line per size and kind of question."""
    for people in sizes:
        for alike in (1, 0):
            words = [sys.executable, __file__, "--child", str(people), str(alike)]
            done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
            yield done.stdout.strip() or f"{people:,} people: {done.stderr[-200:]}"


def child(people: int, alike: bool) -> None:
    """Solve one problem and print what it took."""
    import resource

    from tepat.placement import proof
    from tepat.placement.solve import solve

    asked = problem(people, people * PAIRS_EACH, alike=alike)
    started, worked = time.perf_counter(), sum(os.times()[:4])
    found = solve(asked)
    checked = proof.check(
        asked,
        found.position,
        found.prices,
        closed=found.closed,
        trimmed=found.trimmed,
    )
    seconds, cpu = time.perf_counter() - started, sum(os.times()[:4]) - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIB
    kind = "alike by kind" if alike else "every pair its own fit"
    print(
        f"placement, {people:,} people, {len(asked.option_person):,} pairs, {kind}: "
        f"{seconds:.1f} s ({cpu:.1f} s CPU), {peak:.2f} GiB with the question, "
        f"{'proven' if checked.valid else 'NOT PROVEN'}; {TARGET}"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(int(sys.argv[2]), sys.argv[3] == "1")
    else:
        wanted = tuple(map(int, sys.argv[1:])) or SIZES
        for line in scaled(wanted):
            print(line, flush=True)
