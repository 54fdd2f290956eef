"""A frozen picture of the city on one day: every table, and the city's settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date

import polars as pl

from .columns import TABLES, Table
from .settings import Settings


def _empty(name: str) -> pl.DataFrame:
    return next(table for table in TABLES if table.name == name).empty()


def _frame(name: str) -> pl.DataFrame:
    frame: pl.DataFrame = field(default_factory=lambda: _empty(name))
    return frame


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The city on ``day``, as its workbook or its register tells it.

    Each table is a frame with exactly the columns declared in
    ``tepat.snapshot.columns``, in that order; an absent sheet is an empty frame.
    Nothing here is computed; see ``tepat.snapshot.roster`` for what follows from it.

    Attributes:
        day: The reference date: ages, tenures and dated law are taken on it.
        settings: What the city set, from sheet ``pengaturan``.
        settings_rows: That sheet as it was written, so that it can be written again.
    """

    day: date
    settings: Settings = field(default_factory=Settings)
    units: pl.DataFrame = _frame("units")
    jobs: pl.DataFrame = _frame("jobs")
    positions: pl.DataFrame = _frame("positions")
    tasks: pl.DataFrame = _frame("tasks")
    steps: pl.DataFrame = _frame("steps")
    analyses: pl.DataFrame = _frame("analyses")
    details: pl.DataFrame = _frame("details")
    standards: pl.DataFrame = _frame("standards")
    evaluations: pl.DataFrame = _frame("evaluations")
    drivers: pl.DataFrame = _frame("drivers")
    teaching: pl.DataFrame = _frame("teaching")
    working_years: pl.DataFrame = _frame("working_years")
    planned_fills: pl.DataFrame = _frame("planned_fills")
    class_costs: pl.DataFrame = _frame("class_costs")
    programmes: pl.DataFrame = _frame("programmes")
    employees: pl.DataFrame = _frame("employees")
    assignments: pl.DataFrame = _frame("assignments")
    history: pl.DataFrame = _frame("history")
    assessments: pl.DataFrame = _frame("assessments")
    appraisals: pl.DataFrame = _frame("appraisals")
    unit_ratings: pl.DataFrame = _frame("unit_ratings")
    credits: pl.DataFrame = _frame("credits")
    potentials: pl.DataFrame = _frame("potentials")
    feedback: pl.DataFrame = _frame("feedback")
    awards: pl.DataFrame = _frame("awards")
    statements: pl.DataFrame = _frame("statements")
    trainings: pl.DataFrame = _frame("trainings")
    catalogue: pl.DataFrame = _frame("catalogue")
    disciplines: pl.DataFrame = _frame("disciplines")
    wishes: pl.DataFrame = _frame("wishes")
    relations: pl.DataFrame = _frame("relations")
    services: pl.DataFrame = _frame("services")
    surveys: pl.DataFrame = _frame("surveys")
    complaints: pl.DataFrame = _frame("complaints")
    holidays: pl.DataFrame = _frame("holidays")
    settings_rows: pl.DataFrame = _frame("settings")

    def tables(self) -> Iterator[tuple[Table, pl.DataFrame]]:
        """Yield each declared table with its frame, in the workbook's order."""
        named = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        for table in TABLES:
            name = "settings_rows" if table.name == "settings" else table.name
            yield table, named[name]
