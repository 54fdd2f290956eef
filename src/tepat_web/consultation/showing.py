"""Reach figures as a table, a picture and a workbook; people and what they said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.words import Sentence
from tepat_web.kit.charts import Tallies, Tally
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.kit.words import Words
from tepat_web.kit.writing import number
from tepat_web.placement.models import Plan
from tepat_web.snapshots import take
from tepat_web.snapshots.showing import language

from .counts import Reached
from .models import Answer

MOST_BARS = 12
FIELDS: tuple[tuple[str, Promise, Form, int], ...] = (
    ("name", gettext_lazy("Agency"), Form.TEXT, 52),
    ("people", gettext_lazy("Concerned"), Form.WHOLE, 14),
    ("told", gettext_lazy("Told"), Form.WHOLE, 14),
    ("opened", gettext_lazy("Opened"), Form.WHOLE, 14),
    ("answered", gettext_lazy("Answered"), Form.WHOLE, 14),
    *(
        (answer.value, answer.label, Form.WHOLE, 16)
        for answer in Answer
        if answer != Answer.NONE
    ),
)
TITLE = gettext_lazy("How far the consultation reached people")


def columns() -> list[Column]:
    """Return the columns of the reach table."""
    return [
        Column(str(title), is_number=form is Form.WHOLE)
        for _name, title, form, _width in FIELDS
    ]


def rows(plan: Plan, agencies: Sequence[Reached]) -> list[Row]:
    """Return a row for each agency; its name leads to its people."""
    url = reverse("consultation:people", args=[plan.pk])
    return [
        Row(
            [
                Cell(value, url=f"{url}?{urlencode({'unit': one.path})}")
                if name == "name"
                else value
                for name, value in _values(one).items()
            ]
        )
        for one in agencies
    ]


def totals(whole: Reached) -> list[object]:
    """Return the last line of the reach table."""
    return [_("All"), *list(_values(whole).values())[1:]]


def chart(agencies: Sequence[Reached], whole: Reached) -> Tallies:
    """Draw who answered, who only read, and who did not, where most is open."""
    most = sorted(agencies, key=lambda one: one.answered - one.people)[:MOST_BARS]
    statement = _(
        "%(answered)s of %(all)s people concerned have answered, and %(opened)s have "
        "read what is proposed for them."
    ) % {
        "answered": number(whole.answered),
        "all": number(whole.people),
        "opened": number(whole.opened),
    }
    bars = [
        Tally(
            one.name or _("without a unit"),
            (one.answered, one.only_read, one.people - one.answered - one.only_read),
        )
        for one in most
    ]
    parts = [_("have answered"), _("read, not answered"), _("not read yet")]
    return Tallies(statement, parts, bars, title=_("Agency"))


def workbook(plan: Plan, agencies: Sequence[Reached], today: date) -> bytes:
    """Return the bytes of a workbook with the reach table."""
    settings = take.snapshot(only=()).settings
    about = About(settings.agency_name or "Tepat", today, "Tepat", settings.is_example)
    book = Book(about, language())
    fields = [
        Field(name, _sentence(title), form, width)
        for name, title, form, width in FIELDS
    ]
    name = Sentence(id="Jangkauan", en="Reach")
    title = Words.of(TITLE)
    said = Sentence(id=f"{title.id}: {plan.name}", en=f"{title.en}: {plan.name}")
    book.sheet(name, fields, said).table(fields, map(_values, agencies))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "jangkauan.xlsx"
        book.save(path)
        return path.read_bytes()


def _values(one: Reached) -> dict[str, Any]:
    return {
        "name": one.name or _("without a unit"),
        "people": one.people,
        "told": one.told,
        "opened": one.opened,
        "answered": one.answered,
        **{answer.value: one.answers[answer] for answer in Answer if answer != "none"},
    }


def _sentence(text: Promise | str) -> Sentence:
    words = Words.of(text)
    return Sentence(id=words.id, en=words.en)
