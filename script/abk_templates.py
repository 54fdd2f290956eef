"""Make the Word templates of the workload analysis, ``abk.docx`` and ``form-c.docx``.

As ``anjab_template.py`` does for job information; a city changes the files in Word.

    python script/abk_templates.py src/tepat/reports/forms/templates
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
from word_kit import AMBER, INK, SOFT

TASKS = (
    ("no", "row.number", 10),
    ("task", "row.description", 118),
    ("result", "row.result", 50),
    ("volume", "row.volume | dash", 25),
    ("hours", "row.hours | dash", 30),
    ("effective", "row.effective", 33),
    ("need", "row.need | dash", 28),
)
BALANCE = (
    ("calculation", "it.calculation", 154),
    ("persons", "it.need | dash", 28),
    ("occupied", "it.occupied | dash", 28),
    ("gap", "it.gap | dash", 28),
    ("ej", "it.efficiency | dash", 28),
    ("pj", "it.letter | dash", 28),
)
FORM_C = (
    ("no", "number", 10),
    ("position", "name", 84),
    ("workload", "hours | dash", 29),
    ("calculation", "calculation", 75),
    ("need", "need | dash", 23),
    ("occupied", "occupied | dash", 23),
    ("gap", "gap | dash", 18),
    ("ej", "efficiency | dash", 18),
    ("pj", "letter | dash", 14),
)
LEFT = ("task", "result", "calculation", "position")


def main() -> None:
    """Write both templates into the folder given."""
    for name, made in (("abk", _abk()), ("form-c", _form_c())):
        content = BytesIO()
        made.save(content)
        Path(sys.argv[1], f"{name}.docx").write_bytes(kit.without_clock(content))


def _abk() -> Any:
    document = Document()
    kit.set_up(document, across=True)
    _mark(document, "{%p for it in positions %}")
    _position(document)
    _mark(document, "{%p if it.tasks %}")
    _tasks(document)
    _mark(document, "{%p else %}")
    _mark(document, "{%p if not it.steps %}")
    kit.run(document.add_paragraph(), "{{ words.no_tasks }}", color=SOFT)
    _mark(document, "{%p endif %}")
    _mark(document, "{%p for step in it.steps %}")
    kit.run(document.add_paragraph(), "{{ step }}")
    _mark(document, "{%p endfor %}")
    _mark(document, "{%p endif %}")
    _space(document)
    _rows(document, BALANCE)
    support = "{% if it.tasks | selectattr('is_support') | list %} {{ words.support }}"
    _note(document, f"{{{{ words.letters }}}}{support}{{% endif %}}")
    _mark(document, "{%p endfor %}")
    return document


def _position(document: Any) -> None:
    _mark(document, "{%p if it.tasks %}")
    for starts_page in (True, False):
        name = document.add_paragraph(style="Heading 1")
        name.paragraph_format.page_break_before = starts_page
        kit.run(name, "{{ it.name }}", size=13, bold=True)
        _mark(document, "{%p else %}" if starts_page else "{%p endif %}")
    _mark(document, "{%p if it.tasks or loop.first %}")
    kit.run(document.add_paragraph(), "{{ as_of }}", size=9, color=SOFT)
    _mark(document, "{%p endif %}")
    _space(document, 4)
    table = kit.table(document, 2, (36, 142, 36, 80))
    kit.label(table.cell(0, 0), "{{ words.unit }}")
    kit.text(table.cell(0, 1).merge(table.cell(0, 3)), "{{ it.unit }}")
    kit.label(table.cell(1, 0), "{{ words.code }}")
    kit.text(table.cell(1, 1), "{{ it.code }}")
    kit.label(table.cell(1, 2), "{{ words.kind }}")
    place = "{% if it.position_class %} · {{ words.class }} {{ it.position_class }}"
    kit.text(table.cell(1, 3), f"{{{{ it.kind }}}}{place}{{% endif %}}")
    _space(document)


def _tasks(document: Any) -> None:
    table = kit.table(document, 9, tuple(width for _, _, width in TASKS))
    kit.head_row(table, tuple(name for name, _, _ in TASKS))
    kit.mark(table, 1, "{%tr for row in it.tasks %}")
    for at, (name, value, _) in enumerate(TASKS):
        star = "{% if row.is_support %}*{% endif %}" if name == "need" else ""
        _cell(table.cell(2, at), name, f"{{{{ {value} }}}}{star}")
    kit.mark(table, 3, "{%tr endfor %}")
    kit.mark(table, 4, "{%tr for line in it.sums %}")
    _sum(table, 5, "{{ line.label }}", "{{ line.amount }}")
    kit.mark(table, 6, "{%tr endfor %}")
    _sum(table, 7, "{{ words.persons }}", "{{ it.need | dash }}")
    table._tbl.remove(table.rows[8]._tr)


def _sum(table: Any, at: int, label: str, amount: str) -> None:
    last = len(TASKS) - 1
    cell = table.cell(at, 0).merge(table.cell(at, last - 1))
    kit.label(cell, label)
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line = table.cell(at, last).paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    kit.run(line, amount, bold=True)


def _form_c() -> Any:
    document = Document()
    kit.set_up(document, across=True)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kit.run(title, "{{ title | upper }}", size=13, bold=True)
    under = document.add_paragraph()
    under.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kit.run(under, "{{ unit_name }} · {{ as_of }}", size=9, color=SOFT)
    _example(document, centred=True)
    _mark(document, "{%p for section in sections %}")
    document.add_paragraph("{{ section.name }}", style="Heading 1")
    widths = tuple(width for _, _, width in FORM_C)
    table = kit.table(document, 5, widths)
    kit.head_row(table, tuple(name for name, _, _ in FORM_C))
    kit.loop(table, 1, "section.rows")
    for at, (name, value, _) in enumerate(FORM_C):
        _cell(table.cell(2, at), name, f"{{{{ row.{value} }}}}")
    kit.run(table.cell(2, 1).paragraphs[0], "  {{ row.code }}", size=7.5, color=SOFT)
    _total(table, 4, "section.total")
    _mark(document, "{%p endfor %}")
    _mark(document, "{%p if sections | length > 1 %}")
    _space(document)
    _total(kit.table(document, 1, widths), 0, "total")
    _mark(document, "{%p endif %}")
    _note(document, "{{ words.letters }} {{ bands }}.")
    _signatures(document)
    return document


def _total(table: Any, at: int, name: str) -> None:
    kit.label(table.cell(at, 0).merge(table.cell(at, 1)), f"{{{{ {name}.name }}}}")
    for place, (word, value, _) in list(enumerate(FORM_C))[2:]:
        cell = table.cell(at, place)
        kit.shade(cell)
        _cell(cell, word, f"{{{{ {name}.{value} }}}}", bold=True)


def _signatures(document: Any) -> None:
    _space(document, 14)
    table = document.add_table(1, 2)
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(row.makeelement(f"{kit.W}cantSplit", {}))
    for at, words in enumerate((("", "approved"), ("date", "team"))):
        cell = table.cell(0, at)
        lines = [f"{{{{ words.{word} }}}}" if word else "" for word in words]
        texts = (*lines, "", "", "", "", "_" * 34, "{{ words.nip }}" + "\u2002" * 24)
        for place, text in enumerate(texts):
            line = cell.add_paragraph() if place else cell.paragraphs[0]
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.paragraph_format.keep_with_next = True
            kit.run(line, text)


def _rows(document: Any, columns: tuple[tuple[str, str, int], ...]) -> None:
    table = kit.table(document, 2, tuple(width for _, _, width in columns))
    kit.head_row(table, tuple(name for name, _, _ in columns))
    for at, (name, value, _) in enumerate(columns):
        _cell(table.cell(1, at), name, f"{{{{ {value} }}}}")


def _cell(cell: Any, name: str, text: str, *, bold: bool = False) -> None:
    line = cell.paragraphs[0]
    if name not in LEFT:
        centred = name in ("no", "pj")
        line.alignment = (
            WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
        )
    kit.run(line, text, bold=bold, color=INK)


def _example(document: Any, *, centred: bool = False) -> None:
    _mark(document, "{%p if example %}")
    line = document.add_paragraph()
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kit.run(line, "{{ example }}", size=9, bold=True, color=AMBER)
    _mark(document, "{%p endif %}")


def _note(document: Any, text: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_before = Pt(4)
    kit.run(line, text, size=7.5, color=SOFT)


def _space(document: Any, height: float = 6) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(height)


def _mark(document: Any, text: str) -> None:
    kit.run(document.add_paragraph(), text)


if __name__ == "__main__":
    main()
