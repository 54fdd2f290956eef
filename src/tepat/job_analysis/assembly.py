"""From the sheets of a snapshot to job analyses, one at a time.

Rows are grouped by position or job once; an analysis is put together when it is asked
for, so that a city of thousands needs no more memory than its sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from tepat.intake.anjab.coded import COLUMNS, Codes
from tepat.intake.anjab.saying import answered, said, said_items, said_plainly
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import LEVELS

from .analysis import Analysis, Detail, Place, Step, Task

Row = Mapping[str, Any]
Rows = Sequence[Row]

TEXTS = (
    *("summary", "education", "leadership_training", "technical_training"),
    *("functional_training", "experience", "knowledge", "achievement", "other"),
    "basis",
)
LISTS = {
    "results": "HASIL",
    "materials": "BAHAN",
    "tools": "PERANGKAT",
    "responsibilities": "TANGGUNG_JAWAB",
    "authorities": "WEWENANG",
    "relations": "KORELASI",
    "hazards": "RISIKO",
}
ENVIRONMENT = (
    *("workplace", "temperature", "air", "room", "layout", "lighting", "noise"),
    *("surroundings", "vibration"),
)
CONDITIONS = ("sex", "age", "height", "weight", "posture", "appearance")
# What a line of each list tells besides its description; the rest has no meaning there.
TEXTS_OF_ITEM: Mapping[str, tuple[str, ...]] = {
    "HASIL": ("measure",),
    "BAHAN": ("use",),
    "PERANGKAT": ("use",),
    "TANGGUNG_JAWAB": (),
    "WEWENANG": (),
    "KORELASI": ("other_unit", "matter"),
    "RISIKO": ("cause",),
}
TASK_TEXTS = ("description", "result", "result_unit")


class Analyses:
    """Every job analysis of a snapshot, put together when it is asked for.

    Attributes:
        codes: The coded lists of the day.
        subjects: Codes of the jobs, then of the positions, that have an analysis of
            their own: a row of sheet ``anjab``, ``tahapan`` or ``butir_anjab``, or
            tasks where their job has nothing. In the order of the sheets.
    """

    def __init__(self, snapshot: Snapshot, law: Law) -> None:
        """Group the rows of ``snapshot``.

        Raises:
            NormNotInForce: if the coded lists have no value on the day of ``law``.
        """
        self.codes = Codes.of(law)
        self._told = _by_code(snapshot.analyses)
        self._tasks = _by_code(snapshot.tasks)
        self._steps = _by_code(snapshot.steps)
        self._details = _by_code(snapshot.details)
        self._jobs = {row["job"]: row for row in snapshot.jobs.iter_rows(named=True)}
        columns = ("position", "job", "name", "family", "level", "position_class")
        positions = resolve.positions(snapshot).select(
            *columns, "unit", "grade_min", "grade_max"
        )
        self._positions = {
            row["position"]: row for row in positions.iter_rows(named=True)
        }
        self._places = _places(snapshot)
        self.subjects = tuple(self._subjects())

    @property
    def positions(self) -> tuple[str, ...]:
        """Codes of the positions that have an analysis, their own or their job's."""
        own = set(self.subjects)
        return tuple(
            code for code, row in self._positions.items() if {code, row["job"]} & own
        )

    def name(self, code: str) -> str:
        """Return the name of a position or a job.

        Raises:
            KeyError: if there is no position or job of that code.
        """
        return str((self._positions.get(code) or self._jobs[code])["name"])

    def of(self, code: str) -> Analysis:
        """Return the analysis of a position or a job.

        Raises:
            KeyError: if there is no position or job of that code.
        """
        if code in self._positions:
            row = self._positions[code]
            places = self._places.get(row["unit"], ())
            return self._analysis(code, row, row["job"], places, is_job=False)
        return self._analysis(code, self._jobs[code], code, (), is_job=True)

    def __iter__(self) -> Iterator[Analysis]:
        return map(self.of, self.subjects)

    def __contains__(self, code: str) -> bool:
        return code in self._positions or code in self._jobs

    def _subjects(self) -> Iterator[str]:
        told = self._told.keys() | self._steps.keys() | self._details.keys()
        for code in self._jobs:
            if code in told or code in self._tasks:
                yield code
        for code, row in self._positions.items():
            has_job = row["job"] in told or row["job"] in self._tasks
            if code in told or (code in self._tasks and not has_job):
                yield code

    def _analysis(
        self,
        code: str,
        row: Row,
        job: str | None,
        places: tuple[Place, ...],
        *,
        is_job: bool,
    ) -> Analysis:
        sources = tuple(dict.fromkeys((code, job))) if job else (code,)
        rows = [row for it in sources for row in self._told.get(it, ())]
        told: dict[str, Any] = {name: _first(rows, name) for name in TEXTS}
        told |= {name: self._list_of(sources, it) for name, it in LISTS.items()}
        told |= {name: self._coded(name, rows) for name in COLUMNS}
        return Analysis(
            code=code,
            is_job=is_job,
            job=job,
            name=row["name"],
            family=row["family"],
            level=row["level"],
            catalogue_class=row["position_class"],
            grades=(row["grade_min"], row["grade_max"]),
            places=places,
            tasks=self._tasks_of(sources),
            environment=_firsts(rows, ENVIRONMENT, answered),
            skills=said_plainly(_first_list(rows, "skills")),
            conditions=_firsts(rows, CONDITIONS),
            position_class=_first_of(rows, "position_class"),
            analysed_on=_first_of(rows, "analysed_on"),
            **told,
        )

    def _coded(self, name: str, rows: Rows) -> tuple[str, ...]:
        listed = self.codes.listed(name, said_items(_first_list(rows, name)))
        return listed.codes + listed.unknown

    def _tasks_of(self, sources: tuple[str, ...]) -> tuple[Task, ...]:
        source = next((it for it in sources if it in self._tasks), None)
        if source is None:
            return ()
        steps = dict(self._steps_by_task(sources, source))
        numbered = _numbered(self._tasks[source])
        # Where two tasks have one number, its steps are those of the first.
        tasks = (_task(at, row, steps.pop(at, ())) for at, row in numbered)
        return tuple(filter(_says_something, tasks))

    def _steps_by_task(
        self, sources: tuple[str, ...], source: str
    ) -> Mapping[int, Rows]:
        """The steps of each task by its number.

        The steps of the job go with the position's own task only where the job's task
        of that number is the same one.
        """
        told: dict[int, list[Row]] = {}
        for code in sources:
            of_code: dict[int, list[Row]] = {}
            for row in self._steps.get(code, ()):
                of_code.setdefault(row["task"], []).append(row)
            if code != source:
                same = self._same_tasks(source, code)
                of_code = {
                    same[number]: rows
                    for number, rows in of_code.items()
                    if number in same
                }
            for number, rows in of_code.items():
                told.setdefault(number, rows)
        return told

    def _same_tasks(self, source: str, other: str) -> Mapping[int, int]:
        """Numbers of the tasks of ``other`` to those of the same task of ``source``."""
        mine: dict[str, int] = {}
        for number, row in _numbered(self._tasks[source]):
            mine.setdefault(_compared(row), number)
        if other not in self._tasks:
            return {number: number for number in mine.values()}
        return {
            number: mine[_compared(row)]
            for number, row in _numbered(self._tasks[other])
            if _compared(row) in mine
        }

    def _list_of(self, sources: tuple[str, ...], item: str) -> tuple[Detail, ...]:
        for code in sources:
            rows = [row for row in self._details.get(code, ()) if row["item"] == item]
            details = (_detail(number, row) for number, row in _numbered(rows))
            if told := tuple(it for it in details if it is not None):
                return told
        return ()


