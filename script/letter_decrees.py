"""The Word templates of decrees: of one person, of many, and an extract."""

from __future__ import annotations

from typing import Any

import letter_blocks as block
import letter_kit as make
import word_kit as kit
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm
from word_kit import child

STAR = "{% if doubts and not it.is_verified %}*{% endif %}"
NUMBER = "{{ words.number | upper }} {{ text.number }}"
DECREE = "{{ words.decree | upper }} {{ authority | upper }}"
SUBJECT = "{{ subject | upper }}"
ABOUT = "{{ words.about | upper }}"
LABEL, COLON = 31, 4  # mm of the columns of a decree


def decree(document: Any) -> None:
    """Fill the decree of one person."""
    _decree_head(document)
    table = _parts(document)
    _recitals(table)
    _decided(table)
    _clauses(table, person="person", seat="seat")
    block.signature(document, done=True)
    block.copies(document)
    block.doubts(document)


def collective(document: Any) -> None:
    """Fill the decree of many, with its annex."""
    _decree_head(document)
    table = _parts(document)
    _recitals(table)
    _decided(table)
    _clauses(table)
    block.signature(document, done=True)
    block.copies(document)
    block.doubts(document)
    make.turn(document)
    _annex(document)


def extract(document: Any) -> None:
    """Fill the extract from a decree of many."""
    _decree_head(document, before="{{ words.extract | upper }}")
    table = _parts(document)
    for name in ("considering", "recalling"):
        _part(table, f"{{{{ words.{name} }}}}", "{{ words.and_so_on }}")
    _row_mark(table, "{%tr if has_noting %}")
    _part(table, "{{ words.noting }}", "{{ words.and_so_on }}")
    _row_mark(table, "{%tr endif %}")
    _decided(table)
    _clauses(table, person="appointee.person", seat="appointee.seat")
    block.signature(document, done=True, hand="text.signed")
    make.space(document, 10)
    certified = make.grid(document, 1, (block.SIGNER, make.UPRIGHT - block.SIGNER))
    child(certified.rows[0]._tr.get_or_add_trPr(), "w:cantSplit", {})
    cell = certified.cell(0, 0)
    make.line(cell, "{{ words.true_to }}", after=4, keep=True)
    block.signed_by(cell, "certifier")
    make.bare(cell)
    block.doubts(document)


def _decree_head(document: Any, before: str = "") -> None:
    make.set_up(document, size=10.5)
    block.letterhead(document)
    if before:
        block.titled(document, before, after=0)
    block.titled(document, DECREE, NUMBER)
    block.titled(document, ABOUT)
    block.titled(document, SUBJECT)
    make.line(
        document, "{{ words.grace | upper }}", align=ALIGN.CENTER, after=6, keep=True
    )
    make.line(document, "{{ authority | upper }},", align=ALIGN.CENTER, after=12)


def _parts(document: Any) -> Any:
    """A table of label, colon and text, to which the parts are added."""
    table = make.grid(document, 1, (LABEL, COLON, make.UPRIGHT - LABEL - COLON))
    table._tbl.remove(table.rows[0]._tr)
    return table


def _part(table: Any, label: str, text: str = "", **more: Any) -> Any:
    """Add a part, whole on its page; without a text its cell is to be filled."""
    row = table.add_row()
    child(row._tr.get_or_add_trPr(), "w:cantSplit", {})
    cells = row.cells
    widths = (LABEL, COLON, make.UPRIGHT - LABEL - COLON)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
    keep = bool(more.get("keep"))
    make.first(cells[0], label, keep=keep)
    make.first(cells[1], ":", keep=keep)
    if text:
        make.line(cells[2], text, after=6, **{"align": ALIGN.JUSTIFY} | more)
        make.bare(cells[2])
    return cells[2]


def _row_mark(table: Any, text: str) -> None:
    table.add_row().cells[0].paragraphs[0].add_run(text)


def _recitals(table: Any) -> None:
    cell = _part(table, "{{ words.considering }}")
    letters = "letters[loop.index0]"
    both = {"align": ALIGN.JUSTIFY}
    make.listed(cell, "considering", value="{{ it }}", marks=letters, **both)
    _closed(cell)
    cell = _part(table, "{{ words.recalling }}")
    end = "{% if loop.last %}.{% else %};{% endif %}"
    make.listed(cell, "recalling", value=f"{{{{ it.text }}}}{end}{STAR}", **both)
    _closed(cell)
    _row_mark(table, "{%tr if noting %}")
    cell = _part(table, "{{ words.noting }}")
    make.listed(cell, "noting", value="{{ it }}", **both)
    _closed(cell)
    _row_mark(table, "{%tr endif %}")


