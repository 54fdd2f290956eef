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
STEPS = (68, 47, 34, 30)
ENDED = (54, 42, 32, 51)
CHANGES = (67, 36, 18, 22, 36)
MAKEUP = (50, 81, 24, 24)
ELEMENTS = 9
GRID = (62, *ELEMENTS * (13,))
QUESTIONS = (16, 163)
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
    _heading(document, "opening_title")
    _sentences(document, "opening")
    _heading(document, "done_title")
    _facts(document)
    _note(document, "unverified")
    _only_if(document, "makeup")
    _heading(document, "makeup_title")
    columns = ("trait_column", "kind_column", "n_column", "percent_column")
    _listed(document, "makeup", MAKEUP, columns, ("trait", "kind", "n", "percent"), 2)
    _note(document, "small_groups")
    _end(document)
    _heading(document, "result_title")
    _scored(document, "elements", "element_column", "mean_column")
    line = document.add_paragraph()
    line.paragraph_format.space_before = Pt(4)
    kit.run(line, "{{ summary }}")
    _only_if(document, "services")
    _heading(document, "services_title")
    _scored(document, "services", "service_column", "index_column")
    _end(document)
    _only_if(document, "grid")
    _grid(document)
    _end(document)
    _only_if(document, "heard")
    _heading(document, "remarks_title")
    columns = ("topic_column", "element_column", "wishes_column", "praise_column")
    _listed(
        document, "heard", HEARD, columns, ("name", "element", "wishes", "praise"), 2
    )
    _note(document, "counts_only")
    _end(document)
    _only_if(document, "periods")
    _heading(document, "periods_title")
    _scored(document, "periods", "period_column", "index_column")
    _end(document)
    _only_if(document, "changes")
    _changes(document)
    _end(document)
    _heading(document, "plan_title")
    _only_if(document, "plan")
    _steps(document, "plan")
    _end(document)
    _only_if(document, "not plan")
    kit.run(document.add_paragraph(), "{{ words.none_planned }}")
    _steps(document, "steps", SPARE)
    _end(document)
    _only_if(document, "ended")
    _heading(document, "ended_title")
    columns = ("step_column", "element_column", "state_column", "told_column")
    cells = ("text", "element", "state", "told")
    _listed(document, "ended", ENDED, columns, cells, len(cells))
    _end(document)
    _heading(document, "conclusion_title")
    _sentences(document, "conclusion")
    _signed(document)
    _heading(document, "questions_title")
    columns, cells = ("number_column", "question_column"), ("code", "text")
    _listed(document, "questions", QUESTIONS, columns, cells, len(cells))
    return document


def _sentences(document: Any, name: str) -> None:
    kit.run(document.add_paragraph(), f"{{%p for line in {name} %}}")
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(3)
    kit.run(line, "{{ line }}")
    kit.run(document.add_paragraph(), "{%p endfor %}")


def _grid(document: Any) -> None:
    _title(document, "grid_title")
    table = kit.table(document, 4, GRID)
    kit.head_row(table, ("service_column",))
    for at in range(ELEMENTS):
        cell = table.cell(0, at + 1)
        kit.shade(cell)
        line = cell.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        kit.run(line, f"{{{{ codes[{at}] }}}}", size=9, bold=True)
    kit.loop(table, 1, "grid")
    kit.text(table.cell(2, 0), "{{ row.name }}")
    for at in range(ELEMENTS):
        kit.number(table.cell(2, at + 1), f"{{{{ row.means[{at}] }}}}")
    _note(document, "grid_note")


def _changes(document: Any) -> None:
    _title(document, "changes_title")
    columns = (
        *("element_column", "period_column", "mean_column", "difference_column"),
        "meaning_column",
    )
    cells = ("name", "period", "value", "difference", "meaning")
    _listed(document, "changes", CHANGES, columns, cells)
    _note(document, "changes_note")


def _title(document: Any, name: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_before = Pt(8)
    line.paragraph_format.space_after = Pt(3)
    kit.run(line, f"{{{{ words.{name} }}}}", bold=True)


def _heading(document: Any, name: str) -> None:
    document.add_paragraph(f"{{{{ words.{name} }}}}", style="Heading 1")


def _note(document: Any, name: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_before = Pt(3)
    kit.run(line, f"{{{{ words.{name} }}}}", size=8, color=SOFT)


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
    texts: int = 1,
) -> None:
    """A table of rows; so many cells are texts, the others stand in the middle."""
    table = kit.table(document, 4, widths)
    kit.head_row(table, columns)
    kit.loop(table, 1, name)
    for at, cell in enumerate(cells):
        write = kit.text if at < texts else kit.number
        write(table.cell(2, at), f"{{{{ row.{cell} }}}}")


def _steps(document: Any, name: str, spare: int = 0) -> None:
    table = kit.table(document, 4 + spare, STEPS)
    columns = ("step_column", "element_column", "who_column", "when_column")
    kit.head_row(table, columns)
    kit.loop(table, 1, name)
    for at, cell in enumerate(("text", "element", "who", "when")):
        kit.text(table.cell(2, at), f"{{{{ row.{cell} }}}}")


def _signed(document: Any) -> None:
    for text, above in (
        ("{{ words.place_day }}", 28),
        ("{{ words.signer }}", 0),
        ("(…………………………………)", 52),
    ):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.left_indent = Mm(SIGNED)
        line.paragraph_format.space_before = Pt(above)
        line.paragraph_format.keep_together = True
        kit.run(line, text)


if __name__ == "__main__":
    main()
