"""The frontier as CSV, for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from tepat.frontier import Frontier
from tepat.reports.file import write_whole

from .rows import points, told_goals

PARTS = ("", "_gain", "_share", "_each")


def write_csv(path: Path, found: Frontier) -> None:
    """Write the points as CSV (UTF-8, comma, decimal point, one row per point).

    Columns: ``moves``; for each goal told ``GOAL`` (achieved), ``GOAL_gain`` (beyond
    the first point), ``GOAL_share`` (percent of the gain of the last), ``GOAL_each``
    (per move since the point before); ``proven`` (``yes`` or ``no``); ``until``: with
    so many moves nothing better is known; ``most_GOAL``: what no plan with ``until``
    moves exceeds, blank where nothing can be said.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    goals = [goal for _, goal in told_goals(found)]
    writer.writerow(
        [
            "moves",
            *(f"{goal}{part}" for part in PARTS for goal in goals),
            *("proven", "until"),
            *(f"most_{goal}" for goal in goals),
        ]
    )
    writer.writerows(_rows(found, goals))
    write_whole(path, text.getvalue().encode("utf-8"))


def _rows(found: Frontier, goals: list[str]) -> Iterator[list[object]]:
    ends = [point.moves - 1 for point in found.points[1:]] + [found.points[-1].moves]
    for point, row, until in zip(found.points, points(found), ends, strict=True):
        most = dict(zip(found.goals, found.most(until), strict=True))
        cells = [row.get(f"{goal}{part}") for part in PARTS for goal in goals]
        bounds = [most[goal] for goal in goals]
        proven = "yes" if point.proven else "no"
        yield [point.moves, *cells, proven, until, *bounds]
