"""The one way in which a table is written as text: as CSV, byte for byte the same.

Every value reads back as itself. The same bytes are what a digest is taken of.
"""

from __future__ import annotations

import re
from decimal import Decimal

import polars as pl

from .columns import Column, Kind, Table

TRUTH = {True: "ya", False: "tidak"}
SEPARATOR_OF_ITEMS = ";"
# What a spreadsheet would take for a formula; the apostrophe is dropped when read.
FORMULA_START = r"^[=+\-@]"
# 1.250 may mean 1250 to a reader; 1.2500 may not.
THREE_DECIMALS = r"^(-?[0-9]+\.[0-9]{3})$"


def as_text(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with every value as canonical text, under official headings.

    >>> from tepat.snapshot.columns import RELATIONS, TASKS
    >>> as_text(RELATIONS, RELATIONS.empty()).columns
    ['nip_a', 'nip_b', 'hubungan']
    >>> task = pl.DataFrame({"volume": [1.25, 1.125, 3.0]}, strict=False)
    >>> number_text(task["volume"]).to_list()
    ['1.25', '1.1250', '3']
    """
    return frame.select(
        _text(frame[column.name], column).alias(column.official)
        for column in table.columns
    )


def csv(table: Table, frame: pl.DataFrame) -> bytes:
    """Return the table as canonical CSV: UTF-8, commas, official headings."""
    text = as_text(table, frame).with_columns(
        pl.when(pl.col(column.official).str.contains(FORMULA_START))
        .then("'" + pl.col(column.official))
        .otherwise(pl.col(column.official))
        .alias(column.official)
        for column in table.columns
        if column.kind in (Kind.TEXT, Kind.CODE, Kind.LIST)
    )
    return text.write_csv().encode()


def number_text(numbers: pl.Series) -> pl.Series:
    """Write decimal numbers plainly, so that none can be read in two ways."""
    text = (
        numbers.cast(pl.String)
        .str.replace(r"\.0$", "")
        .str.replace(THREE_DECIMALS, "${1}0")
    )
    if text.str.contains("e", literal=True).any():
        text = pl.Series(text.name, map(_plain, text), dtype=pl.String)
    return text


def _text(values: pl.Series, column: Column) -> pl.Series:
    match column.kind:
        case Kind.DAY:
            return values.dt.to_string("%Y-%m-%d")
        case Kind.WHOLE:
            return values.cast(pl.String)
        case Kind.DECIMAL:
            return number_text(values)
        case Kind.TRUTH:
            return values.replace_strict(TRUTH, return_dtype=pl.String)
        case Kind.LIST:
            return values.list.join(SEPARATOR_OF_ITEMS)
        case _:
            return values


def _plain(text: str | None) -> str | None:
    if text is None or "e" not in text:
        return text
    return re.sub(THREE_DECIMALS, r"\g<1>0", f"{Decimal(text):f}")
