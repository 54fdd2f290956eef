"""What a computation answers: a sentence, tables, figures, files.

A table holds the whole city. Three columns that nobody sees say who may see a row:
``_path`` (of the unit it belongs to), ``_nip`` (of the person it is about) and
``_read`` (the permission that its content asks for). A missing one stands for the whole
city, nobody, and the permission to read results.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import polars as pl

from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

PATH, NIP, READ = "_path", "_nip", "_read"
GUARDS: Mapping[str, str] = {PATH: "", NIP: "", READ: Permission.RESULTS_READ.value}


class Form(StrEnum):
    """How the cells of a column are written."""

    TEXT = "text"
    LONG = "long"  # sentences: given room
    WHOLE = "whole"
    DECIMAL = "decimal"
    SIGNED = "signed"
    DAY = "day"
    NIP = "nip"
    VERDICT = "verdict"  # holds, fails, unknown, error or warning


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    Attributes:
        name: Of the column of the frame; of ``<name>_id`` and ``<name>_en`` where
            ``in_both``.
        title: Its heading.
        form: How cells are written.
        unit: Said once in the heading.
        in_both: Whether its text is kept in both languages.
        sheet: Sheet of the register whose record a cell leads to, or ``@`` and the
            column that names it; the number of the record is in ``<name>_pk``.
        query: Column that holds the query of another view of this result.
        asks: Computation that a cell leads to; ``query`` is then the column of the
            parameter that it is asked about, and the parameter's name.
        leads: Column that holds an address below that of the page.
        read: What a reader must be allowed to, to see the column; blank: the row.
        is_filter: Whether a value of it may be asked for alone.
    """

    name: str
    title: Words
    form: Form = Form.TEXT
    unit: Words | None = None
    in_both: bool = False
    sheet: str = ""
    query: str = ""
    asks: str = ""
    leads: str = ""
    read: str = ""
    is_filter: bool = False

    def column(self, language: str) -> str:
        """Return the column of the frame that a reader of ``language`` is shown."""
        return f"{self.name}_{language}" if self.in_both else self.name

    @property
    def key(self) -> str:
        """The column by which rows are filtered, whoever reads."""
        return self.column("id")

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": self.title.as_json(),
            "form": self.form.value,
            "unit": self.unit.as_json() if self.unit else None,
            "in_both": self.in_both,
            "sheet": self.sheet,
            "query": self.query,
            "asks": self.asks,
            "leads": self.leads,
            "read": self.read,
            "is_filter": self.is_filter,
        }

    @classmethod
    def read_json(cls, told: Mapping[str, Any]) -> Self:
        unit = Words.read(told["unit"]) if told["unit"] else None
        return cls(
            **{
                **told,
                "title": Words.read(told["title"]),
                "form": Form(told["form"]),
                "unit": unit,
            }
        )


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a result.

    Attributes:
        name: What the address calls it.
        title: What it lists.
        fields: Its columns; the first names the row.
        frame: The rows, with the columns of the fields and of :data:`GUARDS`.
        empty: Said where no row can be shown.
    """

    name: str
    title: Words
    fields: tuple[Field, ...]
    frame: pl.DataFrame
    empty: Words


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart of ``kit.charts``, kept as its rows.

    Attributes:
        kind: ``bars`` (columns label, need, held), ``pyramid`` (label, men, women),
            ``columns`` (label and one column for each of ``parts``), ``changes``
            (label_id, label_en, before, after), ``tallies`` (label_id, label_en,
            query of another view or blank, and one column for each of ``parts``),
            ``shares`` (label, percent; drawn by unit as bars are) or ``ranges``
            (label, value, low, high, note, unit, ``_path``, and for each of ``parts``
            a column with the same bound in every row; drawn of the unit that is
            looked at, and those below it), ``boxes`` or ``heat`` (see ``squares``),
            ``lines`` or ``effects`` (see ``over_time``).
        statement: One line that says what it shows.
        frame: Its rows. Bars and shares have ``unit``, ``_path`` and ``_above`` (path
            of the unit above): they are drawn for the unit that is looked at.
        parts: Names of the stacked parts.
        title: What the rows are.
        read: What a reader must be allowed to, besides reading results.
    """

    kind: str
    statement: Words
    frame: pl.DataFrame
    parts: tuple[Words, ...] = ()
    title: Words | None = None
    read: Permission = Permission.RESULTS_READ


@dataclass(frozen=True, slots=True)
class File:
    """A file of a result, to be downloaded as it is.

    Attributes:
        name: With its ending.
        title: What it is.
        write: Writes it to a path.
        path: Of the unit it is about; blank: the whole city.
        read: What a reader must be allowed to, there, besides reading results.
    """

    name: str
    title: Words
    write: Callable[[Path], None]
    path: str = ""
    read: Permission = Permission.RESULTS_READ


@dataclass(frozen=True, slots=True)
class Result:
    """What a computation answers.

    Attributes:
        statement: The answer in a sentence or two.
        tables: The tables, the most important first.
        figures: The charts.
        files: The files.
        subject: What exactly was asked about, for the heading.
        nip: The person whom all of it is about, and ``path``, of that person's unit;
            others than who may see the person do not see that it exists.
    """

    statement: Words
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    files: tuple[File, ...] = field(default=())
    subject: Words | None = None
    nip: str = ""
    path: str = ""
