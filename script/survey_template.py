"""Make the Word template of the report of a survey, ``laporan-skm.docx``.

The template is an ordinary Word file with docxtpl's marks; a city opens it in Word,
changes it, and puts it in its folder. This script only made the first one, so that how
it came about can be read and repeated.

    python script/survey_template.py src/tepat/reports/forms/templates/laporan-skm.docx
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

LABEL = 52  # mm of the column of labels
SCORED = (71, 18, 20, 36, 34)
HEARD = (67, 66, 26, 20)
STEPS = (70, 51, 34, 24)
SPARE = 2  # blank lines for steps of the unit's own
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
    _heading(document, "done_title")
    _facts(document)
    _note(document, "unverified")
    _heading(document, "result_title")
    _scored(document, "elements", "element_column", "mean_column")
    kit.run(document.add_paragraph(), "{{ summary }}")
    for name, title, first in (
        ("services", "services_title", "service_column"),
        ("periods", "periods_title", "period_column"),
    ):
        _only_if(document, name)
        _heading(document, title)
        _scored(document, name, first, "index_column")
        _end(document)
    _only_if(document, "heard")
    _heading(document, "remarks_title")
    _listed(
        document,
        "heard",
        HEARD,
        ("topic_column", "element_column", "wishes_column", "praise_column"),
        ("name", "element", "wishes", "praise"),
    )
    _note(document, "counts_only")
    _end(document)
    _heading(document, "plan_title")
    kit.run(document.add_paragraph(), "{{ words.suggested }}")
    _steps(document)
    _signed(document)
    return document


def _heading(document: Any, name: str) -> None:
    document.add_paragraph(f"{{{{ words.{name} }}}}", style="Heading 1")


def _note(document: Any, name: str) -> None:
    kit.run(document.add_paragraph(), f"{{{{ words.{name} }}}}", size=8, color=SOFT)


def _only_if(document: Any, name: str) -> None:
    kit.run(document.add_paragraph(), f"{{%p if {name} %}}")


def _end(document: Any) -> None:
    kit.run(document.add_paragraph(), "{%p endif %}")


def _facts(document: Any) -> None:
    table = kit.table(document, 3, (LABEL, WIDTH - LABEL))
    kit.loop(table, 0, "facts")
    kit.label(table.cell(1, 0), "{{ row.label }}")
    kit.text(table.cell(1, 1), "{{ row.value }}")


def _scored(document: Any, name: str, first: str, value: str) -> None:
    columns = (first, "n_column", value, "interval_column", "quality_column")
    cells = ("name", "n", "value", "interval", "quality")
    _listed(document, name, SCORED, columns, cells)


def _listed(
    document: Any,
    name: str,
    widths: tuple[int, ...],
    columns: tuple[str, ...],
    cells: tuple[str, ...],
) -> None:
    table = kit.table(document, 4, widths)
    kit.head_row(table, columns)
    kit.loop(table, 1, name)
    kit.text(table.cell(2, 0), f"{{{{ row.{cells[0]} }}}}")
    for at, cell in enumerate(cells[1:], start=1):
        kit.number(table.cell(2, at), f"{{{{ row.{cell} }}}}")


def _steps(document: Any) -> None:
    table = kit.table(document, 4 + SPARE, STEPS)
    columns = ("step_column", "element_column", "who_column", "when_column")
    kit.head_row(table, columns)
    kit.loop(table, 1, "steps")
    kit.text(table.cell(2, 0), "{{ row.text }}")
    kit.text(table.cell(2, 1), "{{ row.element }}")


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
