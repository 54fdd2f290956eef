"""From the workload analysis and the balance of a city to the forms of its units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from tepat.establishment import Balance
from tepat.snapshot import Snapshot, resolve
from tepat.words import Language, Sentence, written
from tepat.workload import MINUTES_OF_HOUR, minutes_of
from tepat.workload.hours import HEALTH
from tepat.workload.persons import PARTS
from tepat.workload.reckoning import Reckonings

from ..plain import Exact, Hundredths, Signed, plain
from .content import Abk, FormC, Line, Position, Row, Section, Task
from .words import (
    BAND,
    CAPACITY,
    FORM_C_WORDS,
    FTP,
    JUMLAH,
    OF_HEALTH,
    OF_OTHERS,
    OF_TIME,
    PIECES,
    SOME_UNKNOWN,
    STP,
)

KINDS: Mapping[str, Sentence] = {
    "JPT": Sentence(id="Pimpinan tinggi", en="Senior leadership (JPT)"),
    "ADMINISTRATOR": Sentence(id="Administrator", en="Administrator"),
    "PENGAWAS": Sentence(id="Pengawas", en="Supervisor (pengawas)"),
    "FUNGSIONAL": Sentence(id="Fungsional", en="Functional"),
    "PELAKSANA": Sentence(id="Pelaksana", en="Operational"),
}
BETWEEN, NOTHING = " › ", "–"

Known = Mapping[str, Any]


class Maker:
    """Makes the forms of any unit; positions and tasks are sorted by unit once."""

    def __init__(self, snapshot: Snapshot, found: Balance, language: Language) -> None:
        """Prepare the forms of ``snapshot``, whose balance is ``found``."""
        self._language, self._found = language, found
        self._reckonings = Reckonings(found.analysis)
        self.units: Mapping[str, Known] = _by("unit", resolve.units(snapshot))
        self._sums: Mapping[str, Known] = _by("unit", found.units)
        positions = resolve.positions(snapshot).join(
            found.positions.drop("unit"),
            on="position",
            how="left",
            maintain_order="left",
        )
        self._positions = _grouped("unit", positions)
        self._work = _grouped("position", found.analysis.work)

    def has_positions(self, unit: str) -> bool:
        return bool(self._positions.get(unit))

    def codes(self, unit: str) -> list[str]:
        """Return the positions of one unit, in the order of the workbook."""
        return [row["position"] for row in self._positions.get(unit, ())]

    def title(self, unit: str, position: str | None) -> str:
        """Return the name of a unit, or of one of its positions."""
        if position is None:
            return str(self.units[unit]["name"])
        rows = self._positions[unit]
        (named,) = (str(row["name"]) for row in rows if row["position"] == position)
        return named

    def abk(self, unit: str, only: str | None = None) -> Abk:
        """Return the ABK of a unit's own positions, or of one of them."""
        rows = self._positions.get(unit, ())
        return Abk(
            self.units[unit]["name"],
            tuple(
                self._position(row)
                for row in rows
                if only is None or row["position"] == only
            ),
        )

    def form_c(self, top: str, units: Sequence[str]) -> FormC:
        """Return Form C of the unit ``top``, with a section for each of ``units``."""
        sums = self._sums[top]
        sections = tuple(self._section(unit) for unit in units)
        bands = self._found.bands.items()
        told = [
            BAND.fill({"letter": name, "least": low}, self._language)
            for name, low in bands
        ]
        name = self.units[top]["name"]
        total = self._total(FORM_C_WORDS["all"], sums, "")
        return FormC(name, sections, total, "; ".join(told))

    def _position(self, row: Known) -> Position:
        code = row["position"]
        tasks = [] if row["source"] == "rombel" else self._work.get(code, [])
        steps: Sequence[str] = ()
        if row["source"] == "rombel":
            steps = [step.say(self._language) for step in self._reckonings.steps(code)]
        return Position(
            code=code,
            name=row["name"],
            unit=self._chain(row["unit"]),
            kind=self._say(KINDS[row["family"]]),
            position_class=None
            if row["position_class"] is None
            else str(row["position_class"]),
            tasks=tuple(self._task(at, task) for at, task in enumerate(tasks, 1)),
            sums=tuple(self._lines(row)),
            fte=_exact(row["fte"]),
            is_divided=_is_divided(row),
            need=row["need"],
            calculation=self._reckonings.line(code).say(self._language),
            steps=tuple(steps),
            occupied=row["occupied"],
            gap=_signed(row["gap"]),
            efficiency=_hundredths(row["efficiency"]),
            letter=row["letter"],
        )

    def _task(self, at: int, task: Known) -> Task:
        approach = task["approach"] or "tugas"
        is_support = approach == "penunjang"
        result = [task["result"], task["result_unit"]]
        told: dict[str, Any] = (
            self._timed(approach, task)
            if approach in ("tugas", *HEALTH)
            else self._counted(approach, task)
        )
        return Task(
            number=task["number"] or at,
            description=task["description"] or NOTHING,
            result=", ".join(each for each in result if each),
            need=_exact(task["fte"]),
            is_support=is_support,
            **told,
        )

    def _timed(self, approach: str, task: Known) -> dict[str, Any]:
        """A task of a volume and a time: in a year, or in its own period."""
        year = self._found.year
        minutes = _minutes(task, year.day_hours)
        hours = task["wkt"] if approach in HEALTH else task["year_hours"]
        volume = task["volume"]
        if year.method == "PERIODE" and task["period"] in year.minutes_per_period:
            if task["period"] != "tahun":
                hours = year.minutes_per_period[task["period"]] / MINUTES_OF_HOUR
        elif volume is not None:
            times = year.times_per_year.get(task["period"])
            volume = None if times is None else volume * times
        return {
            "volume": volume,
            "hours": None if minutes is None else Exact(minutes / MINUTES_OF_HOUR),
            "effective": NOTHING if hours is None else self._write(hours),
            "divisor": hours,
        }

    def _counted(self, approach: str, task: Known) -> dict[str, Any]:
        """A task of what one person manages, or of people per piece of equipment."""
        capacity, ratio = task["capacity"], task["ratio"]
        if approach != "peralatan":
            said, divisor = CAPACITY, capacity
        elif ratio is None:
            said, divisor = (
                CAPACITY,
                capacity / (task["shift"] or 1) if capacity else None,
            )
        else:
            said, divisor = (
                PIECES,
                1 / (ratio * (task["shift"] or 1)) if ratio else None,
            )
        facts = {"capacity": capacity, "ratio": ratio, "shift": task["shift"] or 1}
        return {
            "volume": task["volume"],
            "hours": None,
            "effective": said.fill(facts, self._language),
            "divisor": divisor or None,
        }

    def _lines(self, row: Known) -> Iterator[Line]:
        """The lines below the tasks of a position."""
        if row["fte"] is None or row["source"] == "rombel":
            return
        if row["fte_kesehatan"] is not None:
            yield Line(self._say(OF_HEALTH), self._shown(_exact(row["fte_kesehatan"])))
            share = self._shown(Hundredths(row["ftp"] * 100))
            yield Line(self._say(FTP), OF_TIME.fill({"percent": share}, self._language))
            yield Line(self._say(STP), self._shown(_exact(row["stp"])))
            others = sum(row[part] or 0 for part in PARTS if part != "fte_kesehatan")
            if others:
                yield Line(self._say(OF_OTHERS), self._shown(_exact(others)))
        yield Line(self._say(JUMLAH), self._shown(_exact(row["fte"])))

    def _section(self, unit: str) -> Section:
        rows = [
            self._row(at, row) for at, row in enumerate(self._positions[unit], start=1)
        ]
        sums = self._sums[unit]
        total = self._total(FORM_C_WORDS["total"], sums, "own_")
        return Section(unit, self.units[unit]["name"], tuple(rows), total)

    def _row(self, at: int, row: Known) -> Row:
        return Row(
            number=at,
            name=row["name"],
            code=row["position"],
            hours=_hundredths(row["workload_hours"]),
            year_hours=row["year_hours"],
            fte=_exact(row["fte"]),
            is_divided=_is_divided(row),
            need=row["need"],
            calculation=self._reckonings.line(row["position"]).say(self._language),
            occupied=row["occupied"],
            gap=_signed(row["gap"]),
            efficiency=_hundredths(row["efficiency"]),
            letter=row["letter"],
        )

    def _total(self, name: Sentence, sums: Known, prefix: str) -> Row:
        told = {
            each: sums[f"{prefix}{each}"]
            for each in ("need", "occupied", "gap", "workload_hours", "fte")
        }
        unknown = sums[f"{prefix}unknown"]
        said = SOME_UNKNOWN.fill({"n": unknown}, self._language) if unknown else ""
        return Row(
            number=None,
            name=self._say(name),
            code=None,
            hours=_hundredths(told["workload_hours"]),
            year_hours=None,
            fte=_exact(told["fte"]),
            is_divided=False,
            need=told["need"],
            calculation=said,
            occupied=told["occupied"],
            gap=_signed(told["gap"]),
            efficiency=_hundredths(sums[f"{prefix}efficiency"]),
            letter=sums[f"{prefix}letter"],
            unknown=unknown,
        )

    def _chain(self, unit: str) -> str:
        names: list[str] = []
        above: str | None = unit
        while above is not None:
            names.insert(0, self.units[above]["name"])
            above = self.units[above]["parent"]
        return BETWEEN.join(names)

    def _say(self, sentence: Sentence) -> str:
        return sentence.fill({}, self._language)

    def _write(self, number: float) -> str:
        return written(number, self._language)

    def _shown(self, number: float | None) -> str:
        """A number as the forms show it; a dash where it is not known."""
        told = plain(number, self._language)
        return told if isinstance(told, str) else NOTHING


def _is_divided(row: Known) -> bool:
    """Whether a need is hours of work divided by those of a year, and nothing else."""
    return row["source"] == "tugas" and row["fte_kesehatan"] is None


def _minutes(task: Known, day_hours: float) -> float | None:
    """Minutes for one result; ``None`` where they are not told."""
    each = minutes_of(day_hours).get(task["time_unit"])
    return None if each is None or task["time"] is None else task["time"] * each


def _by(key: str, frame: pl.DataFrame) -> dict[str, Known]:
    return {row[key]: row for row in frame.iter_rows(named=True)}


def _grouped(key: str, frame: pl.DataFrame) -> dict[str, list[Known]]:
    rows: dict[str, list[Known]] = {}
    for row in frame.iter_rows(named=True):
        rows.setdefault(row[key], []).append(row)
    return rows


def _exact(number: float | None) -> Exact | None:
    return None if number is None else Exact(number)


def _hundredths(number: float | None) -> Hundredths | None:
    return None if number is None else Hundredths(number)


def _signed(number: int | None) -> Signed | None:
    return None if number is None else Signed(number)
