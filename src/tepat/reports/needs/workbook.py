"""The needs as a workbook: who is needed where, who is there, and the years ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from tepat.establishment import Balance, Comparison
from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form, Look
from tepat.snapshot import Snapshot, resolve
from tepat.words import Language, Sentence, written

from .comparison import compare_needs
from .fields import (
    AGENCY,
    CODE,
    FINDING_FIELDS,
    POSITION_FIELDS,
    SOURCE,
    SOURCES,
    SUMMARY_FIELDS,
    UNIT_FIELDS,
    year_end,
)
from .method import explain_method

SUMMARY = Sentence(id="Ringkasan", en="Summary")
BY_POSITION = Sentence(id="Per jabatan", en="By position")
BY_UNIT = Sentence(id="Per unit", en="By unit")
PROJECTION = Sentence(id="Proyeksi", en="Projection")
TO_COMPLETE = Sentence(id="Perlu dilengkapi", en="To complete")

SUMMARY_TITLE = Sentence(id="Kebutuhan pegawai", en="Staff needed")
BY_POSITION_TITLE = Sentence(
    id="Kebutuhan pegawai per jabatan", en="Staff needed by position"
)
BY_UNIT_TITLE = Sentence(
    id="Kebutuhan pegawai per unit, dengan semua unit di bawahnya",
    en="Staff needed by unit, with all units below",
)
PROJECTION_TITLE = Sentence(
    id="Selisih pada akhir setiap tahun, bila tidak ada pengangkatan",
    en="Gap at the end of each year, if nobody is appointed",
)
TO_COMPLETE_TITLE = Sentence(
    id="Yang belum diketahui, dan apa yang perlu diisi",
    en="What is unknown, and what to fill in",
)

STATEMENT = Sentence(
    id="Dibutuhkan {need} orang, ada {occupied}: kurang {vacancies}, lebih {surplus}.",
    en="{need} people are needed, {occupied} are there: {vacancies} short, {surplus} "
    "over.",
)
STATEMENT_UNKNOWN = Sentence(
    id="Kebutuhan {unknown} dari {positions} jabatan belum diketahui dan tidak ikut "
    "dijumlahkan.",
    en="The need of {unknown} of {positions} positions is unknown and left out of the "
    "sums.",
)
STATEMENT_AHEAD = Sentence(
    id="Bila tidak ada pengangkatan, selisih {now} hari ini menjadi {then} pada akhir "
    "{year}.",
    en="If nobody is appointed, the gap of {now} today becomes {then} at the end of "
    "{year}.",
)
NOT_AHEAD = Sentence(
    id="Proyeksi belum dapat dibuat: lembar pegawai kosong.",
    en="No projection can be made: sheet pegawai is empty.",
)
ALL_KNOWN = Sentence(id="Tidak ada yang perlu dilengkapi.", en="Nothing to complete.")
ALL = Sentence(id="Jumlah", en="Sum")


def write_needs(
    path: Path,
    snapshot: Snapshot,
    found: Balance,
    about: About,
    language: Language = "id",
    compared: Comparison | None = None,
) -> None:
    """Write need against holders as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        snapshot: The city that ``found`` was worked out from, for names.
        found: See ``tepat.establishment.balance``.
        about: Whose needs, of which day, from what.
        language: Of headings and words; names stay as they are.
        compared: Scenarios to set beside the present, on sheets of their own.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    units = _units(snapshot, found)
    agencies = _agencies(units)
    _summary(book, found, agencies)
    _by_position(book, snapshot, found)
    _by_unit(book, units)
    _projection(book, found, agencies)
    if compared is not None:
        compare_needs(book, snapshot, compared)
    _to_complete(book, found, compared)
    explain_method(book, found)
    book.save(path)


def _units(snapshot: Snapshot, found: Balance) -> pl.DataFrame:
    tree = resolve.units(snapshot).select("unit", "name", "depth", "order")
    return (
        found.units.join(tree, on="unit", how="left", maintain_order="left")
        .sort("order")
        .with_columns(code=pl.col("unit"))
    )


def _agencies(units: pl.DataFrame) -> pl.DataFrame:
    """The units below the root, the worst shortage first, and the root's own posts."""
    own = pl.selectors.starts_with("own_")
    root = units.filter(pl.col("depth") == 0, pl.col("own_positions") > 0)
    directly = root.select(
        "code", "name", "order", own.name.map(lambda name: name.removeprefix("own_"))
    )
    below = units.filter(pl.col("depth") == 1).select(directly.columns)
    return pl.concat([directly, below]).sort(
        pl.col("vacancies").neg(), "order", maintain_order=True
    )


