"""The frontier as a workbook: its points, and the first moves one by one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tepat.frontier import Frontier, headline, notes
from tepat.placement.case import Case
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.plan.teller import Teller
from tepat.words import Language, Sentence

from .rows import FIRST, first_moves, point_fields, points

POINTS = Sentence(id="Kurva manfaat", en="Frontier")
TITLE = Sentence(
    id="Manfaat terhadap jumlah perpindahan", en="Gain against the number of moves"
)
MOVES = Sentence(id="Perpindahan pertama", en="First moves")
MOVES_TITLE = Sentence(
    id="Perpindahan yang membawa manfaat lebih dahulu",
    en="The moves that bring it first",
)
SO_MANY = Sentence(
    id="Rencana terbaik dengan {moves} perpindahan, sebagai rantai; {shared} di "
    "antaranya sama dengan rencana lengkap.",
    en="The best plan with {moves} moves, told as chains; {shared} of them are moves "
    "of the whole plan too.",
)
NO_MOVES = Sentence(id="Tidak ada perpindahan.", en="There are no moves.")


def write_frontier(
    path: Path,
    case: Case,
    content: Mapping[str, Any],
    found: Frontier,
    about: About,
    language: Language = "id",
) -> None:
    """Write a frontier as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        found: See ``tepat.frontier.frontier``.
        about: Whose plan, of which day, from what.
        language: Of headings and sentences; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book, teller = Book(about, language), Teller(case, content, language)
    fields, point = point_fields(found), found.nearest(found.first)
    sheet = book.sheet(POINTS, fields, TITLE)
    sheet.statement(book.say(headline(found)), bold=True)
    for note in notes(found):
        sheet.statement(book.say(note))
    sheet.table(fields, points(found), frozen=1)
    sheet = book.sheet(MOVES, FIRST, MOVES_TITLE)
    facts = {"moves": point.moves, "shared": found.shared(point)}
    sheet.statement(book.say(SO_MANY, **facts), bold=True)
    sheet.table(FIRST, first_moves(teller, point), frozen=3, nothing=NO_MOVES)
    book.save(path)
