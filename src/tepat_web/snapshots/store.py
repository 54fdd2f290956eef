"""The folder of a result: a description, one Parquet file per frame, and files."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from .result import GUARDS, Field, Result, Table

ABOUT = "hasil.json"


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure as it was kept; its rows are read when it is drawn."""

    kind: str
    statement: Words
    parts: tuple[Words, ...]
    title: Words | None
    rows: Path
    read: str


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table as it was kept; its rows are read when they are shown."""

    name: str
    title: Words
    fields: tuple[Field, ...]
    empty: Words
    rows: Path


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was kept."""

    name: str
    title: Words
    path: str
    read: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A result as it was kept."""

    statement: Words
    tables: tuple[StoredTable, ...]
    figures: tuple[StoredFigure, ...]
    files: tuple[StoredFile, ...]


def root() -> Path:
    """Return the folder of all results."""
    return Path(settings.FILES) / "hasil"


def write(folder: str, result: Result) -> str:
    """Keep a result, in place of what an attempt cut short may have left there.

    Returns:
        The sha256 over everything kept: equal questions have equal answers.
    """
    at = root() / folder
    shutil.rmtree(at, ignore_errors=True)
    at.mkdir(parents=True)
    for table in result.tables:
        _guarded(table).write_parquet(at / f"{table.name}.parquet")
    for place, figure in enumerate(result.figures):
        figure.frame.write_parquet(at / f"figur-{place}.parquet")
    for file in result.files:
        file.write(at / file.name)
    text = json.dumps(_told(result), ensure_ascii=False, sort_keys=True, indent=1)
    (at / ABOUT).write_text(text, "utf-8")
    return _digest(at)


def read(folder: str) -> Stored:
    """Read what was kept, without the rows."""
    at = root() / folder
    return _read(at, (at / ABOUT).stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(at: Path, written: int) -> Stored:
    """Read a description once, as long as nobody wrote it anew."""
    told = json.loads((at / ABOUT).read_text("utf-8"))
    return Stored(
        statement=Words.read(told["statement"]),
        tables=tuple(
            StoredTable(
                name=table["name"],
                title=Words.read(table["title"]),
                fields=tuple(map(Field.read_json, table["fields"])),
                empty=Words.read(table["empty"]),
                rows=at / f"{table['name']}.parquet",
            )
            for table in told["tables"]
        ),
        figures=tuple(
            StoredFigure(
                kind=figure["kind"],
                statement=Words.read(figure["statement"]),
                parts=tuple(map(Words.read, figure["parts"])),
                title=Words.read(figure["title"]) if figure["title"] else None,
                rows=at / f"figur-{place}.parquet",
                read=figure.get("read", Permission.RESULTS_READ),  # older ones lack it
            )
            for place, figure in enumerate(told["figures"])
        ),
        files=tuple(
            StoredFile(
                file["name"], Words.read(file["title"]), file["path"], file["read"]
            )
            for file in told["files"]
        ),
    )


def _guarded(table: Table) -> pl.DataFrame:
    """The frame with just the columns that are shown, or say who may see a row."""
    frame = table.frame
    absent = {
        name: pl.lit(value) for name, value in GUARDS.items() if name not in frame
    }
    shown = [
        name
        for field in table.fields
        for name in (
            *((f"{field.name}_id", f"{field.name}_en") if field.in_both else ()),
            *((field.name,) if not field.in_both else ()),
            *((f"{field.name}_pk",) if field.sheet else ()),
            *((field.sheet[1:],) if field.sheet.startswith("@") else ()),
            *(each for each in (field.query, field.leads) if each),
        )
    ]
    names = list(dict.fromkeys([*shown, *GUARDS]))
    guards = [pl.col(name).fill_null("") for name in GUARDS]
    return frame.with_columns(**absent).with_columns(guards).select(names)


def _told(result: Result) -> dict[str, Any]:
    return {
        "statement": result.statement.as_json(),
        "tables": [
            {
                "name": table.name,
                "title": table.title.as_json(),
                "empty": table.empty.as_json(),
                "fields": [field.as_json() for field in table.fields],
            }
            for table in result.tables
        ],
        "figures": [
            {
                "kind": figure.kind,
                "statement": figure.statement.as_json(),
                "parts": [part.as_json() for part in figure.parts],
                "title": figure.title.as_json() if figure.title else None,
                "read": figure.read.value,
            }
            for figure in result.figures
        ],
        "files": [
            {
                "name": file.name,
                "title": file.title.as_json(),
                "path": file.path,
                "read": file.read.value,
            }
            for file in result.files
        ],
    }


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        total.update(f"{path.name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()
