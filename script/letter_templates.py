"""Make the Word templates of the letters, from ``daftar-usulan`` to ``pengumuman``.

As ``anjab_template.py`` does for job information; a city changes the files in Word.

    python script/letter_templates.py src/tepat/reports/forms/templates
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import letter_blocks as block
import letter_decrees as decrees
import letter_kit as make
import word_kit as kit
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm
from word_kit import child

STAR = "{% if doubts and not remedy.is_verified %}*{% endif %}"
NUMBER = "{{ words.number | upper }} {{ text.number }}"
SUBJECT = "{{ subject | upper }}"
ABOUT = "{{ words.about | upper }}"
TO_PERSON = (
    ("true", "{{ words.nip }} {{ person.nip }}"),
    ("person.position", "{{ person.position }}"),
    ("person.unit", "{{ person.unit }}"),
)
CLASS = ("row.seat.position_class", "{{ words.class }} {{ row.seat.position_class }}")
KIND = ("row.seat.kind", "{{ row.seat.kind }}")


def main() -> None:
    """Write all templates into the folder given."""
    for name, form in FORMS.items():
        document = Document()
        form(document)
        content = BytesIO()
        document.save(content)
        Path(sys.argv[1], f"{name}.docx").write_bytes(kit.without_clock(content))


def _proposals(document: Any) -> None:
    size = 8.0
    make.set_up(document, across=True, size=10)
    block.letterhead(document, across=True)
    block.titled(document, "{{ title | upper }}", SUBJECT, NUMBER)
    make.line(document, "{{ words.to }} {{ addressee }}", after=4)
    make.line(document, "{{ summary }}", after=6)
    widths = (8, 37, 20, 33, 33, 12, 21, 18, 16, 30, 33)
    names = (
        *("no", "person", "rank", "from_seat", "to_seat", "short_class", "move"),
        *("fit", "", "basis", "reason"),
    )
    table = make.table(document, 5, widths)
    for row in (0, 1):
        child(table.rows[row]._tr.get_or_add_trPr(), "w:tblHeader", {})
    for at, name in enumerate(names):
        if name == "fit":
            both = table.cell(0, at).merge(table.cell(0, at + 1))
            kit.bare_merged(both)
            make.head_cell(both, "{{ words.fit }}", size)
            make.head_cell(table.cell(1, at), "{{ words.before }}", size)
            make.head_cell(table.cell(1, at + 1), "{{ words.after }}", size)
        elif name:
            tall = table.cell(0, at).merge(table.cell(1, at))
            kit.bare_merged(tall)
            make.head_cell(tall, f"{{{{ words.{name} }}}}", size)
    kit.loop(table, 2, "moves")
    cells = [table.cell(3, at) for at in range(len(widths))]
    make.person(cells[1], size)
    make.seat(cells[3], size, "row.person")
    make.seat(cells[4], size, "row.seat", KIND)
    told = {
        0: "number",
        2: "person.rank | dash",
        5: "seat.position_class | dash",
        6: "kind",
        7: "fit_before | dash",
        8: "fit_after | dash",
        9: "basis",
        10: "reason",
    }
    sides = {0: ALIGN.CENTER, 5: ALIGN.CENTER, 7: ALIGN.RIGHT, 8: ALIGN.RIGHT}
    for at, name in told.items():
        text = f"{{{{ row.{name} }}}}"
        make.first(cells[at], text, size=size, align=sides.get(at))
    block.signature(document, across=True, dated=True)


def _minutes(document: Any) -> None:
    make.set_up(document, size=10)
    block.letterhead(document)
    block.titled(
        document, "{{ words.heading | upper }}", "{{ session | upper }}", NUMBER
    )
    make.spoken(document, "{{ text.opening }}")
    _section(document, "I", "attendance")
    widths = (9, 46, 50, 26, 34)
    table = make.table(document, 4, widths)
    make.head_row(table, ("no", "member", "position", "role", "presence"), 9)
    kit.loop(table, 1, "members")
    cells = [table.cell(2, at) for at in range(len(widths))]
    make.first(cells[0], "{{ loop.index }}", size=9, align=ALIGN.CENTER)
    make.stacked(cells[1], 9, "{{ row.name }}", ("row.nip", "{{ row.nip }}"))
    make.first(cells[2], "{{ row.office }}", size=9)
    make.first(cells[3], "{{ row.role }}", size=9)
    presence = "{{ words.present if row.is_present else words.absent }}"
    make.stacked(cells[4], 9, presence, ("row.remark", "{{ row.remark }}"))
    make.spoken(document, "{{ quorum }}", before=6)
    _section(document, "II", "agenda")
    make.mark(document, "{%p for seen in seats %}")
    _seat_considered(document)
    make.mark(document, "{%p endfor %}")
    make.mark(document, "{%p if notes %}")
    _section(document, "III", "others")
    make.listed(document, "notes", value="{{ it }}")
    make.mark(document, "{%p endif %}")
    make.spoken(document, "{{ words.closing }}", before=14, keep=True)
    make.line(document, "{{ text.dated }}", align=ALIGN.RIGHT, after=6, keep=True)
    table = make.table(document, 4, (9, 60, 34, 62))
    make.head_row(table, ("no", "name", "role", "signature"), 10)
    present = "members | selectattr('is_present') | list"
    kit.loop(table, 1, present)
    table.rows[2].height = Mm(13)
    cells = [table.cell(2, at) for at in range(4)]
    make.first(cells[0], "{{ loop.index }}", align=ALIGN.CENTER)
    make.stacked(cells[1], 10, "{{ row.name }}", ("row.nip", "{{ row.nip }}"))
    make.first(cells[2], "{{ row.role }}")
    make.first(cells[3], "{{ loop.index }}.")


def _section(document: Any, number: str, word: str) -> None:
    text = f"{number}.  {{{{ words.{word} }}}}"
    make.line(document, text, bold=True, before=14, after=6, keep=True)


def _seat_considered(document: Any) -> None:
    name = "{{ seen.number }}.  {{ seen.seat.position }} {{ words.and_unit }} "
    more = "{{ seen.seat.unit }}"
    make.line(document, name + more, bold=True, before=10, keep=True)
    make.mark(document, "{%p if seen.seat.kind or seen.seat.position_class %}")
    place = (
        "{% if seen.seat.kind %}{{ seen.seat.kind }}{% if seen.seat.position_class %}"
        " · {% endif %}{% endif %}{% if seen.seat.position_class %}{{ words.class }} "
        "{{ seen.seat.position_class }}{% endif %}"
    )
    make.line(document, place, keep=True)
    make.mark(document, "{%p endif %}")
    _under(document, "requirements")
    make.mark(document, "{%p if seen.candidates %}")
    make.space(document, 4, keep=True)
    size, widths = 8.5, (40, 33, 21, 23, 35, 13)
    table = make.table(document, 4, widths)
    names = ("candidate", "now", "fit", "box", "findings", "votes")
    make.head_row(table, names, size)
    kit.loop(table, 1, "seen.candidates")
    cells = [table.cell(2, at) for at in range(len(widths))]
    for chosen in (True, False):
        make.mark(cells[0], "{%p if row.is_chosen %}" if chosen else "{%p else %}")
        make.line(cells[0], "{{ row.person.name }}", size=size, bold=chosen)
        make.line(cells[0], "{{ row.person.nip }}", size=size - 1, bold=chosen)
        if chosen:
            make.line(cells[0], "({{ words.chosen }})", size=size - 1)
    make.mark(cells[0], "{%p endif %}")
    make.mark(cells[0], "{%p if row.person.rank %}")
    make.line(cells[0], "{{ row.person.rank }}", size=size - 1)
    make.mark(cells[0], "{%p endif %}")
    make.bare(cells[0])
    make.seat(cells[1], size, "row.person")
    make.first(cells[2], "{{ row.fit | dash }}", size=size, align=ALIGN.RIGHT)
    make.first(cells[3], "{{ row.box | dash }}", size=size)
    make.first(cells[4], "{{ row.findings | join('\\n') }}", size=size)
    make.first(cells[5], "{{ row.votes | dash }}", size=size, align=ALIGN.RIGHT)
    make.space(document, 4)
    make.mark(document, "{%p else %}")
    make.line(document, "{{ words.no_candidate }}", after=4)
    make.mark(document, "{%p endif %}")
    for condition, name in (
        ("seen.abstained is not none", "abstained"),
        ("", "choice"),
    ):
        pair = (condition, f"{{{{ words.{name} }}}}", f"{{{{ seen.{name} }}}}")
        make.labelled(document, [pair], 36, bold=name == "choice")
    for name in ("reasons", "dissent"):
        _under(document, name)


def _under(document: Any, name: str) -> None:
    """A label, and a list beside it."""
    make.mark(document, f"{{%p if seen.{name} %}}")
    beside = make.grid(document, 1, (36, 3.5, 125.5))
    make.first(beside.cell(0, 0), f"{{{{ words.{name} }}}}")
    make.first(beside.cell(0, 1), ":")
    make.listed(beside.cell(0, 2), f"seen.{name}", value="{{ it }}")
    make.bare(beside.cell(0, 2))
    make.mark(document, "{%p endif %}")


def _inauguration(document: Any) -> None:
    size = 9.0
    make.set_up(document, across=True, size=10)
    block.letterhead(document, across=True)
    block.titled(document, "{{ words.heading | upper }}", SUBJECT, NUMBER)
    pairs = (
        ("", "{{ words.held }}", "{{ text.held }}"),
        ("", "{{ words.time }}", "{{ began }}"),
        ("", "{{ words.venue }}", "{{ venue }}"),
        ("", "{{ words.officiant }}", "{{ officiant }}"),
    )
    make.labelled(document, pairs, 44)
    make.space(document, 6)
    widths = (10, 46, 26, 48, 49, 40, 42)
    table = make.table(document, 4, widths)
    names = ("no", "person", "rank", "from_seat", "to_seat", "decree", "signature")
    make.head_row(table, names, size)
    kit.loop(table, 1, "appointees")
    table.rows[2].height = Mm(13)
    cells = [table.cell(2, at) for at in range(len(widths))]
    make.first(cells[0], "{{ row.number }}", size=size, align=ALIGN.CENTER)
    make.person(cells[1], size)
    make.first(cells[2], "{{ row.person.rank | dash }}", size=size)
    make.seat(cells[3], size, "row.person")
    make.seat(cells[4], size, "row.seat", KIND, CLASS)
    make.first(cells[5], "{{ row.decree }}", size=size)
    make.first(cells[6], "{{ row.number }}.", size=size)
    make.mark(document, "{%p if witnesses %}")
    make.line(document, "{{ words.witnesses }}:", before=14, after=4, keep=True)
    make.mark(document, "{%p for pair in witnesses | batch(2) %}")
    beside = make.grid(document, 1, (130.5, 130.5))
    child(beside.rows[0]._tr.get_or_add_trPr(), "w:cantSplit", {})
    for at in (0, 1):
        cell = beside.cell(0, at)
        make.mark(cell, f"{{%p if pair | length > {at} %}}")
        block.signed_by(cell, f"pair[{at}]")
        make.mark(cell, "{%p endif %}")
    make.space(document, 6)
    make.mark(document, "{%p endfor %}")
    make.mark(document, "{%p endif %}")
    block.signature(document, across=True, dated=True)


def _notice(document: Any) -> None:
    make.set_up(document)
    block.letterhead(document)
    block.correspondence(document, *TO_PERSON)
    make.spoken(document, "{{ text.opening }}")
    table = make.table(document, 1, (make.UPRIGHT,))
    below = "{% if person.unit %}\n{{ person.unit }}{% endif %}"
    now = f"{{{{ person.position }}}}{below}"
    pairs = (
        ("person.position", "{{ words.now }}", now),
        ("", "{{ words.proposed }}", "{{ seat.position }}\n{{ seat.unit }}"),
        ("seat.kind", "{{ words.kind }}", "{{ seat.kind }}"),
        ("seat.position_class", "{{ words.class }}", "{{ seat.position_class }}"),
        ("training", "{{ words.training }}", "{{ training }}"),
        ("planned", "{{ words.planned }}", "{{ planned }}"),
    )
    make.labelled(table.cell(0, 0), pairs, 48, left=1.5)
    make.bare(table.cell(0, 0))
    told = make.line(document, "{{ words.no_decision }}", bold=True, before=8, after=4)
    make.run(told, " {{ words.nothing_changes }}")
    for name in ("why", "answer"):
        make.line(
            document, f"{{{{ words.{name} }}}}", bold=True, before=8, after=4, keep=True
        )
        if name == "why":
            make.listed(document, "reasons", value="{{ it }}")
    make.spoken(document, "{{ text.answer }}", after=4)
    make.listed(document, "ways", value="{{ it }}")
    make.spoken(document, "{{ words.weighed }}", before=6)
    make.spoken(document, "{{ text.ask }}", after=0, keep=True)
    block.signature(document)


def _answer(document: Any) -> None:
    make.set_up(document)
    block.letterhead(document)
    block.correspondence(document, *TO_PERSON)
    make.spoken(document, "{{ text.opening }}")
    for name in ("objected", "findings", "reasons"):
        _numbered(document, name)
    _number(document, "outcome")
    outcome = make.spoken(document, "{{ text.outcome }} ", indent=6)
    make.run(outcome, "{{ text.decided | upper }}", bold=True)
    make.run(outcome, ".")
    _numbered(document, "follows")
    make.mark(document, "{%p if remedy %}")
    _number(document, "remedy")
    make.line(document, f"{{{{ text.remedy }}}}{STAR}", indent=6, after=4, keep=True)
    pairs = [
        (
            "remedy.basis" if name == "basis" else "",
            f"{{{{ words.remedy_{name} }}}}",
            f"{{{{ remedy.{name} }}}}",
        )
        for name in ("to", "address", "within", "basis")
    ]
    make.labelled(document, pairs, 30, left=6)
    make.mark(document, "{%p endif %}")
    block.signature(document)
    block.copies(document)
    block.doubts(document)


def _number(document: Any, name: str) -> None:
    text = f"{{{{ text.at_{name} }}}}\t{{{{ words.{name} }}}}"
    row = make.line(document, text, bold=True, before=8, after=3, keep=True)
    make.hang(row, 6)
    row.paragraph_format.tab_stops.add_tab_stop(Mm(6))


def _numbered(document: Any, name: str) -> None:
    make.mark(document, f"{{%p if {name} %}}")
    _number(document, name)
    letters = "letters[loop.index0]"
    make.listed(document, name, value="{{ it }}", marks=letters, left=6)
    make.mark(document, "{%p endif %}")


def _announcement(document: Any) -> None:
    make.set_up(document, size=11)
    block.letterhead(document)
    block.titled(document, "{{ words.heading | upper }}", NUMBER)
    block.titled(document, ABOUT, SUBJECT)
    _paragraphs(document, "opening")
    make.mark(document, "{%p if dates %}")
    table = make.table(document, 4, (55, 55, 55))
    make.head_row(table, ("what", "when", "where"), 11)
    kit.loop(table, 1, "dates")
    for at, name in enumerate(("what", "when", "where | dash")):
        make.first(table.cell(2, at), f"{{{{ row.{name} }}}}")
    make.space(document, 6)
    make.mark(document, "{%p endif %}")
    _paragraphs(document, "closing")
    make.mark(document, "{%p if text.ask %}")
    make.spoken(document, "{{ text.ask }}", after=0, keep=True)
    make.mark(document, "{%p endif %}")
    block.signature(document, dated=True)


def _paragraphs(document: Any, name: str) -> None:
    make.mark(document, f"{{%p for it in {name} %}}")
    make.spoken(document, "{{ it }}")
    make.mark(document, "{%p endfor %}")


FORMS = {
    "daftar-usulan": _proposals,
    "berita-acara": _minutes,
    "sk-tunggal": decrees.decree,
    "sk-kolektif": decrees.collective,
    "petikan": decrees.extract,
    "daftar-pelantikan": _inauguration,
    "pemberitahuan": _notice,
    "jawaban-keberatan": _answer,
    "pengumuman": _announcement,
}

if __name__ == "__main__":
    main()
