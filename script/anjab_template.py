"""Make the Word template of the job information form, ``anjab.docx``.

The template is an ordinary Word file with docxtpl's marks; a city opens it in Word,
changes what it likes and puts it in its own folder of templates. This script made the
first one, so that how it came about can be read and repeated.

    python script/anjab_template.py src/tepat/reports/forms/templates/anjab.docx
"""

from __future__ import annotations

import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

INK, SOFT = RGBColor(0x16, 0x21, 0x2B), RGBColor(0x52, 0x60, 0x6D)
TINT, RULE, AMBER = "E6F1EF", "8A97A3", RGBColor(0x9A, 0x34, 0x12)
FONT = "Arial"
WIDTH = 179  # mm between the margins of F4
LABEL = 52  # mm of the column of labels
WRITTEN_ON = datetime(2000, 1, 1)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)

LISTS = {
    5: ("results", ("text", "measure"), (129, 40)),
    6: ("materials", ("material", "material_use"), (84, 85)),
    7: ("tools", ("tool", "tool_use"), (84, 85)),
    8: ("responsibilities", ("text",), (169,)),
    9: ("authorities", ("text",), (169,)),
    10: ("relations", ("relation", "other_unit", "matter"), (58, 53, 58)),
    12: ("hazards", ("hazard", "cause"), (84, 85)),
}
STYLES = (
    *("Normal", "Heading 1", "Header", "Footer", "Normal Table", "No List"),
    "Default Paragraph Font",
)
DROPPED = ("/numbering", "/customXml", "/fontTable", "/stylesWithEffects")
CELLS = ("row.description", "row.second", "row.third")


def main() -> None:
    """Write the template to the path given."""
    made = BytesIO()
    _document().save(made)
    Path(sys.argv[1]).write_bytes(_without_clock(made))


def _document() -> Any:
    document = Document()
    _set_up(document)
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
        *("functional_training", "experience", "knowledge"),
    )
    rows = zip((*names, "knowledge"), values, strict=True)
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


def _set_up(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(215), Mm(330)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    properties = document.core_properties
    properties.created = properties.modified = WRITTEN_ON
    properties.author = properties.last_modified_by = "Tepat"
    properties.title = properties.comments = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(9.5), INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.1
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.bold = FONT, Pt(10), True
    heading.font.color.rgb = INK
    fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    heading.paragraph_format.space_before = Pt(11)
    heading.paragraph_format.space_after = Pt(3)
    heading.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):  # their own stops stand in the way of ours
        look = document.styles[name].element.pPr
        look.remove(look.find(qn("w:tabs")))
    _head(section)
    _foot(section)
    _keep_few_styles(document)


def _keep_few_styles(document: Any) -> None:
    """Thousands of forms are written from this: leave out what none of them uses."""
    for style in list(document.styles):
        if style.name not in STYLES:
            style.element.getparent().remove(style.element)
    for name, part in list(document.part.package.main_document_part.rels.items()):
        if part.reltype.endswith(DROPPED):
            document.part.rels.pop(name)
    for name, part in list(document.part.package.rels.items()):
        if part.reltype.endswith("/thumbnail"):
            document.part.package.rels.pop(name)


def _head(section: Any) -> None:
    line = section.header.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), alignment=2)
    _run(line, "{{ title }} · {{ agency }}", size=7.5, color=SOFT)
    _run(line, "{% if example %}\t{{ example }}{% endif %}", size=7.5, color=AMBER)
    _rule(line, "bottom")


def _foot(section: Any) -> None:
    line = section.footer.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), alignment=2)
    _run(line, "{{ as_of }}\t{{ words.page_label }} ", size=7.5, color=SOFT)
    _field(line, "PAGE")
    _run(line, " {{ words.page_of_label }} ", size=7.5, color=SOFT)
    _field(line, "NUMPAGES")


def _title(document: Any) -> None:
    for text, size, bold in (
        ("{{ words.form_title }}", 14, True),
        ("{{ as_of }}", 9, False),
    ):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(line, text, size=size, bold=bold, color=INK if bold else SOFT)
    mark = document.add_paragraph()
    mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(mark, "{%p if example %}")
    shown = document.add_paragraph()
    shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(shown, "{{ example }}", size=9, bold=True, color=AMBER)
    _run(document.add_paragraph(), "{%p endif %}")


