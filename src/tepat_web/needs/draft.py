"""An analysis as somebody types it: texts of a form, row by row, with what is wrong.

A row of a task or list is called ``p`` and the number of its record, or ``n`` and a
running number while it has none; rows stand in the order in which the form sends them.
So nothing but the fields themselves tells of a row, and a kept draft of the form brings
back rows that were never saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from tepat.intake.cells import Flaw, reader
from tepat.snapshot.checks import Severity
from tepat.snapshot.columns import Column, Kind
from tepat_web.register.forms import typed
from tepat_web.register.headings import language
from tepat_web.snapshots.sheets import Sheet

from .contents import (
    ANALYSES,
    DETAILS,
    STEPS_OF,
    TASKS,
    Contents,
    Line,
    Values,
    blank,
    columns_of,
)
from .items import LISTS

TASKS_GROUP = "tugas"
GROUPS = (TASKS_GROUP, *(item.lower() for item in LISTS))
NAME = re.compile(r"([a-z_]+)-([pn]\d{1,18})-([a-z0-9_]+)")
MOST_ROWS = 300  # of one group; a form that has more was not typed
ADD, REMOVE, UP, DOWN = "tambah", "hapus", "naik", "turun"
USUAL = {"period": "tahun", "time_unit": "jam"}  # what most tasks are counted in
BUTTONS = (ADD, REMOVE, UP, DOWN)
SINGLES = {column.name: column for column in columns_of(ANALYSES)}
OF_TASKS = {column.name: column for column in columns_of(TASKS)}
OF_LISTS = {column.name: column for column in columns_of(DETAILS)}

Texts = dict[str, str]


@dataclass(slots=True)
class TypedRow:
    """A row of a group: what it is called, and its texts by column."""

    key: str
    texts: Texts = field(default_factory=dict)

    @property
    def number(self) -> int | None:
        """Number of its record; none where it has none yet."""
        return int(self.key[1:]) if self.key[0] == "p" else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed but what a new row says already."""
        usual = new_texts(TASKS_GROUP)
        return all(
            not text.strip() or text == usual.get(name)
            for name, text in self.texts.items()
        )


