"""A table of a result as a workbook: the rows that its reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.excel import Field as BookField
from tepat.reports.excel import Form as BookForm
from tepat.words import Language, Sentence
from tepat_web.kit import writing
from tepat_web.kit.words import Words

from .result import Field, Form
from .store import StoredTable

FORMS = {
    Form.TEXT: BookForm.TEXT,
    Form.LONG: BookForm.TEXT,
    Form.WHOLE: BookForm.WHOLE,
    Form.DECIMAL: BookForm.HOURS,
    Form.SIGNED: BookForm.SIGNED,
    Form.DAY: BookForm.DAY,
    Form.NIP: BookForm.CODE,
    Form.VERDICT: BookForm.TEXT,
}
WIDTHS = {Form.TEXT: 36, Form.LONG: 72, Form.NIP: 22, Form.DAY: 20}
NAME = Sentence(id="Hasil", en="Result")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a workbook is about.

    Attributes:
        title: What was computed.
        file: What its file's name begins with.
        day: The reference date.
        city: Whose data it is.
        is_example: Whether the data are invented.
    """

    title: str
    file: str
    day: date
    city: str
    is_example: bool


def workbook(
    about: Subject,
    table: StoredTable,
    fields: tuple[Field, ...],
    rows: pl.DataFrame,
    language: Language,
) -> bytes:
    """Return the bytes of a workbook with ``rows``."""
    told = About(about.city, about.day, "Tepat", about.is_example)
    book = Book(told, language)
    columns = [
        BookField(
            each.name,
            _sentence(each.title),
            FORMS[each.form],
            WIDTHS.get(each.form, 12),
        )
        for each in fields
    ]
    sheet = book.sheet(NAME, columns, _titled(about.title, table.title))
    sheet.table(columns, (_values(row, fields, language) for row in rows.to_dicts()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hasil.xlsx"
        book.save(path)
        return path.read_bytes()


def _values(
    row: dict[str, object], fields: tuple[Field, ...], language: str
) -> dict[str, object]:
    told = {each.name: row[each.column(language)] for each in fields}
    for each in fields:
        if each.form is Form.VERDICT:
            told[each.name] = writing.verdict_word(str(told[each.name]))
    return told


def _titled(title: str, table: Words) -> Sentence:
    return _sentence(Words(id=f"{title}: {table.id}", en=f"{title}: {table.en}"))


def _sentence(words: Words) -> Sentence:
    """The same words as a sentence of the engine, without blanks."""
    return Sentence(id=_plain(words.id), en=_plain(words.en))


def _plain(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")
