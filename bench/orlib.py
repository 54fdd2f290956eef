"""Solve the OR-Library assignment instances and hold them against their optima.

The files are ``assignN.txt`` (n, then n × n costs) and ``assignpN.txt`` (n, then
``i j cost`` for the allowed pairs alone); ``optima.csv`` has the published optima.
Generalised assignment: ``gap.json``, a list of ``instance``, ``profit`` and
``resource`` [agent][job], ``capacity`` [agent] and ``optimum_max``; or OR-Library's own
files ``gapN.txt``, without optima. Run it as ``python bench/orlib.py [FOLDER]``.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tepat.placement.limits.generalised import Assigned, assign
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


class Generalised(NamedTuple):
    """A generalised assignment instance: profits are to be the largest."""

    name: str
    profit: np.ndarray
    resource: np.ndarray
    capacity: np.ndarray
    optimum: int | None


def generalised(folder: Path = FOLDER) -> Iterator[Generalised]:
    """Yield each generalised assignment instance in ``folder``."""
    if (folder / "gap.json").exists():
        for told in json.loads((folder / "gap.json").read_text("utf-8")):
            numbers = (
                np.array(told[name], np.int64)
                for name in ("profit", "resource", "capacity")
            )
            yield Generalised(told["instance"], *numbers, told["optimum_max"])
    for file in sorted(folder.glob("gap*.txt")):
        yield from from_text(file)


def from_text(file: Path) -> Iterator[Generalised]:
    """Read OR-Library's own form: how many problems, then of each the agents and jobs,
    profits, resources and capacities."""
    numbers = np.array(file.read_text("ascii").split(), dtype=np.int64)
    at = 1
    for number in range(1, int(numbers[0]) + 1):
        agents, jobs = map(int, numbers[at : at + 2])
        table, rest = agents * jobs, at + 2
        parts = np.split(numbers[rest : rest + 2 * table + agents], [table, 2 * table])
        shape = agents, jobs
        yield Generalised(
            f"{file.stem}-{number}",
            parts[0].reshape(shape),
            parts[1].reshape(shape),
            parts[2],
            None,
        )
        at = rest + 2 * table + agents


def keeps(told: Generalised, found: Assigned) -> bool:
    """Tell, without the engine, whether capacities hold and the profit is right."""
    jobs = np.arange(told.profit.shape[1])
    spent = np.zeros(len(told.capacity), np.int64)
    np.add.at(spent, found.agent, told.resource[found.agent, jobs])
    profit = int(told.profit[found.agent, jobs].sum())
    return bool((spent <= told.capacity).all()) and profit == found.profit


def solved_to_the_optimum(folder: Path = FOLDER) -> Iterator[str]:
    """Yield a line on each instance."""
    yield from assigned_to_the_optimum(folder)
    for told in generalised(folder):
        started = time.perf_counter()
        found = assign(told.profit, told.resource, told.capacity)
        seconds = time.perf_counter() - started
        known = told.optimum is None or found.profit == told.optimum
        is_best = known and keeps(told, found) and found.profit == found.stated
        verdict = "optimal" if is_best else "NOT OPTIMAL"
        yield (
            f"OR-Library {told.name:<12} found {found.profit:>6}  solver ≤ "
            f"{found.stated:>6}  proved ≤ {found.proven:>6}  published "
            f"{told.optimum or 0:>6}  {seconds:5.2f} s  {verdict}"
        )


def assigned_to_the_optimum(folder: Path) -> Iterator[str]:
    """Yield a line on each instance of plain assignment."""
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
