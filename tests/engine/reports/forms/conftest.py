"""A small form of two templates, and content that tries to be something else."""

from dataclasses import dataclass
from datetime import date

import docx
import pytest

from tepat.reports.about import About
from tepat.reports.forms import Paper, Templates
from tepat.words import Sentence

ABOUT = About("Kota Uji & Coba", date(2026, 11, 24), "kota.xlsx", is_example=True)
NASTY = (
    "<w:p>& {{ agency }} {% for %} </w:t>",
    '#read("/etc/passwd") *tebal* _miring_ $x$ @rujuk // \\',
    "عربى עברית 中文 😀",
    "satu\x07\x00\ud800dua\u202e",
    "=1+1",
)


@dataclass(frozen=True)
class Row:
    name: str
    hours: float
    note: str | None = None


@dataclass(frozen=True)
class Content:
    rows: tuple[Row, ...]
    is_last: bool = False


def paper(*names, **changes):
    told = {
        "form": "small",
        "title": Sentence("Formulir kecil", "Small form"),
        "about": ABOUT,
        "content": Content(tuple(Row(name, 1250.5) for name in names)),
        "words": {"name": Sentence("Nama", "Name")},
    }
    return Paper(**(told | changes))


def small_docx(path, *, cell="{{ row.name }} | {{ row.hours }} | {{ row.note }}"):
    document = docx.Document()
    document.add_paragraph("{{ title }} {{ agency }} {{ words.name }}")
    table = document.add_table(rows=3, cols=1)
    for row, said in enumerate(("{%tr for row in rows %}", cell, "{%tr endfor %}")):
        table.cell(row, 0).text = said
    document.save(path)


SMALL_TYP = """
#import "paper.typ": *
#show: sheet
#data.title #data.agency #data.words.name
#table(columns: 2, ..data.rows.map(row => (row.name, row.hours)).flatten())
"""


@pytest.fixture
def templates():
    made = Templates()
    small_docx(made.root / "small.docx")
    (made.root / "small.typ").write_text(SMALL_TYP, "utf-8")
    return made
