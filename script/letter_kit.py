"""What the Word templates of letters are made of: sheet, lines, lists, tables.

Only the scripts that made the first templates use it; a city works in Word. Everything
is black: a letter is printed, copied and stamped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import word_kit as kit
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from word_kit import child

BLACK, GREY = RGBColor(0, 0, 0), RGBColor(0x59, 0x59, 0x59)
GAP = "\u00a0"  # between a text and its frame
HEAD_FILL, LINE = "EDEDED", "000000"
UPRIGHT, ACROSS = 165, 261  # mm between the margins of A4


def set_up(document: Any, *, across: bool = False, size: float = 10.5) -> None:
    """Make the document one of A4 in black, with mark, page number and origin."""
    kit.own(document)
    kit.body_text(document, size, BLACK)
    kit.drop_stops(document)
    section = document.sections[0]
    lay(section, across=across)
    section.different_first_page_header_footer = True
    width = ACROSS if across else UPRIGHT
    _head(section.first_page_header.paragraphs[0], width, is_first=True)
    _head(section.header.paragraphs[0], width)
    for foot in (section.first_page_footer, section.footer):
        run(foot.paragraphs[0], "{{ text.origin }}", size=6.5, color=GREY)
    kit.keep_few_styles(document)


def lay(section: Any, *, across: bool) -> None:
    """Give a section its paper and margins."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(15)
    if across:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(16), Mm(14)
    section.header_distance = section.footer_distance = Mm(8)


def turn(document: Any) -> None:
    """Go on across, on a new page with the number of the last plus one."""
    section = document.add_section()
    lay(section, across=True)
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = False
    _head(section.header.paragraphs[0], ACROSS)


def _head(line: Any, width: int, *, is_first: bool = False) -> None:
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(width / 2), alignment=1)
    stops.add_tab_stop(Mm(width), alignment=2)
    run(line, "\t" if is_first else "\t– ", size=10)
    if not is_first:
        field = child(line._p, "w:fldSimple", {"w:instr": "PAGE"})
        child(child(field, "w:r", {}), "w:t", {}).text = "2"
        run(line, " –", size=10)
    run(line, "\t", size=6.5)
    run(
        line,
        f"{{% if mark %}}{GAP}{{{{ mark }}}}{GAP}{{% endif %}}",
        size=6.5,
        bold=True,
    )
    look = line.runs[-1]._r.get_or_add_rPr()
    told = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": LINE}
    border = child(look, "w:bdr", told)
    for after in ("w:shd", "w:fitText", "w:vertAlign"):
        if look.find(qn(after)) is not None:
            look.find(qn(after)).addprevious(border)


def run(
    line: Any,
    text: str,
    size: float | None = None,
    bold: bool = False,
    color: RGBColor = BLACK,
) -> None:
    """Add a piece of text to a paragraph; black is what it has anyway."""
    piece = line.add_run(text)
    piece.bold = bold or None
    if color != BLACK:
        piece.font.color.rgb = color
    if size:
        piece.font.size = Pt(size)


def mark(place: Any, text: str) -> None:
    """Write a mark of the template in a paragraph that goes with it."""
    place.add_paragraph().add_run(text)


def line(
    place: Any,
    text: str,
    *,
    size: float | None = None,
    bold: bool = False,
    align: Any = None,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    indent: float = 0,
) -> Any:
    """Add a paragraph to a document or a cell; ``before``, ``after`` in points."""
    made = place.add_paragraph()
    run(made, text, size=size, bold=bold)
    made.alignment = align
    look = made.paragraph_format
    look.space_before, look.space_after = Pt(before), Pt(after)
    look.keep_with_next = keep or None
    if indent:
        look.left_indent = Mm(indent)
    return made


def space(place: Any, height: float, *, keep: bool = False) -> Any:
    """Add room of so many points."""
    made = place.add_paragraph()
    made.paragraph_format.line_spacing = Pt(height)
    made.paragraph_format.keep_with_next = keep or None
    return made


def spoken(place: Any, text: str, *, after: float = 6, **more: Any) -> Any:
    """Add a paragraph of running text, with straight edges."""
    return line(place, text, align=ALIGN.JUSTIFY, after=after, **more)


