"""A tenth of a nation of 4.5 million civil servants, planned for real.

Sixty fictional agencies, of sizes as uneven as real ones (most of some thousands, a
few of tens of thousands), 450,000 people in all; always the same for a seed. Each is
made by ``tepat demo``'s own generator, planned by ``tepat batch`` as a user would run
it, and measured from the batch's journal. What a whole nation would take is told with
its assumption: another nine such tenths, on the same machine.

    python bench/nation.py make FOLDER [--agencies 60] [--people 450000] [--seed 1]
    python bench/nation.py run FOLDER [--workers 2] [--out FOLDER]
    python bench/nation.py told OUT
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from tepat import intake
from tepat.intake import town

LEAST, MOST = 200, 100_000
SPREAD = 0.9
"""Of the logarithm of sizes: a quarter of the agencies is twice the median or more."""

CLASSES = (0, 2_000, 5_000, 10_000, 20_000, 50_000, 1_000_000)
NATION = 4_500_000


def sizes(agencies: int, people: int, seed: int) -> list[int]:
    """Return the sizes of the agencies, largest first, adding up to ``people``."""
    drawn = np.random.default_rng(seed).lognormal(0, SPREAD, agencies)
    told = np.clip(drawn / drawn.sum() * people, LEAST, MOST).astype(int)
    told = np.sort(told)[::-1]
    told[0] = min(max(told[0] + people - told.sum(), LEAST), MOST)
    return [int(size) for size in told]


def make(folder: Path, agencies: int, people: int, seed: int) -> None:
    """Write the workbooks that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, size in enumerate(sizes(agencies, people, seed), start=1):
        book = folder / f"instansi-{number:03}.xlsx"
        if book.exists():
            continue
        beside = book.with_suffix(".new")
        intake.write_xlsx(town.build(size, seed * 1_000 + number), beside)
        beside.rename(book)
        print(f"{book.name}: {size:,} people", flush=True)


def run(folder: Path, out: Path, workers: int) -> None:
    """Plan all agencies and tell what it took."""
    words = ["batch", str(folder), "--out", str(out), "--workers", str(workers)]
    words += ["--day", "2026-11-24"]
    started, load = time.monotonic(), os.getloadavg()[0]
    done = subprocess.run([sys.executable, "-m", "tepat", *words], check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"`tepat batch` ended with {done.returncode}.")
    seconds = time.monotonic() - started
    print(
        f"whole `tepat batch` with {workers} workers: {seconds:,.0f} s; load of the "
        f"machine at the start {load:.1f} on {os.cpu_count()} cores"
    )
    for line in told(out):
        print(line)


def told(out: Path) -> Iterator[str]:
    """Yield what the journal of a batch tells of growth."""
    text = (out / ".batch" / "jurnal.jsonl").read_text("utf-8")
    entries = [json.loads(line) for line in text.splitlines()]
    done = [entry for entry in entries if entry["status"] == "planned"]
    people = np.array([entry["people"] for entry in done], float)
    seconds = np.array([entry["seconds"] for entry in done], float)
    pairs = np.array([entry["pairs"] for entry in done], float)
    peak = np.array([entry["worker_peak_mib"] for entry in done], float)
    yield f"{len(done)} agencies, {people.sum():,.0f} people, {pairs.sum():,.0f} pairs"
    for low, high in pairwise(CLASSES):
        some = (people >= low) & (people < high)
        if some.any():
            each = seconds[some] / people[some] * 1_000
            yield (
                f"  {low:>7,} to {high:>9,} people: {some.sum():>3} agencies, "
                f"{seconds[some].mean():7.1f} s each, {each.mean():6.2f} s per 1,000 "
                f"people, {pairs[some].mean():>12,.0f} pairs, worker at most "
                f"{peak[some].max():6,.0f} MiB"
            )
    if len(done) > 2:
        slope = np.polyfit(np.log(people), np.log(seconds), 1)[0]
        yield f"  seconds grow as people to the power of {slope:.2f}"
    work = seconds.sum()
    times = NATION / people.sum()
    yield (
        f"  {work:,.0f} s of one worker in all; a nation of {NATION:,} with the same "
        f"mix of sizes: × {times:.1f} = {work * times / 3600:.1f} hours of one worker"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("what", choices=("make", "run", "told"))
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--agencies", type=int, default=60)
    arguments.add_argument("--people", type=int, default=450_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--out", type=Path)
    asked = arguments.parse_args()
    if asked.what == "make":
        make(asked.folder, asked.agencies, asked.people, asked.seed)
    elif asked.what == "run":
        run(asked.folder, asked.out or asked.folder / "hasil", asked.workers)
    else:
        for line in told(asked.folder):
            print(line)


if __name__ == "__main__":
    main()
