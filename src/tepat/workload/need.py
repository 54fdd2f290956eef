"""The workload analysis of a city: what each position needs, and from what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from tepat.finding import Finding
from tepat.law import Law, Norm
from tepat.snapshot import Settings, Snapshot, resolve

from . import account, teaching, work
from .findings import findings
from .hours import HEALTH, measured, standard
from .persons import per_position
from .teaching import Teaching
from .whatif import AS_IS, WhatIf
from .working_year import WorkingYear


@dataclass(frozen=True, slots=True)
class Analysis:
    """The workload analysis of one day.

    Attributes:
        year: The constants of tasks, with their norms.
        teaching: The constants of classes to teach; null where there are none.
        needs: One row per position; see ``persons.per_position``.
        work: The tasks that count for each position, in the order of the positions:
            the columns of sheet ``tugas``, where ``position`` is always a position
            and ``volume`` follows its driver; ``task`` (its row in the sheet, from
            0), ``of_job``, ``job``, ``unit``, ``driver_value``, ``year_hours``,
            ``wkt``; ``workload_hours`` and ``fte`` as ``hours.per_task`` gives them,
            and ``standard``, the load of one person (SBK), of main health tasks.
        classes: Rows of sheet ``rombel``; see ``teaching.per_class``.
        findings: What is unknown, and what to fill in.
    """

    year: WorkingYear
    teaching: Teaching | None
    needs: pl.DataFrame
    work: pl.DataFrame
    classes: pl.DataFrame
    findings: tuple[Finding, ...]

    @property
    def norms(self) -> Mapping[str, Norm[Any]]:
        """Every norm the needs rest on, that on leadership posts apart."""
        of_teachers = self.teaching.norms if self.teaching else {}
        return {**self.year.norms, **of_teachers}


def need(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """Return what each position of a snapshot needs; see ``persons.per_position``."""
    return analyse(snapshot, law).needs


def analyse(
    snapshot: Snapshot,
    law: Law,
    *,
    positions: pl.DataFrame | None = None,
    asked: WhatIf = AS_IS,
) -> Analysis:
    """Work out what each position needs.

    Tasks may be given for the job (nomenklatur): then every position of that job has
    all of that work, unless it has a complete task of its own.

    Args:
        snapshot: The city.
        law: The law on its day.
        positions: What ``resolve.positions`` says of it, where that is known already.
        asked: What is thought to change; nothing by default.

    Raises:
        NoWorkingHours: if the hours of a year are zero or less.
        NormNotInForce: if a norm it needs has no value on the day of ``law``.
    """
    settings = asked.settings(snapshot.settings)
    told = resolve.positions(snapshot) if positions is None else positions
    of_health = bool(snapshot.tasks["approach"].is_in(HEALTH).any())
    year = WorkingYear.of(law, settings, with_health=of_health)
    placed = _with_hours(told, snapshot, year)
    rows = _work(placed, snapshot, year, asked)
    rules, classes, teachers = _taught(snapshot, law, settings, asked)
    needs = per_position(
        placed,
        rows,
        teachers,
        rounding=year.rounding,
        leadership=law.need.leadership_need,
        leadership_need_stated=settings.leadership_need_stated,
    )
    return Analysis(
        year=year,
        teaching=rules,
        needs=needs,
        work=rows,
        classes=classes,
        findings=tuple(findings(told, needs, rows, teachers, rules)),
    )


def _with_hours(
    positions: pl.DataFrame, snapshot: Snapshot, year: WorkingYear
) -> pl.DataFrame:
    """The positions with what one person works in a year in their unit."""
    if snapshot.working_years.is_empty():
        return positions.with_columns(
            year_hours=pl.lit(year.hours, pl.Float64),
            wkt=pl.lit(year.health_hours, pl.Float64),
        )
    hours = account.of_units(
        snapshot.units,
        snapshot.working_years,
        general=year.hours,
        health=year.health_hours,
    )
    return positions.join(hours, on="unit", how="left", maintain_order="left")


def _work(
    placed: pl.DataFrame, snapshot: Snapshot, year: WorkingYear, asked: WhatIf
) -> pl.DataFrame:
    rows = work.of_positions(placed, snapshot.tasks)
    if snapshot.tasks["driver"].is_null().all():
        rows = rows.with_columns(driver_value=pl.lit(None, pl.Float64))
    else:
        units = snapshot.units.select("unit", "parent")
        present = work.driver_values(rows, units, snapshot.drivers)
        changed = asked.drivers_of(snapshot.drivers, units)
        then = (
            present
            if changed is snapshot.drivers
            else work.driver_values(rows, units, changed)
        )
        rows = work.with_volumes(rows, present, then)
    hours = placed.select("position", "year_hours", "wkt")
    rows = asked.tasks_of(rows, snapshot.units).join(
        hours, on="position", how="left", maintain_order="left"
    )
    return (
        work.chosen(measured(rows, year).with_columns(standard=standard(year)))
        .sort("order", "task", maintain_order=True)
        .drop("order")
    )


def _taught(
    snapshot: Snapshot, law: Law, settings: Settings, asked: WhatIf
) -> tuple[Teaching | None, pl.DataFrame, pl.DataFrame]:
    """The constants, the classes and the teachers; nothing read where none teach."""
    if snapshot.teaching.is_empty():
        return None, _none(snapshot), teaching.NO_TEACHERS
    rules = Teaching.of(law, settings)
    rows = asked.classes_of(snapshot.teaching, snapshot.positions, snapshot.units)
    classes = teaching.per_class(rows, rules)
    return rules, classes, teaching.per_position(classes, rules)


def _none(snapshot: Snapshot) -> pl.DataFrame:
    measures = ("lesson_hours", "fte")
    return snapshot.teaching.with_columns(
        pl.lit(None, pl.Float64).alias(name) for name in measures
    )
