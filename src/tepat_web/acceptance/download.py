"""The figures of one plan and of all plans as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext_lazy as _

from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.words import Language, Sentence
from tepat_web.kit.words import Words
from tepat_web.snapshots import take

from . import telling
from .figures import OBJECTIONS, PEOPLE, Figures
from .queries import Taken

BY_UNIT, BY_PLAN = _("By unit"), _("By plan")


def workbook(
    chosen: Taken, plans: Iterable[Taken], names: Mapping[str, str], language: Language
) -> bytes:
    """Return the bytes of a workbook: one sheet by unit, one by plan."""
    settings = take.snapshot(only=()).settings
    told = About(
        settings.agency_name or "Tepat",
        chosen.plan.day,
        chosen.plan.name,
        settings.is_example,
    )
    book = Book(told, language)
    units = ((names.get(path, path), figures) for path, figures in chosen.units.items())
    for title, rows in (
        (BY_UNIT, units),
        (BY_PLAN, ((each.plan.name, each.whole) for each in plans)),
    ):
        fields = _fields()
        sheet = book.sheet(_sentence(title), fields, _sentence(title))
        sheet.table(fields, (_row(name, figures) for name, figures in rows))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "penerimaan.xlsx"
        book.save(path)
        return path.read_bytes()


def _fields() -> list[Field]:
    titles = {name: _plain(text) for name, text in telling.titles().items()}
    fields = [
        Field("name", _sentence(_("Name")), Form.TEXT, 44),
        Field("concerned", _sentence(_("People concerned")), Form.WHOLE, 14),
    ]
    for name in PEOPLE:
        fields.append(Field(name, titles[name], Form.WHOLE, 12))
        share = _sentence(_("per cent"))
        for end, word in (("", ""), ("_low", " ≥"), ("_high", " ≤")):
            title = Sentence(
                f"{titles[name].id}, {share.id}{word}",
                f"{titles[name].en}, {share.en}{word}",
            )
            fields.append(Field(f"{name}_share{end}", title, Form.HOURS, 12))
    fields += [Field(name, titles[name], Form.WHOLE, 12) for name in OBJECTIONS]
    return [*fields, Field("days", titles["days"], Form.HOURS, 14)]


def _row(name: str, of: Figures) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "concerned": of.concerned}
    for each in (*PEOPLE, *OBJECTIONS):
        row[each] = of.count(each)
    for each in PEOPLE:
        low, high = of.interval(each) or (None, None)
        row[f"{each}_share"] = of.share(each)
        row[f"{each}_share_low"], row[f"{each}_share_high"] = low, high
    row["days"] = of.median_days
    return row


def _plain(text: str) -> Sentence:
    return Sentence(text, text)  # a workbook is in the reader's language alone


def _sentence(text: Any) -> Sentence:
    words = Words.of(text)
    return Sentence(words.id, words.en)
