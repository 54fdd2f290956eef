"""Tepat beside what a user would pick instead: one run, one question, one optimum.

Each solves the same seeded problems (see ``synthetic`` and ``rivals``) in a process of
its own, from the arrays to the answer, building the model included. Told are seconds on
the clock and of processors (which a busy machine hardly stretches), and the highest
memory beyond that of the question; ratios to Tepat are of processor seconds. A rival is
not asked again once it took more of them, or more memory, than the stated limits. Two
kinds of question: positions alike by kind, as rules and the measure of fit make them,
and every pair with a fit of its own, the hardest for all.

    python bench/compare.py [--most 100000] [--limit 60] [--memory 8]
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from rivals import OURS, RIVALS, Question
from synthetic import problem

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
PAIRS_EACH = 50
MIB = 2**10  # of what Linux tells, in KiB


def compared(most: int, limit: float, memory: float, seed: int = 1) -> Iterator[str]:
    """Yield a line per size and solver."""
    load = os.getloadavg()[0]
    yield (
        f"Tepat beside other solvers; {PAIRS_EACH} allowed pairs a person; limits "
        f"{limit:.0f} s CPU and {memory:.0f} GiB each; load of the machine at the "
        f"start {load:.1f} on {os.cpu_count()} cores"
    )
    for alike in (True, False):
        kind = "positions alike by kind" if alike else "every pair its own fit"
        yield f"  {kind}"
        out: dict[str, str] = {}
        for people in (size for size in SIZES if size <= most):
            ours: dict[str, Any] = {}
            for name in RIVALS:
                if name in out:
                    yield _line(people, name, out[name])
                    continue
                found = _asked(name, people, alike, seed, limit, memory)
                if "why" in found:
                    out[name] = found["why"]
                    yield _line(people, name, found["why"])
                    continue
                ours = ours or found
                same = "same optimum" if found["sum"] == ours["sum"] else "DIFFERENT"
                yield _line(
                    people,
                    name,
                    f"{found['seconds']:7.2f} s {found['cpu']:7.2f} s CPU "
                    f"{found['mib']:6.0f} MiB  × {found['cpu'] / ours['cpu']:6.1f} CPU "
                    f"× {found['mib'] / ours['mib']:5.1f} memory  {same}",
                )


def _line(people: int, name: str, said: str) -> str:
    return f"    {people:>7,} {name:<42}{said}"


def _asked(
    name: str, people: int, alike: bool, seed: int, limit: float, memory: float
) -> dict[str, Any]:
    """Ask one solver in a process of its own."""
    words = [sys.executable, __file__, "--child", name, str(people), str(int(alike))]
    words += [str(seed), str(memory), str(0 if name == OURS else limit)]
    told = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    if not told.returncode:
        found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
        return found
    if told.returncode == -signal.SIGXCPU or "SIGXCPU" in told.stderr:
        why = f"more than {limit:.0f} s CPU"
    elif "MemoryError" in told.stderr or "bad_alloc" in told.stderr:
        why = f"more than {memory:.0f} GiB"
    else:
        last = told.stderr.strip().splitlines()[-1:] or [f"exit {told.returncode}"]
        why = last[0][:60]
    return {"why": f"not asked further: {why} at {people:,}"}


def child(
    name: str, people: int, alike: bool, seed: int, memory: float, limit: int
) -> None:
    """Solve one question and print what it took."""
    import resource

    asked = Question.of(
        problem(
            people,
            people * PAIRS_EACH,
            seed,
            alike=alike,
            over_strength=False,
            goals=("fit", "critical", "filled", "stayed"),
        )
    )
    bare = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    room = int(memory * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (room + 2**31, room + 2**31))
    if limit:
        spent = int(sum(os.times()[:2])) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (spent + limit, spent + limit + 5))
    started, worked = time.perf_counter(), sum(os.times()[:4])
    total = RIVALS[name](asked)
    seconds, cpu = time.perf_counter() - started, sum(os.times()[:4]) - worked
    # CBC is a process of its own.
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    mib = max(peak - bare, 1024) / MIB
    print(json.dumps({"sum": total, "seconds": seconds, "cpu": cpu, "mib": mib}))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--most", type=int, default=SIZES[-1])
    arguments.add_argument("--limit", type=float, default=60)
    arguments.add_argument("--memory", type=float, default=8)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--child", nargs=6)
    told = arguments.parse_args()
    if told.child:
        name, people, alike, seed, memory, limit = told.child
        asked = int(people), alike == "1", int(seed), float(memory), int(float(limit))
        child(name, *asked)
        return
    for line in compared(told.most, told.limit, told.memory, told.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
