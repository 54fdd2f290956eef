"""The execution of a plan as a workbook: waves, handing over, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tepat.placement.case import Case
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.plan.teller import Teller
from tepat.reports.plan.waves import NO_MOVES, STEPS, TITLE, WAVES, say_waves, steps
from tepat.waves import Execution, of_refusal
from tepat.waves.refusal import MOST_TIED
from tepat.waves.telling import LEFT_OUT
from tepat.words import Language, Sentence

from . import fields, rows

SUMMARY = Sentence(id="Ringkasan", en="Summary")
AFTER_EACH = Sentence(id="Keadaan setelah tiap gelombang", en="After each wave")
HANDING_OVER = Sentence(id="Serah terima", en="Handing over")
HANDING_OVER_TITLE = Sentence(
    id="Berapa orang baru sekaligus di tiap unit",
    en="How many are new at once, by unit",
)
IF_REFUSED = Sentence(id="Bila menolak", en="If refused")
IF_REFUSED_TITLE = Sentence(
    id="Bila satu orang menolak: apa yang terjadi pada yang lain",
    en="If one person refuses: what happens to the rest",
)
STAYING = Sentence(id="Ikut tetap", en="Stay too")
STAYING_TITLE = Sentence(
    id="Yang batal berpindah karena penolakan itu",
    en="Who stays because of the refusal",
)
NOBODY = Sentence(
    id="Tidak ada orang lain yang batal berpindah.", en="Nobody else has to stay."
)


def write_waves(
    path: Path,
    case: Case,
    content: Mapping[str, Any],
    found: Execution,
    about: About,
    language: Language = "id",
) -> None:
    """Write the execution of a plan as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        found: See ``tepat.waves.execution``.
        about: Whose plan, of which day, from what.
        language: Of headings and sentences; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book, teller = Book(about, language), Teller(case, content, language)
    columns = fields.standing(found.moves.goals)
    sheet = book.sheet(SUMMARY, columns, TITLE)
    say_waves(book, sheet, found)
    if found.refusal is not None:
        for sentence in of_refusal(found, found.refusal):
            sheet.statement(book.say(sentence))
    sheet.heading(AFTER_EACH)
    sheet.table(columns, rows.standing(found), main=False)
    sheet = book.sheet(WAVES, STEPS, TITLE)
    sheet.table(STEPS, steps(teller, found), frozen=5, nothing=NO_MOVES)
    sheet = book.sheet(HANDING_OVER, fields.LOAD, HANDING_OVER_TITLE)
    sheet.table(fields.LOAD, rows.loads(teller, found), frozen=4, nothing=NO_MOVES)
    if found.refusal is not None:
        sheet = book.sheet(STAYING, fields.STAYING, STAYING_TITLE)
        sheet.table(fields.STAYING, rows.staying(teller, found), nothing=NOBODY)
    sheet = book.sheet(IF_REFUSED, fields.REFUSALS, IF_REFUSED_TITLE)
    told = list(rows.refusals(teller, found))
    left_out = len(found.moves.movers()) - len(told)
    if left_out:
        sheet.statement(book.say(LEFT_OUT, people=left_out, most=MOST_TIED))
    sheet.table(fields.REFUSALS, told, nothing=NO_MOVES)
    book.save(path)
