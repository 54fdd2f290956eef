"""The need of a position as a calculation that a person can follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from tepat.words import Language, Sentence

from . import said
from .minutes import minutes_of
from .need import Analysis

Row = Mapping[str, Any]

SHARES = 4  # decimals of persons and shares in a calculation
HUNDREDTHS = 2  # decimals of hours, and of persons in a line


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation; ``facts`` fill the blanks of its sentence."""

    sentence: Sentence
    facts: Mapping[str, object]

    def say(self, language: Language = "id") -> str:
        """Return the line as the reader's language writes it."""
        return self.sentence.fill(self.facts, language)


def line(row: Row, analysis: Analysis) -> Step:
    """Return the calculation of one position on one line.

    Args:
        row: Of ``analysis.needs``, or of ``establishment.Balance.positions``.
        analysis: Where it comes from.

    Example: ``3.200 jam ÷ 1.250 jam = 2,56 → 3 orang``.
    """
    facts = {
        "need": row["need"],
        "hours": _round(row["workload_hours"], HUNDREDTHS),
        "year": _round(row["year_hours"], HUNDREDTHS),
        "fte": _round(row["fte"], HUNDREDTHS),
        "main": _round(row["fte_kesehatan"], HUNDREDTHS),
        "stp": _round(row["stp"], SHARES),
        "general": _round(_general(row), HUNDREDTHS),
    }
    match row["source"]:
        case "tugas" if row["fte_kesehatan"] is None:
            return Step(said.BY_TASKS, facts)
        case "tugas" if _general(row) is None:
            return Step(said.BY_HEALTH, facts)
        case "tugas":
            return Step(said.BY_BOTH, facts)
        case "rombel":
            return _line_of_teachers(row, analysis)
        case source:
            return Step(said.BY_OTHERS[source], facts)


