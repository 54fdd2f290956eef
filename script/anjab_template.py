"""Make the Word template of the job information form, ``anjab.docx``.

The template is an ordinary Word file with docxtpl's marks; a city opens it in Word,
changes what it likes and puts it in its own folder of templates. This script made the
first one, so that how it came about can be read and repeated.

    python script/anjab_template.py src/tepat/reports/forms/templates/anjab.docx
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
from word_kit import AMBER, INK, SOFT, WIDTH

LABEL = 52  # mm of the column of labels

LISTS = {
    5: ("results", ("text", "measure"), (129, 40)),
    6: ("materials", ("material", "material_use"), (84, 85)),
    7: ("tools", ("tool", "tool_use"), (84, 85)),
    8: ("responsibilities", ("text",), (169,)),
    9: ("authorities", ("text",), (169,)),
    10: ("relations", ("relation", "other_unit", "matter"), (58, 53, 58)),
    12: ("hazards", ("hazard", "cause"), (84, 85)),
}
CELLS = ("row.description", "row.second", "row.third")


def main() -> None:
    """Write the template to the path given."""
    made = BytesIO()
    _document().save(made)
    Path(sys.argv[1]).write_bytes(kit.without_clock(made))


def _document() -> Any:
    document = Document()
    kit.set_up(document)
    _title(document)
    _item(document, 1)
    _labelled(
        document,
        [
            ("agency", "{{ agency_name }}"),
            ("name", "{{ name }}"),
            ("code", "{{ code }}"),
            ("kind", "{{ kind }}"),
            ("unit", "{{ chain }}"),
        ],
        loop="slots",
    )
    _item(document, 2)
    _labelled(document, [("summary", "{{ summary }}")])
    _item(document, 3)
    names = ("education", "leadership", "technical", "functional", "experience")
    values = (
        *("education", "leadership_training", "technical_training"),
        *("functional_training", "experience", "knowledge", "grades"),
    )
    rows = zip((*names, "knowledge", "grades"), values, strict=True)
    _labelled(document, [(name, f"{{{{ {value} }}}}") for name, value in rows])
    _item(document, 4)
    _tasks(document)
    for number in range(5, 11):
        _list(document, number)
    _item(document, 11)
    _environment(document)
    _list(document, 12)
    _item(document, 13)
    _requirements(document)
    _item(document, 14)
    _labelled(document, [("achievement", "{{ achievement }}")])
    _item(document, 15)
    _labelled(document, [("class", "{{ position_class }}")])
    _heading(document, "{{ words.remarks_title | upper }}")
    remarks = (("other", "other"), ("analysed", "analysed_on"), ("basis", "basis"))
    _labelled(document, [(name, f"{{{{ {value} }}}}") for name, value in remarks])
    return document


def _title(document: Any) -> None:
    for text, size, bold in (
        ("{{ words.form_title }}", 14, True),
        ("{{ as_of }}", 9, False),
    ):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        kit.run(line, text, size=size, bold=bold, color=INK if bold else SOFT)
    mark = document.add_paragraph()
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kit.run(mark, "{%p if example %}")
    shown = document.add_paragraph()
    shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kit.run(shown, "{{ example }}", size=9, bold=True, color=AMBER)
    kit.run(document.add_paragraph(), "{%p endif %}")


def _item(document: Any, number: int) -> None:
    _heading(document, f"{number}. {{{{ words.item_{number} | upper }}}}")


def _heading(document: Any, text: str) -> None:
    document.add_paragraph(text, style="Heading 1")


def _labelled(
    document: Any, rows: list[tuple[str, str]], loop: str | None = None
) -> None:
    extra = 3 if loop else 0
    table = kit.table(document, len(rows) + extra, (LABEL, WIDTH - LABEL))
    for at, (label, value) in enumerate(rows):
        kit.label(table.cell(at, 0), f"{{{{ words.{label}_label }}}}")
        kit.text(table.cell(at, 1), value)
    if loop:
        kit.loop(table, len(rows), loop)
        kit.label(table.cell(len(rows) + 1, 0), "{{ row.label }}", indent=3)
        kit.text(table.cell(len(rows) + 1, 1), "{{ row.text }}")


def _tasks(document: Any) -> None:
    widths = (11, 64, 38, 21, 20, 25)
    columns = ("task", "result", "measure", "volume", "time")
    table = kit.table(document, 8, widths)
    kit.head_row(table, ("no", *(f"{name}_column" for name in columns)))
    kit.mark(table, 1, "{%tr for row in tasks %}")
    kit.mark(table, 2, "{%tr if row.is_step %}")
    kit.number(table.cell(3, 0), "{{ row.number }}", color=SOFT)
    step = table.cell(3, 1).merge(table.cell(3, 5))
    kit.text(step, "{{ row.description }}", indent=4)
    kit.mark(table, 4, "{%tr else %}")
    kit.number(table.cell(5, 0), "{{ row.number }}")
    for at, name in enumerate(("description", "result", "unit", "volume", "time"), 1):
        kit.text(table.cell(5, at), f"{{{{ row.{name} }}}}")
    kit.mark(table, 6, "{%tr endif %}")
    kit.mark(table, 7, "{%tr endfor %}")


def _list(document: Any, number: int) -> None:
    name, columns, widths = LISTS[number]
    _item(document, number)
    if name == "results":
        kit.run(document.add_paragraph(), "{%p if results_note %}")
        note = document.add_paragraph()
        note.paragraph_format.space_after = Pt(2)
        note.paragraph_format.keep_with_next = True
        kit.run(note, "{{ results_note }}", size=8.5, color=SOFT)
        kit.run(document.add_paragraph(), "{%p endif %}")
    table = kit.table(document, 4, (10, *widths))
    kit.head_row(table, ("no", *(f"{column}_column" for column in columns)))
    kit.loop(table, 1, name)
    kit.number(table.cell(2, 0), "{{ row.number }}")
    for at, cell in enumerate(CELLS[: len(columns)], 1):
        kit.text(table.cell(2, at), f"{{{{ {cell} }}}}")


def _environment(document: Any) -> None:
    table = kit.table(document, 4, (10, LABEL, WIDTH - LABEL - 10))
    kit.head_row(table, ("no", "aspect_column", "factor_column"))
    kit.loop(table, 1, "environment")
    kit.number(table.cell(2, 0), "{{ loop.index }}")
    kit.text(table.cell(2, 1), "{{ row.label }}")
    kit.text(table.cell(2, 2), "{{ row.text }}")


def _requirements(document: Any) -> None:
    before = ("skills", "aptitudes", "temperaments", "interests", "efforts")
    table = kit.table(document, len(before) + 5, (LABEL, WIDTH - LABEL))
    for at, name in enumerate(before):
        kit.label(table.cell(at, 0), f"{'abcde'[at]}. {{{{ words.{name}_label }}}}")
        kit.text(table.cell(at, 1), f"{{{{ {name} }}}}")
    at = len(before)
    head = table.cell(at, 0).merge(table.cell(at, 1))
    kit.label(head, "f. {{ words.conditions_label }}")
    kit.loop(table, at + 1, "conditions")
    kit.label(table.cell(at + 2, 0), "{{ row.label }}", indent=6)
    kit.text(table.cell(at + 2, 1), "{{ row.text }}")
    kit.label(table.cell(at + 4, 0), "g. {{ words.functions_label }}")
    kit.text(table.cell(at + 4, 1), "{{ functions }}")


if __name__ == "__main__":
    main()