def _item(document: Any, number: int) -> None:
    _heading(document, f"{number}. {{{{ words.item_{number} | upper }}}}")


def _heading(document: Any, text: str) -> None:
    document.add_paragraph(text, style="Heading 1")


def _labelled(
    document: Any, rows: list[tuple[str, str]], loop: str | None = None
) -> None:
    extra = 3 if loop else 0
    table = _table(document, len(rows) + extra, (LABEL, WIDTH - LABEL))
    for at, (label, value) in enumerate(rows):
        _label(table.cell(at, 0), f"{{{{ words.{label}_label }}}}")
        _text(table.cell(at, 1), value)
    if loop:
        _loop(table, len(rows), loop)
        _label(table.cell(len(rows) + 1, 0), "{{ row.label }}", indent=3)
        _text(table.cell(len(rows) + 1, 1), "{{ row.text }}")


def _tasks(document: Any) -> None:
    widths = (11, 64, 38, 21, 20, 25)
    columns = ("task", "result", "measure", "volume", "time")
    table = _table(document, 8, widths)
    _head_row(table, ("no", *(f"{name}_column" for name in columns)))
    _mark(table, 1, "{%tr for row in tasks %}")
    _mark(table, 2, "{%tr if row.is_step %}")
    _number(table.cell(3, 0), "{{ row.number }}", color=SOFT)
    step = table.cell(3, 1).merge(table.cell(3, 5))
    _text(step, "{{ row.description }}", indent=4)
    _mark(table, 4, "{%tr else %}")
    _number(table.cell(5, 0), "{{ row.number }}")
    for at, name in enumerate(("description", "result", "unit", "volume", "time"), 1):
        _text(table.cell(5, at), f"{{{{ row.{name} }}}}")
    _mark(table, 6, "{%tr endif %}")
    _mark(table, 7, "{%tr endfor %}")


def _list(document: Any, number: int) -> None:
    name, columns, widths = LISTS[number]
    _item(document, number)
    if name == "results":
        _run(document.add_paragraph(), "{%p if results_note %}")
        note = document.add_paragraph()
        note.paragraph_format.space_after = Pt(2)
        note.paragraph_format.keep_with_next = True
        _run(note, "{{ results_note }}", size=8.5, color=SOFT)
        _run(document.add_paragraph(), "{%p endif %}")
    table = _table(document, 4, (10, *widths))
    _head_row(table, ("no", *(f"{column}_column" for column in columns)))
    _loop(table, 1, name)
    _number(table.cell(2, 0), "{{ row.number }}")
    for at, cell in enumerate(CELLS[: len(columns)], 1):
        _text(table.cell(2, at), f"{{{{ {cell} }}}}")


def _environment(document: Any) -> None:
    table = _table(document, 4, (10, LABEL, WIDTH - LABEL - 10))
    _head_row(table, ("no", "aspect_column", "factor_column"))
    _loop(table, 1, "environment")
    _number(table.cell(2, 0), "{{ loop.index }}")
    _text(table.cell(2, 1), "{{ row.label }}")
    _text(table.cell(2, 2), "{{ row.text }}")


def _requirements(document: Any) -> None:
    before = ("skills", "aptitudes", "temperaments", "interests", "efforts")
    table = _table(document, len(before) + 5, (LABEL, WIDTH - LABEL))
    for at, name in enumerate(before):
        _label(table.cell(at, 0), f"{'abcde'[at]}. {{{{ words.{name}_label }}}}")
        _text(table.cell(at, 1), f"{{{{ {name} }}}}")
    at = len(before)
    head = table.cell(at, 0).merge(table.cell(at, 1))
    _label(head, "f. {{ words.conditions_label }}")
    _loop(table, at + 1, "conditions")
    _label(table.cell(at + 2, 0), "{{ row.label }}", indent=6)
    _text(table.cell(at + 2, 1), "{{ row.text }}")
    _label(table.cell(at + 4, 0), "g. {{ words.functions_label }}")
    _text(table.cell(at + 4, 1), "{{ functions }}")


