"""What is odd about one row, as the engine sees it among what the row refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat.intake import settings as readings
from tepat.snapshot import Snapshot, checks
from tepat.snapshot.checks import Severity, Sighting
from tepat.snapshot.checks.defect import Place
from tepat.snapshot.columns import Column, Kind
from tepat_web.organisation.models import Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME, Sheet

from .headings import language

ORGANISATION = ("units", "jobs", "positions")
# Tables of which a row is judged among all rows of the organisation.
AMONG_ALL = frozenset({*ORGANISATION, "employees"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding on data, as the page shows it.

    Attributes:
        verdict: ``error`` or ``warning``.
        sentence: In the reader's language.
        column: Where, by the engine's name; blank for the row as a whole.
        code: Its fixed name.
    """

    verdict: str
    sentence: str
    column: str
    code: str


def about(
    sheet: Sheet,
    values: Mapping[str, Any],
    structure: Structure | None,
    number: int | None = None,
) -> list[Finding]:
    """Return what the engine's checks say about one row.

    Args:
        values: Every column of the row, typed as the engine types it.
        structure: In force; codes of units and positions are looked up there.
        number: The record that the row is, so that it is not compared with itself.
    """
    told = list(_missed(sheet, values))
    needed = (column.name for column in sheet.table.columns if column.required)
    if any(values.get(name) is None for name in needed):
        return told  # the checks expect what every row must have
    city, at = _city(sheet, values, structure, number)
    codes = {values.get(name) for name in sheet.table.key}
    return [*told, *_seen(sheet, city, at, codes)]


def _missed(sheet: Sheet, values: Mapping[str, Any]) -> Iterator[Finding]:
    """Blanks that leave something unknown."""
    for column in sheet.table.columns:
        if column.missed and values.get(column.name) is None:
            told = _("Blank: this counts as unknown.")
            yield Finding(Severity.WARNING.value, told, column.name, "CELL-MISSED")


def _seen(sheet: Sheet, city: Snapshot, at: int, codes: set[Any]) -> Iterator[Finding]:
    """What the engine's checks see in the row at one place of its table."""
    return (
        Finding(
            seen.defect.severity.value,
            seen.defect.sentence.fill(_told(seen.facts), language()),
            seen.place.column or "",
            seen.defect.code,
        )
        for seen in checks.check(city)
        if seen.place.table == sheet.name and _concerns(seen, at, codes)
    )


def errors(found: list[Finding]) -> list[Finding]:
    """Return the findings that a row may not have."""
    return [finding for finding in found if finding.verdict == Severity.ERROR.value]


def _concerns(seen: Sighting, at: int, codes: set[Any]) -> bool:
    """Whether a sighting is about the row, or about a circle or tie it is part of."""
    if seen.place.row == at:
        return True
    circle = str(seen.facts.get("circle", "")).split(" → ")
    leaders = str(seen.facts.get("leaders", "")).split(", ")
    return bool(codes & {*circle, *leaders} - {None, ""})


def _city(
    sheet: Sheet,
    values: Mapping[str, Any],
    structure: Structure | None,
    number: int | None,
) -> tuple[Snapshot, int]:
    """A small snapshot, and the place of the row in its table."""
    rows = readings.with_official_keys(take.frame(BY_NAME["settings"], structure))
    told, _problems = readings.read(rows)
    day = told.reference_day or timezone.localdate()
    frames = dict(_referred(sheet, values, structure))
    own = frames.get(sheet.name)
    if own is None or sheet.name == "employees":
        own = sheet.table.empty().with_columns(pl.lit(0).alias(take.ID))
    if number is not None:
        own = own.filter(pl.col(take.ID) != number)
    own = own.drop(take.ID)
    row = pl.DataFrame(
        {name: [values.get(name)] for name in own.columns}, schema=own.schema
    )
    frames[sheet.name] = pl.concat([own, row])
    plain = {
        name: frame.drop(take.ID, strict=False)
        for name, frame in frames.items()
        if name != "settings"
    }
    return Snapshot(day, told, settings_rows=rows, **plain), own.height


def concerned(sheet: Sheet) -> frozenset[str]:
    """Return the tables that a row of a table is judged by."""
    names = {
        reference.partition(".")[0]
        for column in sheet.table.columns
        for reference in column.refers
    }
    return frozenset(names | set(ORGANISATION) if sheet.name in AMONG_ALL else names)


def _referred(
    sheet: Sheet, values: Mapping[str, Any], structure: Structure | None
) -> Iterator[tuple[str, pl.DataFrame]]:
    for name in sorted(concerned(sheet)):
        other = BY_NAME[name]
        where = Q()
        if name == "employees":
            numbers = _numbers(sheet.table.columns, values)
            where = Q(nip__in=numbers)
        yield (
            name,
            take.frame(other, structure, with_id=name == sheet.name, where=where),
        )


def _numbers(columns: tuple[Column, ...], values: Mapping[str, Any]) -> list[str]:
    told = (values.get(column.name) for column in columns if column.kind is Kind.NIP)
    return [number for number in told if number]


def _told(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts in which another row of the table is called so."""
    other = {"id": "baris lain", "en": "another row"}[language()]
    return {
        name: other if isinstance(fact, Place) else fact for name, fact in facts.items()
    }
