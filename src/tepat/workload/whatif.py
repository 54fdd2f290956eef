"""What if: the changes of one question put to a workload analysis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import polars as pl

from tepat.snapshot import Settings
from tepat.snapshot.nearest import climbs

from . import class_change
from .class_change import ClassChange
from .hours import BY_TIME

Number = Literal["time", "volume"]


@dataclass(frozen=True, slots=True)
class DriverChange:
    """Another size of a driver: a ``value``, or ``percent`` more or less.

    Attributes:
        driver: Its code.
        unit: The unit whose figure changes; null for the whole city.
        value: The new size. A unit below that has a figure of its own keeps it.
        percent: How much more (or less) everywhere in that unit, or in the city.
    """

    driver: str
    unit: str | None = None
    value: float | None = None
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class TaskChange:
    """Another time norm or volume of the tasks that fit everything said of them.

    Attributes:
        number: What changes.
        value: The new number: minutes per result, or results per period of the task.
        percent: How much more (or less). Of tasks counted by what one person manages,
            and of equipment, a shorter time is as much more managed.
        position: Code of the position.
        job: Code of the job that the position belongs to.
        unit: Code of the unit of the position, or of one above it.
        driver: Code of the driver of the task.
        text: Words in what is done, in any case.
    """

    number: Number
    value: float | None = None
    percent: float | None = None
    position: str | None = None
    job: str | None = None
    unit: str | None = None
    driver: str | None = None
    text: str | None = None

    def fits(self, units: pl.DataFrame) -> pl.Expr:
        """Tell which tasks change, over the columns of ``work.of_positions``."""
        conditions = [
            pl.col(name).eq_missing(pl.lit(wanted))
            for name, wanted in (
                ("position", self.position),
                ("job", self.job),
                ("driver", self.driver),
            )
            if wanted is not None
        ]
        if self.unit is not None:
            conditions.append(pl.col("unit").is_in(sorted(below(units, self.unit))))
        if self.text is not None:
            said = pl.col("description").fill_null("").str.to_lowercase()
            conditions.append(said.str.contains(self.text.lower(), literal=True))
        if self.number == "time" and self.value is not None:
            conditions.append(pl.col("approach").fill_null("tugas").is_in(BY_TIME))
        return pl.all_horizontal(pl.lit(True), *conditions)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One question: everything that is thought to change at once.

    Attributes:
        name: What the answer is called.
        effective_hours: Hours one employee works in a year; an account of everything
            (SEMUA) on sheet ``waktu_kerja`` still wins in its unit.
        health_hours: The same of health workers (WKT).
        drivers: Other sizes of drivers, taken in order.
        tasks: Other norms and volumes, taken in order, after the drivers.
        classes: Other classes to teach, taken in order.
    """

    name: str = ""
    effective_hours: float | None = None
    health_hours: float | None = None
    drivers: tuple[DriverChange, ...] = ()
    tasks: tuple[TaskChange, ...] = ()
    classes: tuple[ClassChange, ...] = ()

    def settings(self, settings: Settings) -> Settings:
        """Return the settings of the city with the hours in question."""
        return replace(
            settings,
            effective_hours=self.effective_hours or settings.effective_hours,
            health_hours=self.health_hours or settings.health_hours,
        )

    def drivers_of(self, drivers: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
        """Return sheet ``penggerak`` with the sizes in question.

        The very same frame where none changes.
        """
        for change in self.drivers:
            drivers = _resized(drivers, units, change)
        return drivers

    def tasks_of(self, rows: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
        """Return the work of positions with the norms and volumes in question."""
        for change in self.tasks:
            rows = _changed(rows, units, change)
        return rows

    def classes_of(
        self, classes: pl.DataFrame, positions: pl.DataFrame, units: pl.DataFrame
    ) -> pl.DataFrame:
        """Return sheet ``rombel`` with the classes in question."""
        if not self.classes:
            return classes
        at = positions.select("position", "unit")
        rows = classes.join(at, on="position", how="left", maintain_order="left")
        for change in self.classes:
            rows = class_change.changed(rows, units, change)
        return rows.select(classes.columns)


AS_IS = WhatIf()
"""The question that changes nothing."""


def below(units: pl.DataFrame, unit: str) -> set[str]:
    """Return the codes of a unit and of all units below it."""
    return set(climbs(units).filter(pl.col("above") == unit)["unit"])


def _factor(percent: float) -> float:
    return 1 + percent / 100


def _resized(
    drivers: pl.DataFrame, units: pl.DataFrame, change: DriverChange
) -> pl.DataFrame:
    of_driver = pl.col("driver") == change.driver
    here = (
        pl.col("unit").is_null()
        if change.unit is None
        else pl.col("unit").eq_missing(pl.lit(change.unit))
    )
    if change.percent is None:
        reached, size = of_driver & here, pl.lit(change.value, pl.Float64)
    else:
        everywhere = (
            pl.lit(True)
            if change.unit is None
            else pl.col("unit").is_in(sorted(below(units, change.unit)))
        )
        drivers = _with_figure(drivers, units, change)
        reached = of_driver & everywhere
        size = pl.col("value") * _factor(change.percent)
    if change.percent is None and drivers.filter(reached).is_empty():
        return _with_row(drivers, change, change.value)
    return drivers.with_columns(value=pl.when(reached).then(size).otherwise("value"))


def _with_figure(
    drivers: pl.DataFrame, units: pl.DataFrame, change: DriverChange
) -> pl.DataFrame:
    """Write down the figure that reaches a unit from above, so that it can change."""
    if change.unit is None:
        return drivers
    told = drivers.filter(pl.col("driver") == change.driver)
    figures = dict(told.select("unit", "value").iter_rows())
    if change.unit in figures:
        return drivers
    parent = dict(units.select("unit", "parent").iter_rows())
    above = parent.get(change.unit)
    seen: set[str] = set()
    while above is not None and above not in figures and above not in seen:
        seen.add(above)
        above = parent.get(above)
    value = figures.get(above)
    return drivers if value is None else _with_row(drivers, change, value)


def _with_row(
    drivers: pl.DataFrame, change: DriverChange, value: float | None
) -> pl.DataFrame:
    row = {"driver": change.driver, "unit": change.unit, "value": value}
    return pl.concat([drivers, pl.DataFrame([row], schema=drivers.schema)])


def _changed(
    rows: pl.DataFrame, units: pl.DataFrame, change: TaskChange
) -> pl.DataFrame:
    columns = dict(_numbers(change))
    fits = change.fits(units)
    return rows.with_columns(
        pl.when(fits).then(new).otherwise(name).alias(name)
        for name, new in columns.items()
    )


def _numbers(change: TaskChange) -> Iterable[tuple[str, pl.Expr]]:
    """The columns that change, and their new content."""
    if change.number == "volume":
        yield "volume", _new("volume", change)
        return
    yield "time", _new("time", change)
    if change.percent is None:
        yield "time_unit", pl.lit("menit")
        return
    by_time = pl.col("approach").fill_null("tugas").is_in(BY_TIME)
    factor = _factor(change.percent)
    yield (
        "capacity",
        pl.when(by_time).then("capacity").otherwise(pl.col("capacity") / factor),
    )
    yield (
        "ratio",
        pl.when(by_time).then("ratio").otherwise(pl.col("ratio") * factor),
    )


def _new(name: str, change: TaskChange) -> pl.Expr:
    if change.percent is None:
        return pl.lit(change.value, pl.Float64)
    return pl.col(name) * _factor(change.percent)
