"""What a column and a table are, as a clerk and as a programmer know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

from tepat.words import Sentence


class Kind(StrEnum):
    """How a cell is read, and what is refused in it."""

    TEXT = "text"
    CODE = "code"  # text that must never be a number: leading zeros matter
    NIP = "nip"  # 18 digits, text
    DAY = "day"
    WHOLE = "whole"  # whole number
    DECIMAL = "decimal"
    TRUTH = "truth"  # ya / tidak
    LIST = "list"  # several texts in one cell, separated by ";"
    CHOICE = "choice"  # one of a closed list, see ``choices``
    GRADE = "grade"  # golongan: I/a … IV/e, or I … XVII for PPPK
    EDUCATION = "education"  # level of education


class Privacy(StrEnum):
    """Who may see a column at all."""

    OPEN = "open"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


DTYPES: Mapping[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.CODE: pl.String(),
    Kind.NIP: pl.String(),
    Kind.DAY: pl.Date(),
    Kind.WHOLE: pl.Int64(),
    Kind.DECIMAL: pl.Float64(),
    Kind.TRUTH: pl.Boolean(),
    Kind.LIST: pl.List(pl.String()),
    Kind.CHOICE: pl.String(),
    Kind.GRADE: pl.String(),
    Kind.EDUCATION: pl.String(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table.

    Attributes:
        name: English identifier in the engine's frames.
        official: Heading in the workbook, Indonesian.
        kind: How a cell is read.
        meaning: What it tells, in both languages; also the help text on screen.
        required: The sheet must have the column, and a blank cell is an error.
        expected: The sheet must have the column, though a cell may be blank.
        missed: A blank cell is worth a warning, because something becomes unknown.
        default: What a blank cell means, where that is settled.
        choices: Canonical values of a ``CHOICE`` column.
        synonyms: Other spellings met in the field, each to its canonical value.
        aliases: Other headings met in the field (SIASN's among them).
        low, high: Bounds of a number, both allowed.
        privacy: Who may see it.
        refers: Each ``table.column`` of which one must hold the value.
        later: Added when plans had been stored already. Where no row fills it in, it
            is no part of a digest, so that what was stored before keeps its name.
    """

    name: str
    official: str
    kind: Kind
    meaning: Sentence
    required: bool = False
    expected: bool = False
    missed: bool = False
    default: str | int | bool | None = None
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    privacy: Privacy = Privacy.OPEN
    refers: tuple[str, ...] = ()
    later: bool = False

    @property
    def dtype(self) -> pl.DataType:
        return DTYPES[self.kind]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the workbook and one frame of the snapshot.

    Attributes:
        name: English plural, the name of the field of ``Snapshot``.
        sheet: Name of the sheet (and of the CSV file), Indonesian.
        meaning: What one row is.
        columns: In the order in which they are written.
        needed: Whether the main job cannot run without the sheet.
        may_be_empty: Whether a needed sheet may hold headings only.
        key: Columns that together may occur once.
    """

    name: str
    sheet: str
    meaning: Sentence
    columns: tuple[Column, ...]
    needed: bool = False
    may_be_empty: bool = True
    key: tuple[str, ...] = ()

    @property
    def schema(self) -> pl.Schema:
        return pl.Schema({column.name: column.dtype for column in self.columns})

    def empty(self) -> pl.DataFrame:
        return pl.DataFrame(schema=self.schema)
