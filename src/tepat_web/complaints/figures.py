"""Public figures as a page and as a file show them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import override

from tepat.words import written
from tepat_web.kit import writing
from tepat_web.snapshots.showing import language

from . import statistics
from .models import Grade
from .statistics import OTHERS, Figures, Row

HEADINGS = (
    *("tabel", "baris", "dari", "sampai", "masuk", "dijawab_tepat_waktu"),
    *("terlambat", "lewat_tenggat_diberitahukan", "median_hari"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the page.

    Attributes:
        key: Its word in the file.
        title: Its heading.
        head: Heading of its first column.
        rows: Each with what it is called, and the row.
        most: The largest number that came in.
    """

    key: str
    title: str
    head: str
    rows: tuple[tuple[str, Row], ...]
    most: int


def tables(told: Figures) -> list[Table]:
    """Return the tables of the page, in the language of the page."""
    grades = dict(Grade.choices)
    made = (
        ("bulan", _("By month"), _("Month"), told.months, _("Months with few")),
        (
            *("instansi", _("Complaints by agency"), _("Agency"), told.agencies),
            _("All others, and not yet passed on"),
        ),
        ("kelas", _("By class"), _("Class"), told.grades, _("Others")),
    )
    names = {
        **told.names,
        **{key: str(word) for key, word in grades.items()},
        **{row.key: _month(row.key) for row in told.months if row.key != OTHERS},
    }
    return [
        Table(
            key,
            title,
            head,
            tuple((names.get(row.key, others), row) for row in _in_order(key, rows)),
            max((row.came for row in rows), default=0),
        )
        for key, title, head, rows, others in made
    ]


def trend(told: Figures) -> str:
    """Return in a sentence whether more complaints come than before; may be blank."""
    halves = statistics.change(told.months)
    if halves is None:
        return ""
    before, after = (writing.number(n) for n in halves)
    text = _("%(after)s came in the last six months, %(before)s in the six before.")
    return text % {"after": after, "before": before}


def as_csv(told: Figures) -> str:
    """Return the figures as a table for programs; what is left out is blank."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    with override("id"):
        for key, name, row in _lines(told):
            numbers = (row.came, row.in_time, row.late, row.raised, row.days)
            told_of = (key, writing.cell(name), told.first, told.last)
            writer.writerow([*told_of, *map(_cell, numbers)])
    return out.getvalue()


def _lines(told: Figures) -> Iterator[tuple[str, str, Row]]:
    if told.city:
        yield "kota", _("The whole city"), told.city
    for table in tables(told):
        for name, row in table.rows:
            is_month = table.key == "bulan" and row.key != OTHERS
            yield table.key, row.key[:7] if is_month else name, row


def _in_order(key: str, rows: tuple[Row, ...]) -> list[Row]:
    """Agencies with most complaints first; the rest is in order, and others last."""
    if key != "instansi":
        return list(rows)
    return sorted(rows, key=lambda row: (row.key == OTHERS, -row.came, row.key))


def _month(key: str) -> str:
    """A month as it is written, without its day.

    >>> _month("2026-03-01")
    'Maret 2026'
    """
    return written(date.fromisoformat(key), language()).split(" ", 1)[1]


def _cell(n: float | None) -> str:
    return "" if n is None else f"{n:g}"