def _closed(cell: Any) -> None:
    """Begin a filled cell with its text, and end it with a little room."""
    make.space(cell, 4)
    make.bare(cell)


def _decided(table: Any) -> None:
    row = table.add_row().cells
    whole = row[0].merge(row[2])
    kit.bare_merged(whole)
    text = "{{ words.decides | upper }}"
    make.first(whole, text, bold=True, align=ALIGN.CENTER, before=6, after=8, keep=True)
    named = f"{DECREE} {ABOUT} {SUBJECT}."
    _part(table, "{{ words.lays_down }}", named, bold=True, align=None, keep=True)


def _clauses(table: Any, *, person: str = "", seat: str = "") -> None:
    """The first with the person below it, the last kept with the signature."""
    star = "{% if doubts and clause.is_doubted %}*{% endif %}"
    _part(table, "{{ clauses[0].label }}", "{{ clauses[0].text }}")
    if person:
        cell = table.rows[-1].cells[2]
        pairs = (
            ("", "{{ words.name }}", f"{{{{ {person}.name }}}}"),
            ("", "{{ words.nip }}", f"{{{{ {person}.nip }}}}"),
            (f"{person}.rank", "{{ words.rank }}", f"{{{{ {person}.rank }}}}"),
            (
                f"{person}.position",
                "{{ words.old_position }}",
                f"{{{{ {person}.position }}}}{_unit(person)}",
            ),
            (
                "",
                "{{ words.new_position }}",
                f"{{{{ {seat}.position }}}}{_unit(seat)}",
            ),
            (f"{seat}.kind", "{{ words.kind }}", f"{{{{ {seat}.kind }}}}"),
            (
                f"{seat}.position_class",
                "{{ words.class }}",
                f"{{{{ {seat}.position_class }}}}",
            ),
        )
        make.labelled(cell, pairs, 46)
        make.space(cell, 4)
    _row_mark(table, "{%tr for clause in clauses[1:-1] %}")
    _part(table, "{{ clause.label }}", f"{{{{ clause.text }}}}{star}")
    _row_mark(table, "{%tr endfor %}")
    _part(table, "{{ clauses[-1].label }}", "{{ clauses[-1].text }}", keep=True)


def _unit(name: str) -> str:
    said = f"{{{{ words.and_unit }}}} {{{{ {name}.unit }}}}"
    return f"{{% if {name}.unit %}} {said}{{% endif %}}"


def _annex(document: Any) -> None:
    size = 9.0
    left = make.ACROSS - 110
    for text in ("{{ words.annex | upper }}", DECREE, NUMBER, f"{ABOUT} {SUBJECT}"):
        make.line(document, text, size=size, indent=left, bold="annex" in text)
    make.line(
        document,
        "{{ words.annex_title | upper }}",
        bold=True,
        align=ALIGN.CENTER,
        before=12,
        after=8,
        keep=True,
    )
    widths = (10, 48, 30, 66, 66, 14, 27)
    names = ("no", "person", "rank", "from_seat", "to_seat", "short_class", "tmt")
    table = make.table(document, 5, widths)
    make.head_row(table, names, size)
    child(table.rows[1]._tr.get_or_add_trPr(), "w:tblHeader", {})
    for at in range(len(names)):
        make.first(table.cell(1, at), f"({at + 1})", size=7.5, align=ALIGN.CENTER)
    kit.loop(table, 2, "appointees")
    cells = [table.cell(3, at) for at in range(len(widths))]
    make.first(cells[0], "{{ row.number }}", size=size, align=ALIGN.CENTER)
    make.person(cells[1], size)
    make.first(cells[2], "{{ row.person.rank | dash }}", size=size)
    make.seat(cells[3], size, "row.person")
    make.seat(cells[4], size, "row.seat", ("row.seat.kind", "{{ row.seat.kind }}"))
    told = "{{ row.seat.position_class | dash }}"
    make.first(cells[5], told, size=size, align=ALIGN.CENTER)
    make.first(cells[6], "{{ row.starts_on }}", size=size)
    block.signature(document, across=True)
