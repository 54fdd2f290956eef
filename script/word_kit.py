"""The looks that all Word templates share: paper, head and foot, tables, cells.

Only the scripts that made the first templates use it; a city works in Word.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

INK, SOFT = RGBColor(0x16, 0x21, 0x2B), RGBColor(0x52, 0x60, 0x6D)
TINT, RULE, AMBER = "E6F1EF", "8A97A3", RGBColor(0x9A, 0x34, 0x12)
FONT = "Arial"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WIDTH, WIDE = 179, 294  # mm between the margins of F4, upright and across
WRITTEN_ON = datetime(2000, 1, 1)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
STYLES = (
    *("Normal", "Heading 1", "Header", "Footer", "Normal Table", "No List"),
    "Default Paragraph Font",
)
DROPPED = ("/numbering", "/customXml", "/fontTable", "/stylesWithEffects")


def set_up(document: Any, *, across: bool = False) -> None:
    """Make the document one of F4, ``across`` for wide tables, in our looks."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(215), Mm(330)
    if across:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(330), Mm(215)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    own(document)
    body_text(document, 9.5, INK)
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
    drop_stops(document)
    _head(section, WIDE if across else WIDTH)
    _foot(section, WIDE if across else WIDTH)
    keep_few_styles(document)


def own(document: Any) -> None:
    """Take the names and moments of python-docx out of the properties."""
    properties = document.core_properties
    properties.created = properties.modified = WRITTEN_ON
    properties.author = properties.last_modified_by = "Tepat"
    properties.title = properties.comments = ""


def body_text(document: Any, size: float, color: RGBColor) -> None:
    """Set what every text looks like that says nothing else."""
    style = document.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.1


def drop_stops(document: Any) -> None:
    """Take away the stops of head and foot, which stand in the way of ours."""
    for name in ("Header", "Footer"):
        look = document.styles[name].element.pPr
        look.remove(look.find(qn("w:tabs")))


def table(document: Any, rows: int, widths: tuple[int, ...]) -> Any:
    """Add a table with frame and margins, its columns as wide as told (mm)."""
    table = document.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    properties = table._tbl.tblPr
    borders = child(properties, "w:tblBorders", {})
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": RULE}
        child(borders, f"w:{side}", line)
    margins = child(properties, "w:tblCellMar", {})
    for side, width in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        child(margins, f"w:{side}", {"w:w": str(width), "w:type": "dxa"})
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)  # the order that the schema asks for
    layout.addnext(margins)
    indent = child(properties, "w:tblInd", {"w:w": "80", "w:type": "dxa"})
    borders.addprevious(indent)  # the frame stands where the text above begins
    for row in table.rows:
        child(row._tr.get_or_add_trPr(), "w:cantSplit", {})
    for at, width in enumerate(widths):
        table.columns[at].width = Mm(width)
        for cell in table.columns[at].cells:
            cell.width = Mm(width)
    return table


def head_row(table: Any, words: tuple[str, ...]) -> None:
    """Shade the first row, fill it with ``words``, and repeat it on every page."""
    row = table.rows[0]._tr.get_or_add_trPr()
    child(row, "w:tblHeader", {})
    for at, word in enumerate(words):
        cell = table.cell(0, at)
        shade(cell)
        line = cell.paragraphs[0]
        line.paragraph_format.keep_with_next = True
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run(line, f"{{{{ words.{word} }}}}", size=9, bold=True)


def loop(table: Any, at: int, name: str) -> None:
    """Let the row after ``at`` repeat for every entry of a list."""
    mark(table, at, f"{{%tr for row in {name} %}}")
    mark(table, at + 2, "{%tr endfor %}")


def mark(table: Any, at: int, text: str) -> None:
    """Write a mark that stands in a row by itself, and goes with it."""
    table.cell(at, 0).paragraphs[0].add_run(text)


