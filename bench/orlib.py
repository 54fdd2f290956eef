"""Solve the OR-Library assignment instances and hold them against their optima.

The files are ``assignN.txt`` (n, then n × n costs) and ``assignpN.txt`` (n, then
``i j cost`` for the allowed pairs alone); ``optima.csv`` has the published optima.
Run it as ``python bench/orlib.py [FOLDER]``.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tepat.placement.network import Network, Scale
from tepat.placement.optimum import optimum

FOLDER = Path(__file__).parents[1].parent / "shared" / "data" / "optimization"


def instances(folder: Path = FOLDER) -> dict[str, int]:
    """Return the published optimum of each assignment instance in ``folder``."""
    if not (folder / "optima.csv").exists():
        return {}
    with (folder / "optima.csv").open(encoding="utf-8", newline="") as lines:
        optima = {
            row["instance"]: int(row["published_optimum"])
            for row in csv.DictReader(lines)
        }
    return {
        name: value
        for name, value in optima.items()
        if (folder / f"{name}.txt").exists()
    }


def network(file: Path) -> Network:
    """Read one instance: the least cost becomes the greatest worth."""
    numbers = np.array(file.read_text("ascii").split(), dtype=np.int64)
    size, rest = int(numbers[0]), numbers[1:]
    if file.stem.startswith("assignp"):
        person, place, cost = rest.reshape(-1, 3).T
        person, place = person - 1, place - 1
    else:
        person, place = np.divmod(np.arange(size * size), size)
        cost = rest
    order = np.lexsort((place, person))
    return Network.direct(
        people=size,
        capacity=np.ones(size, np.int64),
        gain=np.zeros(size, np.int64),
        person=person[order],
        place=place[order],
        worth=-cost[order],
        scale=Scale((1,)),
    )


def solved(file: Path) -> tuple[int, int]:
    """Return the least cost found, and the least possible by the prices."""
    question = network(file)
    found = optimum(question)
    net = question.worth - found.price[question.gate]
    best = np.full(question.people, net.min())
    np.maximum.at(best, question.person, net)
    bound = question.capacity @ found.price + best.sum()
    return -int(question.worth[found.taken.way].sum()), -int(bound)


def solved_to_the_optimum(folder: Path = FOLDER) -> Iterator[str]:
    """Yield a line on each instance."""
    known = instances(folder)
    if not known:
        yield f"OR-Library: no instances in {folder}"
    for name, published in known.items():
        started = time.perf_counter()
        cost, bound = solved(folder / f"{name}.txt")
        seconds = time.perf_counter() - started
        verdict = "optimal" if cost == bound == published else "NOT OPTIMAL"
        yield (
            f"OR-Library {name:<12} found {cost:>6}  proved ≥ {bound:>6}  "
            f"published {published:>6}  {seconds:5.2f} s  {verdict}"
        )


if __name__ == "__main__":
    for told in solved_to_the_optimum(Path(sys.argv[1]) if sys.argv[1:] else FOLDER):
        print(told)