class Reckonings:
    """The whole calculation of any position, step by step.

    The tasks are sorted by position once, so that thousands of positions can be
    asked for, one after the other.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._needs = _by_position(analysis.needs)
        self._work = _by_position(analysis.work)
        self._classes = _by_position(analysis.classes)

    def steps(self, position: str) -> tuple[Step, ...]:
        """Return the calculation of one position, from its tasks to its persons.

        Raises:
            KeyError: if the analysis has no such position.
        """
        (row,) = self._needs[position]
        if row["source"] == "rombel":
            return tuple(self._of_teachers(position, row))
        tasks = self._work.get(position, ())
        told = [step for task in tasks for step in self._of_task(task)]
        return (*told, *self._sum(row), *self._outcome(row))

    def line(self, position: str) -> Step:
        """Return the calculation of one position on one line; see :func:`line`."""
        (row,) = self._needs[position]
        return line(row, self._analysis)

    def _of_task(self, task: Row) -> Iterator[Step]:
        """What one task asks for, and where its volume comes from."""
        facts = dict(task) | {
            "what": task["description"] or "–",
            "hours": _round(task["workload_hours"], HUNDREDTHS),
            "year": _round(task["year_hours"], HUNDREDTHS),
            "fte": _round(task["fte"], SHARES),
            "time_unit": said.TIME_UNITS.get(task["time_unit"]),
            "volume": _round(task["volume"], SHARES),
            "shift": task["shift"] or 1,
        }
        if task["workload_hours"] is None:
            yield Step(said.INCOMPLETE, facts)
            return
        if task["driver"] is not None and task["per_driver"] is not None:
            yield Step(said.DRIVEN, facts)
        approach = task["approach"] or "tugas"
        if approach in ("hasil", "objek"):
            yield Step(said.BY_CAPACITY, facts)
        elif approach == "peralatan":
            by_ratio = task["ratio"] is not None
            yield Step(said.BY_RATIO if by_ratio else said.BY_PIECES, facts)
        else:
            yield self._of_time(approach, task, facts)

    def _of_time(self, approach: str, task: Row, facts: dict[str, object]) -> Step:
        year = self._analysis.year
        by_period = year.method == "PERIODE" and task["period"] != "tahun"
        times = year.times_per_year.get(task["period"], 1)
        minutes = task["time"] * minutes_of(year.day_hours)[task["time_unit"]]
        facts |= {
            "times": times,
            "period": said.PERIODS[task["period"]],
            "minutes": _round(minutes, SHARES),
            "of_period": year.minutes_per_period.get(task["period"]),
            "percent": _round(task["fte"] * 100, HUNDREDTHS),
            "yearly": _round(task["workload_hours"] * 60 / minutes, HUNDREDTHS)
            if minutes
            else 0,
            "wkt": _round(task["wkt"], HUNDREDTHS),
        }
        if approach == "penunjang":
            return Step(said.SUPPORT, facts)
        if approach == "kesehatan":
            facts["standard"] = _round(task["standard"], HUNDREDTHS)
            return Step(said.MAIN if minutes else said.NO_TIME, facts)
        if by_period:
            return Step(said.PER_PERIOD, facts)
        return Step(said.YEARLY if times == 1 else said.MADE_YEARLY, facts)

    def _sum(self, row: Row) -> Iterator[Step]:
        """The tasks together."""
        general, main = _general(row), row["fte_kesehatan"]
        if main is None:
            if row["fte"] is not None:
                hours = _round(row["workload_hours"], HUNDREDTHS)
                facts = {
                    "hours": hours,
                    "year": _round(row["year_hours"], HUNDREDTHS),
                    "fte": _round(row["fte"], SHARES),
                }
                yield Step(said.TOTAL, facts)
            return
        facts = {
            "main": _round(main, SHARES),
            "support": _round(row["support_hours"], HUNDREDTHS),
            "wkt": _round(row["wkt"], HUNDREDTHS),
            "ftp": _round(row["ftp"], SHARES),
            "percent": _round(row["ftp"] * 100, HUNDREDTHS),
            "stp": _round(row["stp"], SHARES),
            "fte": _round(row["fte"], SHARES),
            "general": _round(general, SHARES),
        }
        yield Step(said.TOTAL_MAIN, facts)
        if row["stp"] is None:
            yield Step(said.OVERRUN, facts)
            return
        yield Step(said.STANDARD_OF_SUPPORT, facts)
        yield Step(said.TOTAL_HEALTH if general is None else said.TOTAL_BOTH, facts)

    def _outcome(self, row: Row) -> Iterator[Step]:
        """The persons at the end, and why so many."""
        if row["source"] == "tugas":
            how = said.ROUNDINGS[self._analysis.year.rounding]
            facts = {"fte": _round(row["fte"], SHARES), "need": row["need"], "how": how}
            yield Step(said.ROUNDED, facts)
        else:
            yield Step(said.BY_OTHERS[row["source"]], {"need": row["need"]})

    def _of_teachers(self, position: str, row: Row) -> Iterator[Step]:
        rules = self._analysis.teaching
        assert rules is not None  # noqa: S101 - classes have their constants
        for each in self._classes[position]:
            facts = dict(each) | {
                "least": rules.least,
                "each": rules.class_teachers,
                "many": rules.pupils_per_counsellor,
                "fte": _round(each["fte"], SHARES),
                "extra": each["extra_hours"] or 0,
            }
            if each["fte"] is None:
                yield Step(said.CLASSES_INCOMPLETE, facts)
                continue
            if each["kind"] != "BK" and each["pupils"] and each["ratio"]:
                yield Step(said.GROUPS, facts)
            yield Step(_sentence_of_class(each), facts)
        facts = {
            "fte": _round(row["fte"], SHARES),
            "need": row["need"],
            "how": said.ROUNDINGS[rules.rounding],
            "load": _round(row["hours_per_teacher"], HUNDREDTHS),
        }
        yield Step(said.TEACHERS_ROUNDED, facts)
        if row["hours_per_teacher"] is not None:
            yield Step(said.LOAD, facts)


def _line_of_teachers(row: Row, analysis: Analysis) -> Step:
    rules = analysis.teaching
    assert rules is not None  # noqa: S101 - the source is rombel
    facts = {
        "groups": row["groups"],
        "lessons": _round(row["lesson_hours"], HUNDREDTHS),
        "least": rules.least,
        "fte": _round(row["fte"], HUNDREDTHS),
        "need": row["need"],
    }
    if row["lesson_hours"] is None and row["fte"] == row["groups"]:
        return Step(said.LINE_CLASSES, facts)
    by_lessons = (row["lesson_hours"] or 0) / rules.least
    if abs(by_lessons - row["fte"]) < 10**-HUNDREDTHS:
        return Step(said.LINE_LESSONS, facts)
    return Step(said.LINE_TEACHERS, facts)


def _sentence_of_class(each: Row) -> Sentence:
    if each["kind"] == "KELAS":
        return said.CLASS_TEACHERS
    extra = bool(each["extra_hours"])
    if each["kind"] == "MAPEL":
        return said.LESSONS_AND_EXTRA if extra else said.LESSONS
    return said.COUNSELLORS_AND_EXTRA if extra else said.COUNSELLORS


def _general(row: Row) -> float | None:
    """Persons of the approaches that are no health work; null without any."""
    parts = [
        row[name]
        for name in ("fte_tugas", "fte_hasil", "fte_objek", "fte_peralatan")
        if row[name] is not None
    ]
    return float(sum(parts)) if parts else None


def _round(number: float | None, decimals: int) -> float | None:
    """A number, none is negative, as a calculation shows it: half up."""
    if number is None:
        return None
    scale = 10.0**decimals
    return int(number * scale + 0.5 + 1e-9) / scale


def _by_position(frame: pl.DataFrame) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in frame.iter_rows(named=True):
        rows.setdefault(row["position"], []).append(row)
    return rows