def _by_code(frame: pl.DataFrame) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in frame.iter_rows(named=True):
        rows.setdefault(row["position"], []).append(row)
    return rows


def _places(snapshot: Snapshot) -> dict[str, tuple[Place, ...]]:
    """For each unit, itself and those above it, the root first."""
    tree = resolve.units(snapshot)
    levels = dict(
        resolve.positions(snapshot)
        .select("position", pl.coalesce("level", "family"))
        .iter_rows()
    )
    own = {
        row["unit"]: Place(row["unit"], row["name"], _level(row, levels))
        for row in tree.iter_rows(named=True)
    }
    paths = tree.filter(pl.col("path").is_not_null()).select("unit", "path")
    return {
        unit: tuple(own[code] for code in path.split("/") if code in own)
        for unit, path in paths.iter_rows()
    }


def _level(unit: Row, levels: Mapping[str, str]) -> str | None:
    """Level of the post that leads the unit, else the one its kind names."""
    if unit["leader"] is not None:
        return levels.get(unit["leader"])
    kind = (unit["kind"] or "").upper()
    return kind if kind in LEVELS else None


def _numbered(rows: Rows) -> list[tuple[int, Row]]:
    """Rows by their number, those without one after the row they follow."""
    numbered: list[tuple[int, Row]] = []
    number = 0
    for row in rows:
        number = row["number"] or number + 1
        numbered.append((number, row))
    return sorted(numbered, key=lambda each: each[0])


def _task(number: int, row: Row, steps: Rows) -> Task:
    told = {name: said(row[name]) for name in TASK_TEXTS}
    is_measured, is_timed = row["volume"] is not None, row["time"] is not None
    return Task(
        number=number,
        **told,
        volume=row["volume"],
        period=row["period"] if is_measured else None,
        time=row["time"],
        time_unit=row["time_unit"] if is_timed else None,
        steps=tuple(
            Step(at, text)
            for at, step in _numbered(steps)
            if (text := said(step["description"]))
        ),
    )


def _says_something(task: Task) -> bool:
    told = (task.description, task.result, task.result_unit, task.volume, task.time)
    return bool(task.steps) or any(each is not None for each in told)


def _detail(number: int, row: Row) -> Detail | None:
    """A line of a list; nothing where it says nothing."""
    told = {name: said(row[name]) for name in TEXTS_OF_ITEM[row["item"]]}
    description = said(row["description"])
    if description is None and not any(told.values()):
        return None
    return Detail(number, description, **told)


def _compared(row: Row) -> str:
    return (said(row["description"]) or "").casefold()


def _firsts(
    rows: Rows, names: tuple[str, ...], read: Callable[[str | None], str | None] = said
) -> dict[str, str]:
    told = {name: _first(rows, name, read) for name in names}
    return {name: text for name, text in told.items() if text}


def _first(
    rows: Rows, name: str, read: Callable[[str | None], str | None] = said
) -> str | None:
    return next((text for row in rows if (text := read(row[name]))), None)


def _first_of(rows: Rows, name: str) -> Any:
    return next((row[name] for row in rows if row[name] is not None), None)


def _first_list(rows: Rows, name: str) -> Sequence[str]:
    return next((row[name] for row in rows if row[name]), ())
