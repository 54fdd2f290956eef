"""Make the Word template of service standards, ``standar-pelayanan.docx``.

The template is an ordinary Word file with docxtpl's marks; a city opens it in Word,
changes it, and puts it in its folder. This script only made the first one, so that how
it came about can be read and repeated.

    python script/standard_template.py \
        src/tepat/reports/forms/templates/standar-pelayanan.docx
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import word_kit as kit
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from word_kit import SOFT, WIDTH

NUMBER, NAME = 10, 52  # mm of the columns
COLUMNS = (NUMBER, NAME, WIDTH - NUMBER - NAME)
SIGNED = 110  # mm from the left


def main() -> None:
    """Write the template to the path given."""
    made = BytesIO()
    _document().save(made)
    Path(sys.argv[1]).write_bytes(kit.without_clock(made))


def _document() -> Any:
    document = Document()
    kit.set_up(document)
    for text, size in (("{{ words.form_title }}", 13), ("{{ unit }}", 11)):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        kit.run(line, text, size=size, bold=True)
    _mark(document, "{%p for service in services %}")
    document.add_paragraph("{{ service.name }}", style="Heading 1")
    _small(document, "{{ service.since }}")
    for part in ("delivery", "management"):
        _part(document, part)
    _mark(document, "{%p endfor %}")
    _small(document, "{{ words.unverified }}")
    _signed(document)
    return document


def _part(document: Any, name: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_before = Pt(6)
    line.paragraph_format.space_after = Pt(3)
    line.paragraph_format.keep_with_next = True
    kit.run(line, f"{{{{ words.{name}_title }}}}", bold=True)
    table = kit.table(document, 4, COLUMNS)
    kit.head_row(table, ("number_column", "component_column", "text_column"))
    kit.loop(table, 1, f"service.{name}")
    kit.number(table.cell(2, 0), "{{ row.number }}")
    kit.run(table.cell(2, 1).paragraphs[0], "{{ row.name }}", bold=True)
    kit.text(table.cell(2, 2), "{{ row.text }}")


def _mark(document: Any, text: str) -> None:
    kit.run(document.add_paragraph(), text)


def _small(document: Any, text: str) -> None:
    kit.run(document.add_paragraph(), text, size=8, color=SOFT)


def _signed(document: Any) -> None:
    for text, above in (("{{ words.signer }}", 28), ("(…………………………………)", 52)):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.left_indent = Mm(SIGNED)
        line.paragraph_format.space_before = Pt(above)
        line.paragraph_format.keep_together = True
        kit.run(line, text)


if __name__ == "__main__":
    main()
