"""The latest survey of the engine, as pages read it; nothing is worked out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from tepat_web.accounts.models import User
from tepat_web.kit.curves import Line, Point, Series
from tepat_web.kit.ranges import Range, Ranges
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import Wanted
from tepat_web.snapshots.result import PATH
from tepat_web.snapshots.showing import language
from tepat_web.snapshots.store import StoredTable

KIND = "survey"
UNITS, SERVICES, ELEMENTS, PERIODS = "unit", "layanan", "unsur", "masa"
OF_SERVICES, SERVICES_OVER_TIME = "layanan-unsur", "layanan-masa"
ELEMENTS_OVER_TIME, BESIDE, MAKEUP = "unsur-masa", "banding", "responden"
NUMBER = "name_pk"  # of the unit a row belongs to
ORDERS = ("ikm", "-ikm", "name", "n")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OfUnit:
    """What the latest survey says of one unit; texts in the reader's language.

    Attributes:
        unit: Its row: ``name``, ``n``, ``ikm``, ``low``, ``high``, ``quality``,
            ``answered``, ``users``, ``needed``, ``enough``, ``weakest``, ``change``,
            ``weight`` (in results of before there was none, it is not there).
        services: The same of each service, by name.
        elements: ``element``, ``n``, ``nrr``, ``low``, ``high``, ``quality``, the
            lowest first; what nobody answered comes last.
        periods: ``period`` and the index of each, the oldest first, with
            ``difference`` (``_low``, ``_high``) and ``direction`` since the one before.
        of_services: Every element of each service.
        services_over_time, elements_over_time: As ``periods``.
        beside: The index and the elements beside the other units: ``what``, ``own``,
            ``mean``, ``others``, ``difference`` (``_low``, ``_high``), ``beside``.
        makeup: Who answered: ``trait``, ``kind``, ``n``, ``percent``.
    """

    unit: Row
    services: Sequence[Row] = field(default=())
    elements: Sequence[Row] = field(default=())
    periods: Sequence[Row] = field(default=())
    of_services: Sequence[Row] = field(default=())
    services_over_time: Sequence[Row] = field(default=())
    elements_over_time: Sequence[Row] = field(default=())
    beside: Sequence[Row] = field(default=())
    makeup: Sequence[Row] = field(default=())


def latest(by: User) -> Computed | None:
    """Return the latest survey that a reader may open."""
    return queries.latest(by).get(KIND)


def units(by: User, found: Computed, words: str = "", order: str = "ikm") -> list[Row]:
    """Return the units of a survey that a reader may see, the lowest first."""
    return _rows(by, _tables(found), UNITS, words=words, sort=order)


def of_unit(by: User, found: Computed, number: int) -> OfUnit | None:
    """Return what a survey says of one unit; ``None`` where a reader sees nothing."""
    tables = _tables(found)
    rows = [it for it in _rows(by, tables, UNITS) if it[NUMBER] == number]
    if not rows:
        return None
    path = rows[0][PATH]

    def of_it(name: str) -> list[Row]:
        told = _rows(by, tables, name, path=path)
        return [it for it in told if it[NUMBER] == number]

    elements = of_it(ELEMENTS)
    return OfUnit(
        rows[0],
        of_it(SERVICES),
        sorted(elements, key=lambda it: (it["nrr"] is None, it["nrr"])),
        of_it(PERIODS),
        of_it(OF_SERVICES),
        of_it(SERVICES_OVER_TIME),
        of_it(ELEMENTS_OVER_TIME),
        of_it(BESIDE),
        of_it(MAKEUP),
    )


def periods(by: User, found: Computed) -> list[Row]:
    """Return the index of every unit and period that a reader may see."""
    return _rows(by, _tables(found), PERIODS)


def priorities(told: OfUnit, statement: str, title: str, value: str) -> Ranges:
    """Return the elements as a chart, the lowest first, each with its interval."""
    return Ranges(
        statement,
        [
            Range(it["element"], it["nrr"], it["low"], it["high"], it["quality"] or "")
            for it in told.elements
            if it["nrr"] is not None
        ],
        title=title,
        value=value,
    )


def trend(told: OfUnit, statement: str, title: str) -> Line | None:
    """Return the index over the periods; ``None`` where there is one only."""
    points = [
        Point(it["period"], it["ikm"], it["low"], it["high"]) for it in told.periods
    ]
    if len(points) < 2:
        return None
    return Line(statement, [Series("IKM", points)], title=title)


def _tables(found: Computed) -> dict[str, StoredTable]:
    return {each.name: each for each in store.read(found.folder).tables}


def _rows(
    by: User,
    tables: Mapping[str, StoredTable],
    name: str,
    *,
    path: str = "",
    words: str = "",
    sort: str = "",
) -> list[Row]:
    if name not in tables:  # no sheet of the survey counts yet
        return []
    said = language()
    asked = Wanted(path=path, words=words, sort=sort, language=said)
    frame = queries.rows(by, tables[name], asked).collect()
    both = [each.name for each in tables[name].fields if each.in_both]
    told = frame.with_columns(pl.col(f"{each}_{said}").alias(each) for each in both)
    return told.to_dicts()
