"""What reading Word files could not place, as a workbook to work through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tepat.intake.anjab.form import Unplaced
from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.words import Language, Sentence

SHEET = Sentence(id="Belum ditempatkan", en="Not placed")
TITLE = Sentence(
    id="Teks dan berkas yang belum mendapat tempat di buku kerja",
    en="Texts and files that have no place in the workbook yet",
)
NOTHING = Sentence(id="Semuanya mendapat tempat.", en="Everything has its place.")
FIELDS = (
    Field("file", Sentence(id="Berkas", en="File"), Form.TEXT, 36),
    Field("place", Sentence(id="Letak", en="Place"), Form.TEXT, 20),
    Field("text", Sentence(id="Isi", en="Text"), Form.TEXT, 70),
    Field("reason", Sentence(id="Sebab dan tindak lanjut", en="Why"), Form.TEXT, 70),
)


def unplaced_rows(
    unplaced: Sequence[Unplaced], language: Language
) -> list[dict[str, str]]:
    """Return each as ``file``, ``place``, ``text`` and ``reason``, in their order."""
    return [
        {
            "file": each.file,
            "place": each.spot.say(language),
            "text": each.text,
            "reason": each.reason.fill(each.facts, language),
        }
        for each in unplaced
    ]


def write_unplaced(
    path: Path, unplaced: Sequence[Unplaced], about: About, language: Language = "id"
) -> None:
    """Write the list as a workbook.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    sheet = book.sheet(SHEET, FIELDS, TITLE)
    rows = unplaced_rows(unplaced, language)
    sheet.table(FIELDS, rows, frozen=1, nothing=NOTHING)
    book.save(path)
