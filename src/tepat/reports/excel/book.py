"""A workbook in the making, and the one moment at which it reaches the disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

import xlsxwriter

from tepat.reports.about import About
from tepat.reports.file import write_whole
from tepat.words import Language, Sentence

from .field import Field
from .pen import Pen
from .sheet import Sheet

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class Book:
    """A workbook in the making; nothing reaches the disk before :meth:`save`.

    Attributes:
        about: What the workbook says of itself.
        language: The reader's.
    """

    def __init__(self, about: About, language: Language) -> None:
        self.about, self.language = about, language
        self._bytes = BytesIO()
        self._workbook = xlsxwriter.Workbook(self._bytes, OPTIONS)
        # A clock here would make two equal reports differ.
        created = datetime.combine(about.day, time())
        self._workbook.set_properties({"created": created, "author": about.agency})
        self._pen = Pen(self._workbook, about, language)

    def say(self, sentence: Sentence, **facts: object) -> str:
        return self._pen.say(sentence, **facts)

    def sheet(self, name: Sentence, fields: Sequence[Field], title: Sentence) -> Sheet:
        """Add a sheet as wide as ``fields``, with its title and print set-up."""
        worksheet = self._workbook.add_worksheet(self.say(name))
        return Sheet(self._pen, worksheet, fields, title)

    def save(self, path: Path) -> None:
        """Write the workbook to ``path``.

        Raises:
            tepat.reports.file.CannotWrite: if the file cannot be written.
        """
        self._workbook.close()
        write_whole(path, self._bytes.getvalue())
