"""A table of a result as a workbook: the rows that its reader may see."""

from __future__ import annotations

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

from .models import Computed
from .result import Field, Form
from .store import StoredTable

FORMS = {
    Form.TEXT: BookForm.TEXT,
    Form.WHOLE: BookForm.WHOLE,
    Form.DECIMAL: BookForm.HOURS,
    Form.SIGNED: BookForm.SIGNED,
    Form.DAY: BookForm.DAY,
    Form.NIP: BookForm.CODE,
    Form.VERDICT: BookForm.TEXT,
}
WIDTHS = {Form.TEXT: 36, Form.NIP: 22, Form.DAY: 20}
NAME = Sentence(id="Hasil", en="Result")


def workbook(
    computed: Computed,
    table: StoredTable,
    fields: tuple[Field, ...],
    rows: pl.DataFrame,
    language: Language,
) -> bytes:
    """Return the bytes of a workbook with ``rows``."""
    root = str(computed.words)
    about = About(root, computed.day, "Tepat")
    book = Book(about, language)
    columns = [
        BookField(
            each.name,
            _sentence(each.title),
            FORMS[each.form],
            WIDTHS.get(each.form, 12),
        )
        for each in fields
    ]
    sheet = book.sheet(NAME, columns, _sentence(table.title))
    sheet.table(columns, (_values(row, fields, language) for row in _rows(rows)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hasil.xlsx"
        book.save(path)
        return path.read_bytes()


def _rows(rows: pl.DataFrame) -> list[dict[str, object]]:
    return rows.to_dicts()


def _values(
    row: dict[str, object], fields: tuple[Field, ...], language: str
) -> dict[str, object]:
    told = {each.name: row[each.column(language)] for each in fields}
    for each in fields:
        if each.form is Form.VERDICT:
            told[each.name] = writing.verdict_word(str(told[each.name]))
    return told


def _sentence(words: Words) -> Sentence:
    """The same words as a sentence of the engine, without blanks."""
    return Sentence(id=_plain(words.id), en=_plain(words.en))


def _plain(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")