def label(cell: Any, text: str, indent: int = 0) -> None:
    """Write a shaded label."""
    shade(cell)
    line = cell.paragraphs[0]
    line.paragraph_format.left_indent = Mm(indent)
    run(line, text, bold=not indent)


def text(cell: Any, text: str, indent: int = 0) -> None:
    """Write a text."""
    line = cell.paragraphs[0]
    line.paragraph_format.left_indent = Mm(indent)
    run(line, text)


def number(cell: Any, text: str, color: RGBColor = INK) -> None:
    """Write a number, in the middle."""
    line = cell.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run(line, text, color=color)


def run(
    line: Any,
    text: str,
    size: float | None = None,
    bold: bool = False,
    color: RGBColor = INK,
) -> None:
    """Add a piece of text to a paragraph."""
    run = line.add_run(text)
    run.bold = bold or None
    run.font.color.rgb = color
    if size:
        run.font.size = Pt(size)


def shade(cell: Any) -> None:
    """Tint a cell."""
    told = {"w:val": "clear", "w:color": "auto", "w:fill": TINT}
    child(cell._tc.get_or_add_tcPr(), "w:shd", told)


def bare_merged(cell: Any) -> None:
    """Leave one paragraph in a cell that came about from several."""
    for paragraph in cell.paragraphs[1:]:
        cell._tc.remove(paragraph._p)


def without_clock(made: BytesIO) -> bytes:
    """Return the file with one fixed moment in every entry."""
    fixed = BytesIO()
    with ZipFile(made) as read, ZipFile(fixed, "w", ZIP_DEFLATED) as write:
        for entry in sorted(read.infolist(), key=lambda each: each.filename):
            info = ZipInfo(entry.filename, FIRST_DAY)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            write.writestr(info, read.read(entry))
    return fixed.getvalue()


def keep_few_styles(document: Any) -> None:
    """Leave out what no form uses: thousands are written from one template."""
    for style in list(document.styles):
        if style.name not in STYLES:
            style.element.getparent().remove(style.element)
    for name, part in list(document.part.package.main_document_part.rels.items()):
        if part.reltype.endswith(DROPPED):
            document.part.rels.pop(name)
    for name, part in list(document.part.package.rels.items()):
        if part.reltype.endswith("/thumbnail"):
            document.part.package.rels.pop(name)


def _head(section: Any, width: int) -> None:
    line = section.header.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Mm(width), alignment=2)
    run(line, "{{ title }} · {{ agency }}", size=7.5, color=SOFT)
    run(line, "{% if example %}\t{{ example }}{% endif %}", size=7.5, color=AMBER)
    _rule(line, "bottom")


def _foot(section: Any, width: int) -> None:
    line = section.footer.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Mm(width), alignment=2)
    run(line, "{{ as_of }}\t{{ words.page_label }} ", size=7.5, color=SOFT)
    _field(line, "PAGE")
    run(line, " {{ words.page_of_label }} ", size=7.5, color=SOFT)
    _field(line, "NUMPAGES")


def _field(line: Any, name: str) -> None:
    field = child(line._p, "w:fldSimple", {"w:instr": name})
    run = child(field, "w:r", {})
    look = child(run, "w:rPr", {})
    child(look, "w:color", {"w:val": str(SOFT)})
    child(look, "w:sz", {"w:val": "15"})
    child(run, "w:t", {}).text = "1"


def _rule(line: Any, side: str) -> None:
    look = line._p.get_or_add_pPr()
    borders = child(look, "w:pBdr", {})
    look.find(qn("w:tabs")).addprevious(borders)  # the order of the schema
    told = {"w:val": "single", "w:sz": "4", "w:space": "2", "w:color": RULE}
    child(borders, f"w:{side}", told)


def child(parent: Any, name: str, told: dict[str, str]) -> Any:
    """Add an element to another, with the attributes told, and return it."""
    made = OxmlElement(name)
    for key, value in told.items():
        made.set(qn(key), value)
    parent.append(made)
    return made
