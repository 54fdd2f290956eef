"""Tasks of jobs and positions, with volumes that ask for the seats that are meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.snapshot.columns import TASKS

from . import story
from .drafts import Draft
from .tables import table

Exact = NDArray[np.float64]

LEEWAY = 0.36  # how far the workload may lie from the whole number of seats
FEW = 20.0  # volumes below are written with one decimal


@dataclass(frozen=True, slots=True)
class Workload:
    """The tasks of the city, and where the need comes from otherwise.

    Attributes:
        tasks: The table of a snapshot.
        stated: Seats per position that are stated outright; null where the tasks
            say it, where the law does (heads), or where nobody does.
    """

    tasks: pl.DataFrame
    stated: list[int | None]


def workload(
    drafts: list[Draft],
    codes: list[str],
    seats: NDArray[np.int64],
    chance: np.random.Generator,
) -> Workload:
    """Describe the work of the positions that exist.

    The commonest number of seats of a job is told once, by tasks of the job; a
    position that needs another number has tasks of its own.

    Args:
        drafts, codes, seats: Of the positions that exist, in their order.
    """
    told = [_tasks_of(draft) for draft in drafts]
    common = _commonest(drafts, seats, told)
    lines: list[tuple[str, list[list[Any]], float]] = [
        (job, _tasks(job), seats_of_job + float(chance.uniform(-LEEWAY, LEEWAY)))
        for job, seats_of_job in common.items()
    ]
    stated: list[int | None] = []
    forgotten = set(
        chance.permutation(len(drafts))[: round(len(drafts) * story.UNKNOWN_NEED)]
    )
    for index, (draft, code, lines_of_job) in enumerate(
        zip(drafts, codes, told, strict=True)
    ):
        if lines_of_job:
            stated.append(None)
            if seats[index] != common[draft.job.code]:
                load = seats[index] + float(chance.uniform(-LEEWAY, LEEWAY))
                lines.append((code, lines_of_job, load))
        elif draft.job.is_leadership:
            stated.append(None)
        else:
            unknown = index in forgotten and not draft.is_critical
            stated.append(None if unknown else int(seats[index]))
    return Workload(_frame(lines), stated)


def _tasks(job: str) -> list[list[Any]]:
    told = table("tasks")
    lines: list[list[Any]] = told["operational"].get(job) or told["functional"].get(
        job.partition(".")[0], []
    )
    return lines


def _tasks_of(draft: Draft) -> list[list[Any]]:
    return [] if draft.job.is_leadership else _tasks(draft.job.code)


def _commonest(
    drafts: list[Draft], seats: NDArray[np.int64], told: list[list[list[Any]]]
) -> dict[str, int]:
    counts: dict[str, dict[int, int]] = {}
    for draft, number, lines in zip(drafts, seats.tolist(), told, strict=True):
        if lines:
            of_job = counts.setdefault(draft.job.code, {})
            of_job[number] = of_job.get(number, 0) + 1
    return {
        job: min(of_job, key=lambda number: (-of_job[number], number))
        for job, of_job in counts.items()
    }


def _frame(lines: list[tuple[str, list[list[Any]], float]]) -> pl.DataFrame:
    rows = [_row(code, line, load) for code, tasks, load in lines for line in tasks]
    full = [{name: row.get(name) for name in TASKS.schema} for row in rows]
    return pl.DataFrame(full, schema=TASKS.schema)


def _row(code: str, line: list[Any], load: float) -> dict[str, Any]:
    """One task with the volume that takes its share of ``load`` persons."""
    description, result, period, time, unit, share, *other = line
    told: dict[str, Any] = other[0] if other else {}
    approach = told.get("approach", "tugas")
    exact = load * share * _results_per_person(approach, told, period, time, unit)
    is_few = exact < FEW and approach == "tugas"
    return {
        "position": code,
        "description": description,
        "result": result,
        "volume": round(exact, 1) if is_few else float(round(exact)),
        "period": period,
        "time": float(time),
        "time_unit": unit,
        "approach": approach,
        "capacity": told.get("capacity"),
        "ratio": told.get("ratio"),
        "shift": told.get("shift"),
    }


def _results_per_person(
    approach: str, told: dict[str, Any], period: str, time: float, unit: str
) -> float:
    """How many results, objects or pieces take one person for the whole year."""
    if approach == "peralatan":
        return 1.0 / float(told["ratio"] * told["shift"])
    if approach != "tugas":
        return float(told["capacity"])
    year, hours = table("tasks")["year"], table("tasks")["hours"]
    return float(year["effective_hours"] / (time * hours[unit] * year[period]))
