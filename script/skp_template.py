"""Make the Word template of the performance agreement, ``skp.docx``.

The template is an ordinary Word file with docxtpl's marks; a city opens it in Word,
changes it, and puts it in its folder. This script only made the first one, so that how
it came about can be read and repeated.

    python script/skp_template.py src/tepat/reports/forms/templates/skp.docx
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import word_kit as kit
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from word_kit import AMBER, SOFT, WIDE

LABEL = 38  # mm of the column of labels
HALF = WIDE // 2
RESULTS = (10, 66, 66, 26, 84, 42)
CELLS = ("number", "serves", "text", "aspect", "measure", "target")


def main() -> None:
    """Write the template to the path given."""
    made = BytesIO()
    _document().save(made)
    Path(sys.argv[1]).write_bytes(kit.without_clock(made))


def _document() -> Any:
    document = Document()
    kit.set_up(document, across=True)
    _title(document)
    _parties(document)
    _heading(document, "results_title")
    _results(document)
    _heading(document, "values_title")
    _values(document)
    _heading(document, "resources_title")
    kit.run(document.add_paragraph(), "{{ resources }}")
    kit.run(document.add_paragraph(), "{%p if plan %}")
    _heading(document, "plan_title")
    _plan(document)
    kit.run(document.add_paragraph(), "{%p endif %}")
    _signatures(document)
    return document


def _title(document: Any) -> None:
    for text, size, bold in (
        ("{{ words.form_title }}", 13, True),
        ("{{ words.approach | upper }}", 9.5, True),
        ("{{ words.period_label }}: {{ period }}", 9.5, False),
    ):
        _centred(document, text, size=size, bold=bold)
    kit.run(document.add_paragraph(), "{%p if is_draft %}")
    _centred(document, "{{ words.draft }}", size=9.5, bold=True, color=AMBER)
    kit.run(document.add_paragraph(), "{%p endif %}")


def _centred(document: Any, text: str, **looks: Any) -> None:
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kit.run(line, text, **looks)


def _heading(document: Any, name: str) -> None:
    document.add_paragraph(f"{{{{ words.{name} | upper }}}}", style="Heading 1")


def _parties(document: Any) -> None:
    widths = (LABEL, HALF - LABEL, LABEL, HALF - LABEL)
    table = kit.table(document, 4, widths)
    for at, name in ((0, "employee_title"), (2, "superior_title")):
        cell = table.cell(0, at).merge(table.cell(0, at + 1))
        kit.label(cell, f"{{{{ words.{name} }}}}")
        kit.bare_merged(cell)
    kit.loop(table, 1, "parties")
    for at, name in ((0, "employee"), (2, "superior")):
        kit.label(table.cell(2, at), "{{ row.label }}")
        kit.text(table.cell(2, at + 1), f"{{{{ row.{name} }}}}")


def _results(document: Any) -> None:
    table = kit.table(document, 9, RESULTS)
    columns = ("serves", "text", "aspect", "indicator", "target")
    kit.head_row(table, ("no", *(f"{name}_column" for name in columns)))
    for start, name in ((1, "main"), (5, "added")):
        cell = table.cell(start, 0).merge(table.cell(start, len(RESULTS) - 1))
        kit.label(cell, f"{{{{ words.{name}_title }}}}")
        kit.bare_merged(cell)
        kit.loop(table, start + 1, name)
        kit.number(table.cell(start + 2, 0), "{{ row.number }}")
        for at, each in enumerate(CELLS[1:], start=1):
            kit.text(table.cell(start + 2, at), f"{{{{ row.{each} }}}}")


def _values(document: Any) -> None:
    table = kit.table(document, 4, (10, 142, 142))
    kit.head_row(table, ("no", "value_column", "expected_column"))
    kit.loop(table, 1, "values")
    kit.number(table.cell(2, 0), "{{ loop.index }}")
    kit.run(table.cell(2, 1).paragraphs[0], "{{ row.name }}", bold=True)
    kit.run(table.cell(2, 1).add_paragraph(), "{{ row.guides }}")
    kit.text(table.cell(2, 2), "{{ row.expected }}")


def _plan(document: Any) -> None:
    table = kit.table(document, 4, (110, 34, 150))
    kit.head_row(table, ("text_column", "when_column", "what_column"))
    kit.loop(table, 1, "plan")
    for at, name in enumerate(("text", "when", "what")):
        kit.text(table.cell(2, at), f"{{{{ row.{name} }}}}")


def _signatures(document: Any) -> None:
    kit.run(document.add_paragraph(), "{%p if not is_draft %}")
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.space_before = Pt(12)
    line.paragraph_format.keep_with_next = True
    kit.run(line, "{{ words.agreed_label }} {{ agreed_on }}", color=SOFT)
    kit.run(document.add_paragraph(), "{%p endif %}")
    table = document.add_table(1, 2)
    kit.child(table.rows[0]._tr.get_or_add_trPr(), "w:cantSplit", {})
    for at, name in enumerate(("employee", "superior")):
        cell = table.cell(0, at)
        title = cell.paragraphs[0]
        title.paragraph_format.space_after = Pt(52)
        kit.run(title, f"{{{{ words.{name}_title }}}}")
        kit.run(cell.add_paragraph(), f"{{{{ {name}_name }}}}", bold=True)
        kit.run(cell.add_paragraph(), f"{{{{ words.nip_label }}}} {{{{ {name}_nip }}}}")
        for each in cell.paragraphs:
            each.alignment = WD_ALIGN_PARAGRAPH.CENTER


if __name__ == "__main__":
    main()