def _summary(book: Book, found: Balance, agencies: pl.DataFrame) -> None:
    sheet = book.sheet(SUMMARY, SUMMARY_FIELDS, SUMMARY_TITLE)
    totals = found.totals
    told = [book.say(STATEMENT, **totals)]
    if totals["unknown"]:
        told.append(book.say(STATEMENT_UNKNOWN, **totals))
    if totals["projection"]:
        now, then = (
            written(gap, book.language).replace("-", "−")
            for gap in (totals["gap"], totals["projection"][-1])
        )
        year = str(found.years[-1])
        told.append(book.say(STATEMENT_AHEAD, now=now, then=then, year=year))
    sheet.statement(" ".join(told), bold=True)
    sheet.table(SUMMARY_FIELDS, agencies.iter_rows(named=True))
    sheet.row(SUMMARY_FIELDS, {**totals, "name": ALL}, Look(bold=True))


def _by_position(book: Book, snapshot: Snapshot, found: Balance) -> None:
    columns = ("name", "unit_name", "family", "level", "position_class")
    names = resolve.positions(snapshot).select("position", *columns)
    rows = found.positions.join(names, on="position", how="left", maintain_order="left")
    years = tuple(
        Field(f"gap_{year}", year_end(year), Form.SIGNED, 9) for year in found.years
    )
    fields = (*POSITION_FIELDS, *years, SOURCE)
    sheet = book.sheet(BY_POSITION, fields, BY_POSITION_TITLE)
    sheet.table(fields, _position_rows(rows, found.years))


def _position_rows(
    rows: pl.DataFrame, years: Iterable[int]
) -> Iterator[dict[str, Any]]:
    for row in rows.iter_rows(named=True):
        ahead = row["projection"] or ()
        yield {
            **row,
            "code": row["position"],
            "source": SOURCES[row["source"]],
            **{f"gap_{year}": gap for year, gap in zip(years, ahead, strict=False)},
        }


def _by_unit(book: Book, units: pl.DataFrame) -> None:
    sheet = book.sheet(BY_UNIT, UNIT_FIELDS, BY_UNIT_TITLE)
    top = sheet.headings(UNIT_FIELDS, frozen=2)
    for row in units.iter_rows(named=True):
        sheet.row(UNIT_FIELDS, row, Look(indent=row["depth"], bold=row["depth"] < 2))
    sheet.outline(UNIT_FIELDS, top)


def _projection(book: Book, found: Balance, agencies: pl.DataFrame) -> None:
    before = Sentence(
        id=f"Keluar s.d. akhir {found.years[0] - 1}",
        en=f"Leave by the end of {found.years[0] - 1}",
    )
    fields = [
        *(CODE, AGENCY),
        Field("gap", Sentence(id="± kini", en="± now"), Form.SIGNED, 10),
        Field("exits_before", before, Form.WHOLE, 12),
    ]
    for year in found.years:
        leave = Sentence(id=f"Keluar {year}", en=f"Leave {year}")
        fields.append(Field(f"exits_{year}", leave, Form.WHOLE, 9))
        fields.append(Field(f"gap_{year}", year_end(year), Form.SIGNED, 9))
    sheet = book.sheet(PROJECTION, fields, PROJECTION_TITLE)
    if found.totals["projection"] is None:
        sheet.statement(book.say(NOT_AHEAD))
        return
    rows = [_ahead(row, found.years) for row in agencies.iter_rows(named=True)]
    sheet.table(fields, rows)
    total = _ahead({**found.totals, "name": ALL}, found.years)
    sheet.row(fields, total, Look(bold=True))


def _ahead(row: dict[str, Any], years: tuple[int, ...]) -> dict[str, Any]:
    exits = zip(years, row["exits"] or (), strict=False)
    gaps = zip(years, row["projection"] or (), strict=False)
    return {
        **row,
        **{f"exits_{year}": number for year, number in exits},
        **{f"gap_{year}": number for year, number in gaps},
    }


def _to_complete(book: Book, found: Balance, compared: Comparison | None) -> None:
    sheet = book.sheet(TO_COMPLETE, FINDING_FIELDS, TO_COMPLETE_TITLE)
    rows = (
        {
            "code": finding.facts.get("position"),
            "said": finding.say(book.language),
            "check": finding.code,
        }
        for finding in (*found.findings, *(compared.all_findings() if compared else ()))
    )
    sheet.table(FINDING_FIELDS, rows, frozen=1, nothing=ALL_KNOWN)
