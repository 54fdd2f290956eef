"""The placement plan as a workbook: what changes, why, what stays open, and proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tepat.placement.case import Case
from tepat.reports.about import About
from tepat.reports.excel import Book, Field
from tepat.words import Language, Sentence

from . import rows
from .consequences import Consequences
from .fairness import add_fairness, leave_fairness
from .fields import CHAINS, EMPTY, LOOKS, MISSING, MOVES, NOT_PLACED, ROUNDS
from .limits import add_limits
from .sources import explain_reading, list_sources
from .summary import summarise
from .teller import Teller
from .waves import add_waves

SINGLE_MOVES = Sentence(
    id="{n} perpindahan berdiri sendiri, langsung ke kursi kosong; semuanya ada pada "
    "lembar Perpindahan.",
    en="{n} moves stand alone, straight into a vacant seat; all are in sheet Moves.",
)
MOST_ENVY = 200
"""Rows of justified envy in the plan's own workbook; ``tepat fairness`` has more."""

Told = Callable[[Teller], Iterator[rows.Row]]

# Rows, name, columns, and what is said where there are none.
SHEETS: tuple[tuple[Told, Sentence, Sequence[Field], Sentence], ...] = (
    (
        rows.moves,
        Sentence(id="Perpindahan", en="Moves"),
        MOVES,
        Sentence(
            id="Tidak ada perpindahan yang membuat keadaan lebih baik.",
            en="No move would make things better.",
        ),
    ),
    (
        rows.chains,
        Sentence(id="Rantai", en="Chains"),
        CHAINS,
        Sentence(
            id="Tidak ada perpindahan yang saling terkait.",
            en="No moves depend on each other.",
        ),
    ),
    (
        rows.looks,
        Sentence(id="Tetap, perlu dilihat", en="Stays to look at"),
        LOOKS,
        Sentence(
            id="Tidak ada yang perlu dilihat di antara yang tetap.",
            en="Nothing to look at among those who stay.",
        ),
    ),
    (
        rows.empty,
        Sentence(id="Kursi kosong", en="Empty seats"),
        EMPTY,
        Sentence(id="Semua kursi terisi.", en="Every seat is filled."),
    ),
    (
        rows.to_complete,
        Sentence(id="Data belum lengkap", en="Missing data"),
        MISSING,
        Sentence(
            id="Tidak ada data yang menghalangi penilaian.",
            en="No missing data stands in the way.",
        ),
    ),
    (
        rows.not_placed,
        Sentence(id="Tidak ditempatkan", en="Not placed"),
        NOT_PLACED,
        Sentence(id="Semua pegawai mendapat tempat.", en="Everybody has a place."),
    ),
)


ROUNDS_OF = Sentence(id="Putaran pertukaran", en="Rounds of exchange")
HOW_ROUNDS = Sentence(
    id="Dalam setiap lingkaran, masing-masing mengambil kursi orang berikutnya dan "
    "yang terakhir kursi orang pertama; dalam rantai, yang terakhir mengisi lowongan.",
    en="In each circle everybody takes the seat of the next and the last that of the "
    "first; in a chain the last takes a vacancy.",
)
NO_ROUNDS = Sentence(
    id="Tidak ada kursi yang dapat dipertukarkan menurut minat yang dinyatakan.",
    en="No seats can be exchanged by the wishes that were stated.",
)


def write_plan(
    path: Path,
    case: Case,
    content: Mapping[str, Any],
    about: About,
    language: Language = "id",
    *,
    names_wishes: bool = True,
    worked: Consequences | None = None,
) -> None:
    """Write ``plan.xlsx``.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        about: Whose plan, of which day, from what.
        language: Of headings and sentences; names stay as they are.
        names_wishes: Whether its readers may see who wishes for what: if not, justified
            envy is told in numbers only, and moves without the number of the wish.
        worked: What follows from the plan, where that is worked out already.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    teller = Teller(case, content, language)
    worked = worked or Consequences.of(case, content, MOST_ENVY)
    summarise(book, teller)
    for told, title, every, nothing in SHEETS:
        fields = [it for it in every if names_wishes or it.name != "wish"]
        sheet = book.sheet(title, fields, title)
        if told is rows.chains:
            alone = sum(len(chain["people"]) == 1 for chain in content["chains"])
            sheet.statement(book.say(SINGLE_MOVES, n=alone))
        sheet.table(fields, told(teller), nothing=nothing)
        if told is rows.chains and "rounds" in content:
            _add_rounds(book, teller)
        if told is rows.chains:
            add_waves(book, teller, worked.waves)
    if content["limits"]:
        add_limits(book, content)
    if worked.fair is None:
        leave_fairness(book, content["made_from"]["allowed_pairs"])
    else:
        add_fairness(book, teller, worked.fair, names_wishes=names_wishes)
    list_sources(book, teller)
    explain_reading(book)
    book.save(path)


def _add_rounds(book: Book, teller: Teller) -> None:
    """Add how an exchange went, round by round."""
    sheet = book.sheet(ROUNDS_OF, ROUNDS, ROUNDS_OF)
    sheet.statement(book.say(HOW_ROUNDS))
    sheet.table(ROUNDS, rows.rounds(teller), nothing=NO_ROUNDS)
