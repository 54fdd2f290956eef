"""The list as a workbook: what stands still where, and naming nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.snapshots import take
from tepat_web.snapshots.calendar import calendar
from tepat_web.snapshots.showing import language

from . import clocks
from .models import Objection

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = _("Remarks and objections")
SHEET = _("Objections")  # a sheet's name has 31 characters at most
FIELDS: tuple[tuple[str, Promise, Form, int], ...] = (
    ("number", _("Number"), Form.WHOLE, 10),
    ("kind", _("Kind"), Form.TEXT, 30),
    ("plan", _("Plan"), Form.TEXT, 44),
    ("stage", _("Stage"), Form.TEXT, 20),
    ("filed", _("Filed on"), Form.DAY, 20),
    ("answered", _("Answered on"), Form.DAY, 20),
    ("due", _("Deadline"), Form.DAY, 20),
    ("over", _("Working days past the deadline"), Form.WHOLE, 20),
)


def workbook(rows: QuerySet[Objection], today: date) -> bytes:
    """Return the bytes of a workbook that tells how far each is, and of whom nothing.

    Neither person, ground, text nor outcome: few people of one unit object, and
    whoever is told the ground knows who it is.
    """
    settings = take.snapshot(only=()).settings
    told = About(settings.agency_name or "Tepat", today, "Tepat", settings.is_example)
    book = Book(told, language())
    fields = [
        Field(name, _sentence(title), form, width)
        for name, title, form, width in FIELDS
    ]
    sheet = book.sheet(_sentence(SHEET), fields, _sentence(TITLE))
    sheet.table(fields, _rows(rows, today))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "keberatan.xlsx"
        book.save(path)
        return path.read_bytes()


def _rows(rows: QuerySet[Objection], today: date) -> Iterator[dict[str, Any]]:
    days = calendar()
    for it in rows.order_by("pk"):
        due = it.due
        yield {
            "number": it.pk,
            "kind": str(it.get_kind_display()),
            "plan": it.plan.name,
            "stage": str(it.get_stage_display()),
            "filed": timezone.localdate(it.filed_at),
            "answered": timezone.localdate(it.answered_at) if it.answered_at else None,
            "due": due,
            "over": clocks.days_over(due, today, days) if due and due < today else None,
        }


def _sentence(text: Promise) -> Sentence:
    words = Words.of(text)
    return Sentence(id=words.id, en=words.en)