@dataclass(slots=True)
class Draft:
    """The texts of a whole form."""

    singles: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[TypedRow]] = field(
        default_factory=lambda: {group: [] for group in GROUPS}
    )

    @classmethod
    def of(cls, told: Contents) -> Draft:
        """Return the form of an analysis as it stands."""
        draft = cls({name: _texts(SINGLES[name], told.values) for name in SINGLES})
        lines = {TASKS_GROUP: told.tasks} | {
            item.lower(): rows for item, rows in told.details.items()
        }
        for group, rows in lines.items():
            columns = columns_in(group)
            draft.rows[group] = [
                TypedRow(
                    f"p{line.number}" if line.number else f"n{at}",
                    {name: _text(columns, name, line.values) for name in line.values},
                )
                for at, line in enumerate(rows, 1)
            ]
        return draft

    @classmethod
    def read(cls, data: QueryDict) -> Draft:
        """Return what was sent."""
        draft = cls({name: data.getlist(name) for name in SINGLES})
        there: dict[tuple[str, str], TypedRow] = {}
        for name in data:
            part = NAME.fullmatch(name)
            if part is None or part[1] not in GROUPS:
                continue
            group, key, column = part.groups()
            if column not in columns_in(group) and column != STEPS_OF:
                continue
            if (group, key) not in there and len(draft.rows[group]) < MOST_ROWS:
                there[group, key] = TypedRow(key)
                draft.rows[group].append(there[group, key])
            if row := there.get((group, key)):
                row.texts[column] = data.getlist(name)[-1]
        return draft

    def press(self, button: str, where: str) -> str:
        """Do what a button among the rows says; return the group that changed.

        Args:
            button: One of ``BUTTONS``.
            where: A group for ``tambah``, else ``group-key``.
        """
        group, _dash, key = where.partition("-")
        if group not in GROUPS:
            return ""
        rows = self.rows[group]
        if button == ADD:
            if len(rows) < MOST_ROWS:
                rows.append(TypedRow(self._new_key(group), new_texts(group)))
            return group
        at = next((i for i, row in enumerate(rows) if row.key == key), None)
        if at is None:
            return group
        if button == REMOVE:
            del rows[at]
        else:
            to = at - 1 if button == UP else at + 1
            if 0 <= to < len(rows):
                rows[at], rows[to] = rows[to], rows[at]
        return group

    def add(self, group: str, texts: Texts) -> None:
        """Put a new row at the end of a group."""
        self.rows[group].append(TypedRow(self._new_key(group), texts))

    def contents(self) -> tuple[Contents, dict[str, str]]:
        """Return what the texts say, and what cannot be read, by the field's name.

        Rows in which nothing was typed are left out.
        """
        errors: dict[str, str] = {}
        values = {
            name: _read(column, ";".join(self.singles.get(name, ())), name, errors)
            for name, column in SINGLES.items()
        }
        lines = {
            group: [
                Line(row.number, self._line(group, row, errors))
                for row in rows
                if not row.is_blank
            ]
            for group, rows in self.rows.items()
        }
        details = {item: lines[item.lower()] for item in LISTS}
        return Contents(values, lines[TASKS_GROUP], details), errors

    def filled(self, group: str) -> list[TypedRow]:
        """Return the rows of a group that count, as :meth:`contents` counts them."""
        return [row for row in self.rows[group] if not row.is_blank]

    def _line(self, group: str, row: TypedRow, errors: dict[str, str]) -> Values:
        values = blank(TASKS if group == TASKS_GROUP else DETAILS)
        for name, column in columns_in(group).items():
            if name in row.texts:
                at = f"{group}-{row.key}-{name}"
                values[name] = _read(column, row.texts[name], at, errors)
        if group == TASKS_GROUP:
            values[STEPS_OF] = lines_of(row.texts.get(STEPS_OF, ""))
        if not values["description"]:
            told = _("Say what it is, or remove the row.")
            errors.setdefault(f"{group}-{row.key}-description", told)
        return values

    def _new_key(self, group: str) -> str:
        taken = [int(r.key[1:]) for r in self.rows[group] if r.key[0] == "n"]
        return f"n{max(taken, default=0) + 1}"


def columns_in(group: str) -> Mapping[str, Column]:
    """Return the columns of the rows of a group."""
    return OF_TASKS if group == TASKS_GROUP else OF_LISTS


def sheet_of(group: str) -> Sheet:
    """Return the sheet that holds the rows of a group."""
    return TASKS if group == TASKS_GROUP else DETAILS


def new_texts(group: str) -> Texts:
    """Return the texts of a new row."""
    columns = columns_in(group)
    told = {name: typed(column, column.default) for name, column in columns.items()}
    return told | USUAL if group == TASKS_GROUP else told


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _texts(column: Column, values: Mapping[str, Any]) -> list[str]:
    value = values.get(column.name)
    if column.kind is Kind.LIST:
        return list(value or ())
    return [typed(column, value)] if value is not None else []


def _text(columns: Mapping[str, Column], name: str, values: Mapping[str, Any]) -> str:
    if name == STEPS_OF:
        return "\n".join(values[name])
    return typed(columns[name], values[name])


def _read(column: Column, text: str, name: str, errors: dict[str, str]) -> Any:
    """Read one text as a cell of a workbook is read."""
    if column.kind is Kind.LIST:
        text = ";".join(lines_of(text))
    told = reader(column)(text)
    if isinstance(told, Flaw):
        if told.defect.severity is Severity.ERROR:
            errors[name] = told.defect.sentence.fill(told.facts, language())
        told = told.value
    return column.default if told is None else told


def field_names(draft: Draft) -> Iterable[str]:
    """Return the names of all fields of the rows of a draft, in their order."""
    for group, rows in draft.rows.items():
        for row in rows:
            for name in row.texts:
                yield f"{group}-{row.key}-{name}"
