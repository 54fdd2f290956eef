"""What a file would change, kept beside it so that pages need not read it again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypedDict

import polars as pl

from tepat.intake import Problem
from tepat.snapshot import canonical
from tepat_web.register.changes import Change
from tepat_web.snapshots import take

PROBLEMS = "masalah.json"
CHANGES = "perubahan.parquet"
SCHEMA = {
    "sheet": pl.String,
    "kind": pl.String,
    "row": pl.Int64,  # in the file's sheet, from 0; null where it is not there
    "record": pl.Int64,  # number of the record; null where it is new
    "label": pl.String,
    "what": pl.String,  # JSON: heading → [before, after]
}


class Told(TypedDict):
    """A problem as it is kept: where, how grave, and what, in both languages."""

    code: str
    severity: str
    sheet: str
    row: int | None
    column: str | None
    cell: str | None
    id: str
    en: str


def keep_problems(folder: Path, problems: Iterable[Problem]) -> None:
    """Write what is wrong in the file."""
    told = [_told(each) for each in problems]
    text = json.dumps(told, ensure_ascii=False)
    (folder / PROBLEMS).write_text(text, encoding="utf-8")


def problems(folder: Path) -> list[Told]:
    """Return what is wrong in the file."""
    path = folder / PROBLEMS
    if not path.exists():
        return []
    told: list[Told] = json.loads(path.read_text("utf-8"))
    return told


def keep_changes(folder: Path, changes: Iterable[Change]) -> None:
    """Write every change, one row each; what stays the same is only counted."""
    frames = [
        pl.DataFrame(list(_rows(change)), schema=SCHEMA, orient="row")
        for change in changes
    ]
    told = pl.concat(frames) if frames else pl.DataFrame(schema=SCHEMA)
    told.write_parquet(folder / CHANGES)


def changes(
    folder: Path, sheet: str, kind: str, page: int, size: int
) -> tuple[int, list[dict[str, Any]]]:
    """Return how many changes of a kind a sheet has, and one page of them."""
    path = folder / CHANGES
    if not path.exists():
        return 0, []
    wanted = pl.scan_parquet(path).filter(
        (pl.col("sheet") == sheet) & (pl.col("kind") == kind)
    )
    count = wanted.select(pl.len()).collect().item()
    rows = wanted.slice((page - 1) * size, size).collect().to_dicts()
    for row in rows:
        row["what"] = json.loads(row["what"])
    return count, rows


def _told(problem: Problem) -> Told:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "cell": problem.cell,
        "id": problem.message("id"),
        "en": problem.message("en"),
    }


def _rows(change: Change) -> Iterator[tuple[Any, ...]]:
    sheet = change.sheet.table.sheet
    after = canonical.as_text(change.sheet.table, change.told)
    before = canonical.as_text(change.sheet.table, change.kept)
    for row in change.new:
        values = after.row(row, named=True)
        shown = {name: ["", value] for name, value in values.items() if value}
        yield sheet, "new", row, None, _label(change, values), _json(shown)
    for row, number, differs in change.differences():
        values = after.row(row, named=True)
        yield sheet, "changed", row, number, _label(change, values), _json(differs)
    place = {number: at for at, number in enumerate(change.kept[take.ID])}
    for number in change.gone:
        values = before.row(place[number], named=True)
        shown = {name: [value, ""] for name, value in values.items() if value}
        yield sheet, "gone", None, number, _label(change, values), _json(shown)


def _label(change: Change, values: dict[str, str | None]) -> str:
    """What names a row to a reader: what it is recognised by, and its name."""
    names = [
        change.sheet.column(name).official
        for name in (*change.sheet.recognised_by, "name")
        if any(column.name == name for column in change.sheet.table.columns)
    ]
    told = (values.get(name) for name in dict.fromkeys(names))
    return " · ".join(text for text in told if text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
