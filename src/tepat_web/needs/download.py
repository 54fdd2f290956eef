"""The list of analyses as a workbook: the rows that were asked for, and how far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.register.headings import language
from tepat_web.snapshots import take

from . import queries
from .models import Round

AT_ONCE = 2_000
FIELDS: tuple[tuple[str, Promise, Form, int], ...] = (
    ("code", _("Code"), Form.CODE, 20),
    ("name", _("Position"), Form.TEXT, 44),
    ("unit", _("Unit"), Form.TEXT, 44),
    ("state", _("State"), Form.TEXT, 22),
    (
        "ball",
        pgettext_lazy("where a job analysis waits", "Lies with"),
        Form.TEXT,
        26,
    ),
    ("until", _("Until"), Form.DAY, 20),
    ("late", _("Late"), Form.TEXT, 14),
)
TITLE = _("Job analyses")


def workbook(rows: QuerySet[Any], round_: Round | None, today: date) -> bytes:
    """Return the bytes of a workbook with the positions of ``rows``."""
    settings = take.snapshot(only=()).settings
    told = About(settings.agency_name or "Tepat", today, "Tepat", settings.is_example)
    book = Book(told, language())
    fields = [
        Field(name, _sentence(title), form, width)
        for name, title, form, width in FIELDS
    ]
    sheet = book.sheet(_sentence(TITLE), fields, _sentence(TITLE))
    sheet.table(fields, _rows(rows, round_, today))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "anjab.xlsx"
        book.save(path)
        return path.read_bytes()


def _rows(
    rows: QuerySet[Any], round_: Round | None, today: date
) -> Iterator[dict[str, Any]]:
    told = rows.values_list("code", "name", "unit__name", "state")
    for code, name, unit, state in told.iterator(chunk_size=AT_ONCE):
        is_late = queries.is_late(round_, state, today)
        yield {
            "code": code,
            "name": name,
            "unit": unit,
            "state": str(queries.STATES[state]),
            "ball": str(queries.BALL[state]),
            "until": queries.until(round_, state),
            "late": str(_("late")) if is_late else "",
        }


def _sentence(text: Promise) -> Sentence:
    words = Words.of(text)
    return Sentence(id=words.id, en=words.en)