def _table(document: Any, rows: int, widths: tuple[int, ...]) -> Any:
    table = document.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    properties = table._tbl.tblPr
    borders = _child(properties, "w:tblBorders", {})
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": RULE}
        _child(borders, f"w:{side}", line)
    margins = _child(properties, "w:tblCellMar", {})
    for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        _child(margins, f"w:{side}", {"w:w": str(width), "w:type": "dxa"})
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)  # the order that the schema asks for
    layout.addnext(margins)
    indent = _child(properties, "w:tblInd", {"w:w": "80", "w:type": "dxa"})
    borders.addprevious(indent)  # the frame stands where the text above begins
    for row in table.rows:
        _child(row._tr.get_or_add_trPr(), "w:cantSplit", {})
    for at, width in enumerate(widths):
        table.columns[at].width = Mm(width)
        for cell in table.columns[at].cells:
            cell.width = Mm(width)
    return table


def _head_row(table: Any, words: tuple[str, ...]) -> None:
    row = table.rows[0]._tr.get_or_add_trPr()
    _child(row, "w:tblHeader", {})
    for at, word in enumerate(words):
        cell = table.cell(0, at)
        _shade(cell)
        line = cell.paragraphs[0]
        line.paragraph_format.keep_with_next = True
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(line, f"{{{{ words.{word} }}}}", size=9, bold=True)


def _loop(table: Any, at: int, name: str) -> None:
    _mark(table, at, f"{{%tr for row in {name} %}}")
    _mark(table, at + 2, "{%tr endfor %}")


def _mark(table: Any, at: int, text: str) -> None:
    table.cell(at, 0).paragraphs[0].add_run(text)


def _label(cell: Any, text: str, indent: int = 0) -> None:
    _shade(cell)
    line = cell.paragraphs[0]
    line.paragraph_format.left_indent = Mm(indent)
    _run(line, text, bold=not indent)


def _text(cell: Any, text: str, indent: int = 0) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.left_indent = Mm(indent)
    _run(line, text)


def _number(cell: Any, text: str, color: RGBColor = INK) -> None:
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(line, text, color=color)


def _run(
    line: Any,
    text: str,
    size: float | None = None,
    bold: bool = False,
    color: RGBColor = INK,
) -> None:
    run = line.add_run(text)
    run.bold = bold or None
    run.font.color.rgb = color
    if size:
        run.font.size = Pt(size)


def _field(line: Any, name: str) -> None:
    field = _child(line._p, "w:fldSimple", {"w:instr": name})
    run = _child(field, "w:r", {})
    look = _child(run, "w:rPr", {})
    _child(look, "w:color", {"w:val": str(SOFT)})
    _child(look, "w:sz", {"w:val": "15"})
    _child(run, "w:t", {}).text = "1"


def _rule(line: Any, side: str) -> None:
    look = line._p.get_or_add_pPr()
    borders = _child(look, "w:pBdr", {})
    look.find(qn("w:tabs")).addprevious(borders)  # the order of the schema
    told = {"w:val": "single", "w:sz": "4", "w:space": "2", "w:color": RULE}
    _child(borders, f"w:{side}", told)


def _shade(cell: Any) -> None:
    told = {"w:val": "clear", "w:color": "auto", "w:fill": TINT}
    _child(cell._tc.get_or_add_tcPr(), "w:shd", told)


def _child(parent: Any, name: str, told: dict[str, str]) -> Any:
    child = OxmlElement(name)
    for key, value in told.items():
        child.set(qn(key), value)
    parent.append(child)
    return child


def _without_clock(made: BytesIO) -> bytes:
    fixed = BytesIO()
    with ZipFile(made) as read, ZipFile(fixed, "w", ZIP_DEFLATED) as write:
        for entry in sorted(read.infolist(), key=lambda each: each.filename):
            info = ZipInfo(entry.filename, FIRST_DAY)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            write.writestr(info, read.read(entry))
    return fixed.getvalue()


if __name__ == "__main__":
    main()
