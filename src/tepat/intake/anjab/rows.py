"""From the analyses that were found to rows of the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from tepat.intake.to_xlsx import LONGEST_TEXT
from tepat.snapshot import Snapshot
from tepat.snapshot.columns import (
    ANALYSES,
    DETAILS,
    JOBS,
    POSITIONS,
    SETTINGS,
    STEPS,
    TASKS,
    UNITS,
    Table,
)

from . import reasons
from .coded import COLUMNS as CODED
from .coded import Codes
from .form import FoundForm, FoundLine, Spot, Unplaced
from .identity import Identity
from .saying import said_items, said_plainly

ITEMS = {
    "results": "HASIL",
    "materials": "BAHAN",
    "tools": "PERANGKAT",
    "responsibilities": "TANGGUNG_JAWAB",
    "authorities": "WEWENANG",
    "relations": "KORELASI",
    "hazards": "RISIKO",
}
LIST_NAMES = {
    "aptitudes": "bakat",
    "temperaments": "temperamen",
    "interests": "minat",
    "efforts": "upaya fisik",
    "functions": "fungsi pekerja",
}
# Columns of a task that stand on no form of job information.
UNASKED = ("approach", "capacity", "ratio", "shift", "driver", "per_driver")
UMBRELLA = "INSTANSI"  # the unit above all, where the forms tell of no single one
NO_AGENCY = "Instansi"

Rows = list[dict[str, Any]]


class Workbook:
    """Rows of the workbook in the making.

    Attributes:
        unplaced: What has no place, or was put somewhere that ought to be looked at.
    """

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self.unplaced: list[Unplaced] = []
        self.listed: Rows = []
        self._rows: dict[str, Rows] = {
            table.name: []
            for table in (UNITS, JOBS, POSITIONS, TASKS, STEPS, ANALYSES, DETAILS)
        }
        self._units: dict[tuple[str, ...], str] = {}
        self._heads: list[FoundForm] = []

    def add(self, form: FoundForm, who: Identity) -> None:
        """Add one analysis under the code that was settled for it."""
        self._heads.append(form)
        if who.is_new:
            self._add_holder(form, who)
        self._add_analysis(form, who.code)
        self._add_tasks(form, who.code)
        self._add_details(form, who.code)
        self.listed.append(
            {
                "kode": who.code,
                "nama": who.name,
                "file": form.file,
                "tasks": len(form.tasks),
                "is_job": who.is_job,
            }
        )

    def snapshot(self, day: date, book: Snapshot | None = None) -> Snapshot:
        """Return everything as a snapshot; over ``book`` where one is given."""
        if book is None:
            self._add_root()
        frames: dict[str, Any] = {
            table.name: _frame(table, self._rows[table.name])
            for table in (UNITS, JOBS, POSITIONS, TASKS, STEPS, ANALYSES, DETAILS)
        }
        if book is not None:
            return _over(book, frames)
        day = self._agreed("as_of") or day
        return Snapshot(day, settings_rows=_frame(SETTINGS, self._settings()), **frames)

    def _agreed(self, name: str) -> Any:
        """What every form that tells it tells alike."""
        told = {getattr(form, name) for form in self._heads} - {None}
        return told.pop() if len(told) == 1 else None

    def _agency(self) -> str | None:
        told = {form.identity.get("agency") for form in self._heads} - {None}
        return told.pop() if len(told) == 1 else None

    def _settings(self) -> Rows:
        day = self._agreed("as_of")
        told = {
            "tanggal_acuan": day.isoformat() if day else None,
            "nama_instansi": self._agency(),
            "contoh": "ya" if any(form.is_example for form in self._heads) else None,
        }
        return [{"key": key, "value": value} for key, value in told.items() if value]

    def _add_root(self) -> None:
        units = self._rows["units"]
        roots = [unit for unit in units if unit["parent"] is None]
        if len(roots) == 1:
            return
        for unit in roots:
            unit["parent"] = UMBRELLA
        name = self._agency() or NO_AGENCY
        units.insert(0, {"unit": UMBRELLA, "name": name, "parent": None})

    def _add_holder(self, form: FoundForm, who: Identity) -> None:
        grades = {it: form.identity.get(it) for it in ("grade_min", "grade_max")}
        told = form.texts.get("position_class")
        row = {
            "name": who.name,
            "family": who.family,
            "level": who.level,
            "position_class": int(told) if told else None,
            **grades,
        }
        if who.is_job:
            self._rows["jobs"].append({"job": who.code, **row})
        else:
            unit = self._unit(who.units)
            self._rows["positions"].append({"position": who.code, "unit": unit, **row})

    def _unit(self, path: Sequence[tuple[str, str | None]]) -> str:
        """Code of the last unit of a path, adding those that are not there yet."""
        parent: str | None = None
        names: tuple[str, ...] = ()
        for name, level in path:
            names = (*names, name)
            if names not in self._units:
                self._units[names] = f"U{len(self._units) + 1:03d}"
                unit = {"unit": self._units[names], "name": name, "parent": parent}
                self._rows["units"].append({**unit, "kind": level})
            parent = self._units[names]
        return parent or UMBRELLA

    def _add_analysis(self, form: FoundForm, code: str) -> None:
        row: dict[str, Any] = dict(form.texts)
        if told := row.pop("position_class", None):
            row["position_class"] = int(told)
        if told := row.pop("analysed_on", None):
            row["analysed_on"] = date.fromisoformat(told)
        row["skills"] = list(said_plainly(form.listed.get("skills", ()))) or None
        for name in CODED:
            found = self._codes.listed(name, said_items(form.listed.get(name, ())))
            for text in found.unknown:
                reason = reasons.NOT_IN_LIST
                self.tell(form, text, reason, list=LIST_NAMES[name])
            row[name] = [*found.codes, *found.unknown] or None
        self._append(form, ANALYSES, {"position": code, **row})

    def _add_tasks(self, form: FoundForm, code: str) -> None:
        number = 0
        seen: set[int] = set()
        for task in form.tasks:
            number = task.number or number + 1
            row = {
                "position": code,
                "number": number,
                "description": task.description,
                "result": task.result,
                "result_unit": task.measure,
                "volume": task.volume,
                "period": task.period,
                "time": task.time,
                "time_unit": task.time_unit,
                "approach": "tugas",
            }
            self._append(form, TASKS, row)
            at = 0
            for told, text in task.steps if number not in seen else ():
                at = told or at + 1
                step = {"position": code, "task": number, "number": at}
                self._append(form, STEPS, {**step, "description": text})
            seen.add(number)

    def _add_details(self, form: FoundForm, code: str) -> None:
        for name, item in ITEMS.items():
            lines = form.lines.get(name, [])
            if name == "results" and form.results_from_tasks and _derived(form, lines):
                continue
            number = 0
            for line in lines:
                number = line.number or number + 1
                row = {"position": code, "item": item, "number": number, **line.texts}
                self._append(form, DETAILS, row)

    def _append(self, form: FoundForm, table: Table, row: dict[str, Any]) -> None:
        """Add a row; what no cell of Excel could hold is told, not lost."""
        for name, value in row.items():
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                row[name] = value[:LONGEST_TEXT].rstrip()
                self.tell(form, value[len(row[name]) :].strip(), reasons.TOO_LONG)
        self._rows[table.name].append(row)

    def tell(self, form: FoundForm, text: str, reason: Any, **facts: object) -> None:
        """Note something about a whole form."""
        self.unplaced.append(Unplaced(form.file, Spot(), text, reason, facts))


def _derived(form: FoundForm, lines: Iterable[FoundLine]) -> bool:
    """Whether the results are those of the tasks, each once and in their order."""
    told = dict.fromkeys((it.result, it.measure) for it in form.tasks if it.result)
    own = [(it.texts.get("description"), it.texts.get("measure")) for it in lines]
    return own == list(told)


def _frame(table: Table, rows: Rows) -> pl.DataFrame:
    """The rows with every column of the table; what a row does not tell is null."""
    known = set(table.schema)
    unknown = {name for row in rows for name in row} - known
    if unknown:
        raise KeyError(f"{table.name}: {unknown}")
    return pl.DataFrame(rows, schema=table.schema)


def _over(book: Snapshot, frames: Mapping[str, pl.DataFrame]) -> Snapshot:
    """The book with these analyses in place of its own; the rest stays as it is."""
    told = frames["analyses"]["position"].implode()
    frames = {**frames, "tasks": _with_workload(frames["tasks"], book.tasks)}
    kept: dict[str, Any] = {}
    for name in ("analyses", "steps", "details", "tasks"):
        old = getattr(book, name).filter(~pl.col("position").is_in(told))
        kept[name] = pl.concat([old, frames[name]])
    for name in ("units", "jobs", "positions"):
        kept[name] = pl.concat([getattr(book, name), frames[name]])
    return replace(book, **kept)


def _with_workload(tasks: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Give tasks back what no form asks for and the book knows of the same task."""
    same = ("position", pl.col("description").str.to_lowercase().str.strip_chars())
    before = known.select(*same, *(pl.col(it).alias(f"_{it}") for it in UNASKED))
    told = tasks.with_columns(same[1].alias("_same")).join(
        before.rename({"description": "_same"}).unique(
            ["position", "_same"], keep="first", maintain_order=True
        ),
        on=["position", "_same"],
        how="left",
        maintain_order="left",
    )
    return told.with_columns(
        pl.coalesce(f"_{it}", it).alias(it) for it in UNASKED
    ).select(tasks.columns)


def slug(name: str) -> str:
    """Return a code made of a name.

    >>> slug("Analis Kebijakan (Ahli Muda)")
    'ANALIS-KEBIJAKAN-AHLI-MUDA'
    """
    return (
        re.sub(r"[^A-Z0-9]+", "-", name.upper()).strip("-")[:60].strip("-") or "ANJAB"
    )


def numbered(code: str, taken: Iterable[str]) -> Iterator[str]:
    """Yield the code, then the code with a number, none of which is taken."""
    known = set(taken)
    if code not in known:
        yield code
    number = 2
    while True:
        if (other := f"{code}-{number}") not in known:
            yield other
        number += 1
