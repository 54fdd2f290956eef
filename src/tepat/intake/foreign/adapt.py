"""From a foreign map to a workbook: everything is carried over or told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tepat.intake.problem import Problem, Problems, Spot
from tepat.intake.settings import read as read_settings
from tepat.snapshot import Snapshot
from tepat.snapshot.columns import POSITIONS, SETTINGS, UNITS

from . import remarks
from .column_map import BODY, ColumnMap
from .facts import Number, fact
from .forest import told_trees
from .rows import Picked, picked, typed
from .source import Sources
from .tree import Tree
from .units import Places, places

# The day of a snapshot that no setting dates: a workbook without tanggal_acuan is
# read on the day of its reader, and nothing here depends on it.
UNDATED = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Adapted:
    """One body of a foreign map, adapted.

    Attributes:
        body: What its files are named after; blank where they are not.
        snapshot: What the workbook is to hold.
        facts: The facts that the map asks for, by name, as the source has them.
        problems: Everything that was not carried over as it stands, file by file.
    """

    body: str
    snapshot: Snapshot
    facts: dict[str, Number]
    problems: list[Problem]


def adapt(path: Path, told: ColumnMap, folder: Path, body: str = "") -> Adapted:
    """Adapt one body.

    Args:
        path: The column map, for messages.
        told: What it says.
        folder: Where the files are, or the one file.
        body: One of :func:`tepat.intake.foreign.bodies`.

    Raises:
        ColumnMapWrong: if the map names files or columns that are not there.
    """
    problems = Problems()
    sources = Sources(path, told, folder, body)
    records = {
        name: picked(record, told, sources, problems)
        for name, record in told.records.items()
    }
    trees = told_trees(records, told, problems)
    facts = {
        name: fact(
            wanted,
            records[wanted.record].source,
            records[wanted.record].skipped,
            trees[wanted.record],
            told.format,
        )
        for name, wanted in told.facts.items()
    }
    where = places(records, trees, told, problems)
    snapshot = _snapshot(records, trees, where, told, body, problems)
    return Adapted(body, snapshot, facts, problems.listed())


def _snapshot(
    records: dict[str, Picked],
    trees: dict[str, Tree],
    where: Places,
    told: ColumnMap,
    body: str,
    problems: Problems,
) -> Snapshot:
    positions: list[dict[str, Any]] = []
    for name in ("posts", "groups"):
        if name in records:
            positions += _positions(records[name], trees, where, problems)
    if "posts" not in records:
        problems.add(remarks.NO_POSITIONS, Spot(records["units"].source.file))
    values = {key: it.replace(BODY, body) for key, it in told.settings.items()}
    rows = {"key": list(values), "value": list(values.values())}
    settings_rows = pl.DataFrame(rows, schema=SETTINGS.schema)
    settings, _ = read_settings(settings_rows)
    defaults = {
        column.name: column.default
        for column in POSITIONS.columns
        if column.default is not None
    }
    return Snapshot(
        settings.reference_day or UNDATED,
        settings,
        settings_rows=settings_rows,
        units=pl.DataFrame(where.units, schema=UNITS.schema),
        positions=pl.DataFrame(
            [defaults | row for row in positions], schema=POSITIONS.schema
        ),
    )


def _positions(
    found: Picked, trees: dict[str, Tree], where: Places, problems: Problems
) -> list[dict[str, Any]]:
    name = found.record.name
    tree, posts = trees[name], trees["posts"].codes
    units = where.of_posts if name == "posts" else where.of_groups
    return [
        {
            **values,
            "position": tree.codes[at],
            "unit": units[at],
            "superior": tree.above(at, posts),
        }
        for at, values in enumerate(typed(found, problems))
    ]
