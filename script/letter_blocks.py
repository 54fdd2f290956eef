"""The blocks that letters share: the head, to whom, who signs, who gets a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import letter_kit as make
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from word_kit import child

SIGNER = 82  # mm of the block of who signs
EMBLEMS = ("lambang-daerah", "lambang-negara")
PICTURES = Path(__file__).parents[1] / "src/tepat/reports/forms/templates"


def letterhead(document: Any, *, across: bool = False) -> None:
    """Add the head: arms of the state above the office, of the city beside it."""
    state = f'frame.letterhead.emblem == "{EMBLEMS[1]}"'
    height = Mm(18 if across else 22)
    make.mark(document, f"{{%p if {state} %}}")
    above = document.add_paragraph()
    above.alignment = ALIGN.CENTER
    _emblem(above, EMBLEMS[1], height)
    _names(document)
    make.space(document, 12)
    make.mark(document, "{%p else %}")
    width = make.ACROSS if across else make.UPRIGHT
    beside = make.grid(document, 1, (20, width - 40, 20))
    _emblem(beside.cell(0, 0).paragraphs[0], EMBLEMS[0], height)
    beside.cell(0, 1).vertical_alignment = 1
    _names(beside.cell(0, 1))
    make.space(beside.cell(0, 1), 1)  # a cell without a paragraph is no cell
    make.bare(beside.cell(0, 1))
    under = make.space(document, 4)
    under.paragraph_format.space_after = Pt(12)
    borders = child(under._p.get_or_add_pPr(), "w:pBdr", {})
    under._p.pPr.find(qn("w:spacing")).addprevious(borders)
    told = {"w:val": "thickThinSmallGap", "w:sz": "18", "w:space": "1"}
    child(borders, "w:bottom", told | {"w:color": make.LINE})
    make.mark(document, "{%p endif %}")


def _names(place: Any) -> None:
    make.mark(place, "{%p for line in frame.letterhead.lines[:-1] %}")
    make.line(place, "{{ line | upper }}", size=12, align=ALIGN.CENTER)
    make.mark(place, "{%p endfor %}")
    make.mark(place, "{%p for line in frame.letterhead.lines[-1:] %}")
    make.line(place, "{{ line | upper }}", size=14, bold=True, align=ALIGN.CENTER)
    make.mark(place, "{%p endfor %}")
    make.mark(place, "{%p for line in frame.letterhead.address %}")
    make.line(place, "{{ line }}", size=9, align=ALIGN.CENTER)
    make.mark(place, "{%p endfor %}")


def _emblem(paragraph: Any, name: str, height: Any) -> None:
    """A picture by name: a city's own of that name stands in its place."""
    file = f"{name}.png"
    shape = paragraph.add_run().add_picture(str(PICTURES / file), height=height)
    for side in ("distT", "distB", "distL", "distR"):  # else some leave room around it
        shape._inline.set(side, "0")
    for each in shape._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        each.set("name", file)
        each.set("descr", name.replace("-", " ").capitalize())


def titled(document: Any, *texts: str, after: float = 12) -> None:
    """Add lines of a heading in the middle."""
    for text in texts:
        row = make.line(document, text, bold=True, align=ALIGN.CENTER, keep=True)
        row.paragraph_format.left_indent = row.paragraph_format.right_indent = Mm(12)
    document.paragraphs[-1].paragraph_format.space_after = Pt(after)


def correspondence(document: Any, *to: tuple[str, str]) -> None:
    """Add number, nature and subject, place and day, and to whom the letter goes."""
    beside = make.grid(document, 1, (make.UPRIGHT - 60, 60))
    pairs = (
        ("", "{{ words.number }}", "{{ text.number }}"),
        ("", "{{ words.nature }}", "{{ frame.nature }}"),
        ("frame.enclosed", "{{ words.enclosed }}", "{{ frame.enclosed }}"),
        ("", "{{ words.subject }}", "{{ words.about }}"),
    )
    make.labelled(beside.cell(0, 0), pairs, 20)
    make.bare(beside.cell(0, 0))
    make.first(beside.cell(0, 1), "{{ text.dated }}", align=ALIGN.RIGHT)
    row = make.line(document, "{{ words.to }}\t{{ person.name }}", before=10)
    make.hang(row, 10)
    row.paragraph_format.tab_stops.add_tab_stop(Mm(10))
    for condition, text in to:
        make.mark(document, f"{{%p if {condition} %}}")
        make.line(document, text, indent=10)
        make.mark(document, "{%p endif %}")
    make.space(document, 8)


def signed_by(cell: Any, who: str, *, hand: str = "") -> None:
    """Write who signs, with room for the hand or what stands in its place."""
    make.mark(cell, f"{{%p if {who}.on_behalf %}}")
    make.line(
        cell, f"{{{{ words.on_behalf }}}} {{{{ {who}.on_behalf | upper }}}}", keep=True
    )
    make.mark(cell, "{%p endif %}")
    make.line(cell, f"{{{{ {who}.office | upper }}}},", keep=True)
    if hand:
        make.mark(cell, f"{{%p if {hand} %}}")
        make.line(cell, f"{{{{ {hand} }}}}", before=10, after=10, keep=True)
        make.mark(cell, "{%p else %}")
    make.space(cell, 46, keep=True)
    if hand:
        make.mark(cell, "{%p endif %}")
    make.line(cell, f"{{{{ {who}.name }}}}", keep=True)
    for name, text in (("rank", ""), ("nip", "{{ words.nip }} ")):
        make.mark(cell, f"{{%p if {who}.{name} %}}")
        make.line(cell, f"{text}{{{{ {who}.{name} }}}}", keep=True)
        make.mark(cell, "{%p endif %}")


def signature(
    document: Any,
    *,
    across: bool = False,
    dated: bool = False,
    done: bool = False,
    hand: str = "",
) -> None:
    """Add the block of who signs, on the right, never parted by the end of a page."""
    make.space(document, 12, keep=True)
    width = make.ACROSS if across else make.UPRIGHT
    beside = make.grid(document, 1, (width - SIGNER, SIGNER))
    child(beside.rows[0]._tr.get_or_add_trPr(), "w:cantSplit", {})
    cell = beside.cell(0, 1)
    if dated:
        make.line(cell, "{{ text.dated }}", keep=True)
    if done:
        pairs = (
            ("", "{{ words.done_at }}", "{{ frame.place }}"),
            ("", "{{ words.done_on }}", "{{ text.day }}"),
        )
        make.labelled(cell, pairs, 27)
        make.space(cell, 8, keep=True)
    signed_by(cell, "signer", hand=hand)
    make.bare(cell)


def copies(document: Any) -> None:
    """Add who gets a copy."""
    make.mark(document, "{%p if copies %}")
    make.line(document, "{{ words.copies }}", size=9, before=12, after=2, keep=True)
    make.listed(document, "copies", value="{{ it }}", size=9)
    make.mark(document, "{%p endif %}")


def doubts(document: Any) -> None:
    """Add the note of a draft on what nobody has read."""
    make.mark(document, "{%p if doubts %}")
    make.line(document, "* {{ doubts }}", size=8, before=14)
    make.mark(document, "{%p endif %}")