def labelled(
    place: Any,
    pairs: Sequence[tuple[str, str, str]],
    width: float,
    *,
    left: float = 0,
    bold: bool = False,
) -> None:
    """Add rows of label, colon and value; each only where its condition holds.

    Args:
        place: A document or a cell.
        pairs: Condition ("" for always), label, value.
        width: Of the labels, in millimetres.
        left: Where they begin.
        bold: Whether the values stand out.
    """
    for condition, label, value in pairs:
        if condition:
            mark(place, f"{{%p if {condition} %}}")
        row = line(place, f"{label}\t:\t")
        run(row, value, bold=bold)
        hang(row, left + width + 3.5, left)
        row.paragraph_format.tab_stops.add_tab_stop(Mm(left + width))
        row.paragraph_format.tab_stops.add_tab_stop(Mm(left + width + 3.5))
        if condition:
            mark(place, "{%p endif %}")


def hang(row: Any, to: float, start: float = 0) -> None:
    """Let all lines but the first of a paragraph begin at ``to`` (mm)."""
    row.paragraph_format.left_indent = Mm(to)
    row.paragraph_format.first_line_indent = Mm(start - to)


def listed(
    place: Any,
    name: str,
    *,
    value: str = "it",
    marks: str = "loop.index",
    size: float | None = None,
    left: float = 0,
    align: Any = None,
) -> None:
    """Add a list with numbers or letters; one thing alone has none."""
    mark(place, f"{{%p for it in {name} %}}")
    mark(place, "{%p if loop.length > 1 %}")
    row = line(place, f"{{{{ {marks} }}}}.\t{value}", size=size, align=align)
    hang(row, left + 6, left)
    row.paragraph_format.tab_stops.add_tab_stop(Mm(left + 6))
    mark(place, "{%p else %}")
    line(place, value, size=size, indent=left, align=align)
    mark(place, "{%p endif %}")
    mark(place, "{%p endfor %}")


def grid(place: Any, rows: int, widths: Sequence[float]) -> Any:
    """Add a table without lines or margins: what stands beside each other."""
    made = place.add_table(rows, len(widths))
    made.autofit = False
    margins = child(made._tbl.tblPr, "w:tblCellMar", {})
    made._tbl.tblPr.find(qn("w:tblLayout")).addnext(margins)  # the order of the schema
    for side in ("left", "right"):
        child(margins, f"w:{side}", {"w:w": "0", "w:type": "dxa"})
    for at, width in enumerate(widths):
        made.columns[at].width = Mm(width)
        for cell in made.columns[at].cells:
            cell.width = Mm(width)
    return made


def first(cell: Any, text: str, **more: Any) -> Any:
    """Write into a cell in place of the empty paragraph that it begins with."""
    made = line(cell, text, **more)
    bare(cell)
    return made


def bare(cell: Any) -> None:
    """Take away the empty paragraph that a cell begins with."""
    cell._tc.remove(cell.paragraphs[0]._p)


def table(document: Any, rows: int, widths: Sequence[int]) -> Any:
    """Add a table with thin black lines, in the looks of all forms else."""
    made = kit.table(document, rows, tuple(widths))
    for border in made._tbl.tblPr.find(qn("w:tblBorders")):
        border.set(qn("w:color"), LINE)
    return made


def head_row(made: Any, words: Sequence[str], size: float, at: int = 0) -> None:
    """Fill a row with the names of the columns, and repeat it on every page."""
    child(made.rows[at]._tr.get_or_add_trPr(), "w:tblHeader", {})
    for place, word in enumerate(words):
        head_cell(made.cell(at, place), f"{{{{ words.{word} }}}}", size)


def head_cell(cell: Any, text: str, size: float) -> None:
    """Shade a cell and name the column."""
    told = {"w:val": "clear", "w:color": "auto", "w:fill": HEAD_FILL}
    child(cell._tc.get_or_add_tcPr(), "w:shd", told)
    cell.vertical_alignment = 1
    first(cell, text, size=size, bold=True, align=ALIGN.CENTER, keep=True)


def stacked(cell: Any, size: float, top: str, *rest: tuple[str, str]) -> None:
    """Write things under each other; those after the first smaller, where they are.

    Args:
        cell: Where.
        size: Of the first.
        top: The first.
        rest: Condition and text of each other.
    """
    first(cell, top, size=size)
    for condition, text in rest:
        mark(cell, f"{{%p if {condition} %}}")
        line(cell, text, size=size - 1)
        mark(cell, "{%p endif %}")


def person(cell: Any, size: float, name: str = "row.person") -> None:
    """Write a name and the number below it."""
    stacked(cell, size, f"{{{{ {name}.name }}}}", ("true", f"{{{{ {name}.nip }}}}"))


def seat(cell: Any, size: float, name: str, *more: tuple[str, str]) -> None:
    """Write a position and its unit below it."""
    unit = (f"{name}.unit", f"{{{{ {name}.unit }}}}")
    stacked(cell, size, f"{{{{ {name}.position | dash }}}}", unit, *more)
