"""Rows of data as the XML of a sheet, many at a time.

Writing cell by cell takes ten times as long; a workbook of a large city has tens of
millions of cells. So a workbook is first written with headings only, and its rows are
put in here. Text is always an inline string: never a formula, a link or a number.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from tepat.snapshot import canonical
from tepat.snapshot.columns import Column, Kind, Table

from .grid import letters

ROWS_AT_A_TIME = 50_000
DAY_ZERO = date(1899, 12, 30)
# Days before Excel's calendar is sound (it knows a 29 February 1900) go as text.
FIRST_EXCEL_DAY = date(1900, 3, 1)

END_OF_DATA = b"</sheetData>"
DIMENSION = re.compile(rb'<dimension ref="A1:([A-Z]+)1"/>')
COLUMN = re.compile(rb'<col min="(\d+)" max="(\d+)" [^>]*?style="(\d+)"')
ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
NOT_IN_XML = "[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
LOOKS_ESCAPED = "_(x[0-9a-fA-F]{4}_)"  # Excel reads _x0041_ as a letter


def fill(
    skeleton: io.BytesIO, path: Path, content: Mapping[str, tuple[Table, pl.DataFrame]]
) -> None:
    """Write a workbook with rows from one that has headings only.

    Args:
        skeleton: The workbook with headings.
        path: Where the filled one goes.
        content: The rows of each part of the zip file that is a sheet of data.
    """
    with (
        zipfile.ZipFile(skeleton) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            data = source.read(part)
            with target.open(part, "w", force_zip64=True) as out:
                if part.filename not in content:
                    out.write(data)
                    continue
                table, frame = content[part.filename]
                before, after = data.split(END_OF_DATA)
                last = b'<dimension ref="A1:\\g<1>%d"/>' % (frame.height + 1)
                out.write(DIMENSION.sub(last, before))
                for rows in _rows(table, frame, _styles(before)):
                    out.write(rows)
                out.write(END_OF_DATA + after)


def _rows(
    table: Table, frame: pl.DataFrame, styles: Mapping[int, int]
) -> Iterator[bytes]:
    numbered = frame.with_row_index("row ", offset=2).with_columns(
        pl.col("row ").cast(pl.String)
    )
    cells = [
        _cell(column, letters(at), styles.get(at))
        for at, column in enumerate(table.columns)
    ]
    row = pl.concat_str(
        pl.lit('<row r="'), "row ", pl.lit('">'), *cells, pl.lit("</row>")
    )
    for some in numbered.iter_slices(ROWS_AT_A_TIME):
        yield some.select(row.str.join("")).item().encode()


def _cell(column: Column, letter: str, style: int | None) -> pl.Expr:
    """One cell for each row; nothing at all where it is blank."""
    value = pl.col(column.name)
    name = f'<c r="{letter}'
    styled = "" if style is None else f' s="{style}"'
    text = (f'"{styled} t="inlineStr"><is><t>', "</t></is></c>")
    number = (f'"{styled}><v>', "</v></c>")
    match column.kind:
        case Kind.WHOLE:
            return _tagged(name, value.cast(pl.String), number)
        case Kind.DECIMAL:
            plain = value.map_batches(canonical.number_text, return_dtype=pl.String)
            return _tagged(name, plain, number)
        case Kind.DAY:
            serial = (value - pl.lit(DAY_ZERO)).dt.total_days().cast(pl.String)
            return (
                pl.when(value >= FIRST_EXCEL_DAY)
                .then(_tagged(name, serial, number))
                .otherwise(_tagged(name, value.dt.to_string("%Y-%m-%d"), text))
            )
        case Kind.TRUTH:
            words = value.replace_strict(canonical.TRUTH, return_dtype=pl.String)
            return _tagged(name, words, text)
        case Kind.LIST:
            joined = value.list.join(canonical.SEPARATOR_OF_ITEMS)
            return _tagged(name, _escaped(joined), text)
        case _:
            return _tagged(name, _escaped(value), text)


def _tagged(name: str, value: pl.Expr, tags: tuple[str, str]) -> pl.Expr:
    opening, closing = map(pl.lit, tags)
    return pl.concat_str(pl.lit(name), "row ", opening, value, closing).fill_null("")


def _escaped(text: pl.Expr) -> pl.Expr:
    for sign, escaped in ESCAPES:
        text = text.str.replace_all(sign, escaped, literal=True)
    return text.str.replace_all(NOT_IN_XML, "").str.replace_all(
        LOOKS_ESCAPED, "_x005F_${1}"
    )


def _styles(xml: bytes) -> dict[int, int]:
    """The number of the style of each column, from the columns of the skeleton."""
    return {
        at: int(style)
        for first, last, style in COLUMN.findall(xml)
        for at in range(int(first) - 1, int(last))
    }
