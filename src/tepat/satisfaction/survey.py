"""The satisfaction survey of a city: the index of every unit and service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import polars as pl

from tepat.law import Law, NormNotInForce
from tepat.snapshot import Snapshot

from .compare import compared
from .elements import Element, elements
from .index import quality_of, rounded
from .makeup import makeup
from .periods import Every
from .results import Odd, ServiceResult, Survey, UnitResult
from .score import score
from .sheets import COPIES_TOLD, Sheets, sheets_of
from .telling import of_city, of_unit
from .trend import trend
from .users import Users, key_of, last_day, of_one_year, sample_of, total, users_of
from .weight import Weight


def survey(
    snapshot: Snapshot,
    law: Law,
    *,
    weight: Weight | None = None,
    every: Every = "semester",
    since: date | None = None,
) -> Survey:
    """Return the satisfaction index of every unit with answer sheets.

    Args:
        snapshot: Its ``surveys``, ``services`` and ``units``; a sheet counts up to its
            reference day.
        law: The law on that day.
        weight: Of an element; ``None``: as the settings say, else exactly 1/9.
        every: How long the periods of the trend are.
        since: Only sheets from this day on.

    Raises:
        UnusableWeight: if the settings hold a weight that cannot be used.
    """
    asked = elements(law)
    if weight is None:
        told = snapshot.settings.survey_weight
        weight = Weight.read(told, len(asked)) if told else Weight()
    sheets = sheets_of(snapshot, since)
    by_unit = sheets.frame.partition_by("unit", as_dict=True)
    users = users_of(snapshot)
    named = snapshot.units.select("unit", "name").unique("unit", maintain_order=True)
    units = tuple(
        _unit(unit, name, by_unit[unit,], sheets, users, asked, weight, law, every)
        for unit, name in named.iter_rows()
        if (unit,) in by_unit
    )
    beside = compared([unit.score for unit in units])
    units = tuple(
        replace(unit, beside=told) for unit, told in zip(units, beside, strict=True)
    )
    findings = [found for unit in units for found in of_unit(unit, law)]
    findings += of_city(snapshot, units, sheets, law)
    pooled = score(sheets.frame, asked, weight, law) if units else None
    mean = _mean([unit.score.index.points for unit in units])
    return Survey(
        snapshot.day,
        since,
        weight.written(len(asked)),
        every,
        asked,
        units,
        sum(unit.score.n for unit in units),
        None if pooled is None else pooled.index.ikm,
        None if pooled is None else pooled.quality,
        None if mean is None else rounded(mean),
        None if mean is None else _quality(mean, law),
        tuple(findings),
    )


def _unit(
    unit: str,
    name: str | None,
    frame: pl.DataFrame,
    sheets: Sheets,
    users: Users,
    asked: Sequence[Element],
    weight: Weight,
    law: Law,
    every: Every,
) -> UnitResult:
    called = [None if each is None else key_of(each) for each in frame["service"]]
    frame = frame.with_columns(pl.Series("called", called, dtype=pl.String))
    named = {key for key in called if key is not None}
    known = {key: number for (of, key), number in users.items() if of == unit}
    services = tuple(
        _service(rows, known.get(str(key)), asked, weight, law, every)
        for (key,), rows in sorted(
            frame.drop_nulls("called").partition_by("called", as_dict=True).items()
        )
    )
    everybody = total(known, named)
    found = score(frame, asked, weight, law, of_one_year(frame, everybody))
    mean = None
    if len(services) > 1 and None not in called:
        mean = _mean([each.score.index.points for each in services])
    return UnitResult(
        unit,
        name or unit,
        found,
        services,
        None if mean is None else rounded(mean),
        None if mean is None else _quality(mean, law),
        sample_of(frame, everybody, law),
        _odd(frame, asked, weight, law),
        trend(frame, asked, weight, law, every),
        makeup(frame),
        (),
        sheets.blank.get(unit, 0),
        sheets.later.get(unit, 0),
        last_day(frame),
    )


def _service(
    frame: pl.DataFrame,
    users: int | None,
    asked: Sequence[Element],
    weight: Weight,
    law: Law,
    every: Every,
) -> ServiceResult:
    return ServiceResult(
        frame["service"][0],
        score(frame, asked, weight, law, of_one_year(frame, users)),
        sample_of(frame, users, law),
        trend(frame, asked, weight, law, every),
    )


def _odd(
    frame: pl.DataFrame, asked: Sequence[Element], weight: Weight, law: Law
) -> Odd:
    straight = frame.filter("is_straight")
    rest = frame.filter(~pl.col("is_straight"))
    copies = frame.filter(pl.col("copies") >= COPIES_TOLD)
    without = None
    if len(straight) and len(rest):
        without = score(rest, asked, weight, law)
    return Odd(tuple(straight["row"]), tuple(copies["row"]), without)


def _mean(points: Sequence[Fraction]) -> Fraction | None:
    return sum(points, Fraction()) / len(points) if points else None


def _quality(points: Fraction, law: Law) -> str | None:
    try:
        return quality_of(max(points, Fraction(25)), law)
    except NormNotInForce:
        return None
