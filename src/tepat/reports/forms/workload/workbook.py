"""The forms of the workload analysis as workbooks, which an office can calculate on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form, Formula, Look, Sheet
from tepat.snapshot.settings import Rounding
from tepat.words import Language, Sentence

from ..plain import plain
from .content import Abk, FormC, Position, Row, Section, Task
from .words import (
    ABK_TITLE,
    ABK_WORDS,
    FORM_C_TITLE,
    FORM_C_WORDS,
    JUMLAH,
    OF_TIME,
    SHARE_OF_HOURS,
)

ABK_SHEET = Sentence(id="ABK", en="ABK")
FORM_C_SHEET = Sentence(id="Formulir C", en="Form C")
NOTE = Sentence(id="Keterangan", en="Note")
CODE = Sentence(id="Kode", en="Code")
PLACE = Sentence(id="{unit}; {kind}", en="{unit}; {kind}")
BALANCE = Sentence(
    id="{calculation}. Pegawai yang ada {occupied}, +/− {gap}, EJ {efficiency}, PJ "
    "{letter}.",
    en="{calculation}. Present {occupied}, +/− {gap}, EJ {efficiency}, PJ {letter}.",
)
TASK_FIELDS = (
    Field("number", ABK_WORDS["no"], Form.CODE, 6),
    Field("description", ABK_WORDS["task"], Form.TEXT, 70),
    Field("result", ABK_WORDS["result"], Form.TEXT, 26),
    Field("volume", ABK_WORDS["volume"], Form.HOURS, 13),
    Field("hours", ABK_WORDS["hours"], Form.EXACT, 14),
    Field("divisor", ABK_WORDS["effective"], Form.HOURS, 14),
    Field("need", ABK_WORDS["need"], Form.EXACT, 14),
    Field("note", NOTE, Form.TEXT, 28),
)
ROW_FIELDS = (
    Field("number", FORM_C_WORDS["no"], Form.CODE, 6),
    Field("name", FORM_C_WORDS["position"], Form.TEXT, 52),
    Field("code", CODE, Form.CODE, 15),
    Field("hours", FORM_C_WORDS["workload"], Form.HOURS, 15),
    Field("year_hours", ABK_WORDS["effective"], Form.HOURS, 12),
    Field("fte", SHARE_OF_HOURS, Form.EXACT, 13),
    Field("need", FORM_C_WORDS["need"], Form.WHOLE, 11, Sentence(id="?", en="?")),
    Field("occupied", FORM_C_WORDS["occupied"], Form.WHOLE, 11),
    Field("gap", FORM_C_WORDS["gap"], Form.SIGNED, 9),
    Field("efficiency", FORM_C_WORDS["ej"], Form.HOURS, 8),
    Field("letter", FORM_C_WORDS["pj"], Form.WHOLE, 7),
    Field("calculation", FORM_C_WORDS["calculation"], Form.TEXT, 44),
)
SUMMED = {"hours": "D", "fte": "F", "need": "G", "occupied": "H", "gap": "I"}
BOLD = Look(bold=True)


def write_abk(
    path: Path,
    content: Abk,
    about: About,
    *,
    rounding: Rounding,
    language: Language = "id",
) -> None:
    """Write the ABK of a unit as a workbook; its needs are calculated in it.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        content: See ``make.Maker.abk``.
        about: Whose it is, of which day, from what.
        rounding: How an exact need becomes persons.
        language: Of headings and words.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    sheet = book.sheet(ABK_SHEET, TASK_FIELDS, ABK_TITLE)
    sheet.statement(content.unit_name, bold=True)
    for position in content.positions:
        _position(book, sheet, position, rounding)
    book.save(path)


def write_form_c(
    path: Path,
    content: FormC,
    about: About,
    *,
    rounding: Rounding,
    language: Language = "id",
) -> None:
    """Write Form C as a workbook; see :func:`write_abk`."""
    book = Book(about, language)
    sheet = book.sheet(FORM_C_SHEET, ROW_FIELDS, FORM_C_TITLE)
    sheet.statement(content.unit_name, bold=True)
    for section in content.sections:
        _section(sheet, section, rounding)
    if len(content.sections) > 1:
        sheet.heading(_literal(content.unit_name))
        sheet.row(ROW_FIELDS, _cells(content.total), BOLD)
    sheet.statement(f"{book.say(FORM_C_WORDS['letters'])} {content.bands}.")
    book.save(path)


def _position(book: Book, sheet: Sheet, position: Position, rounding: Rounding) -> None:
    sheet.heading(_literal(f"{position.name} ({position.code})"))
    sheet.statement(book.say(PLACE, unit=position.unit, kind=position.kind))
    if position.tasks:
        sheet.headings(TASK_FIELDS, frozen=None)
        first = sheet.row_number
        for task in position.tasks:
            sheet.row(TASK_FIELDS, _task(book, task))
        _sums(book, sheet, position, (first, sheet.row_number - 1), rounding)
    for step in position.steps or ([] if position.tasks else [_none(book)]):
        sheet.statement(step)
    shown = {
        "occupied": position.occupied,
        "gap": position.gap,
        "efficiency": position.efficiency,
    }
    facts = {name: plain(value, book.language) for name, value in shown.items()}
    said = {"calculation": position.calculation, "letter": position.letter}
    sheet.statement(book.say(BALANCE, **facts, **said))


def _task(book: Book, task: Task) -> Mapping[str, Any]:
    """A task; its need follows volume and time where they are changed."""
    need: object = task.need
    timed = task.hours is not None
    if task.need is not None and task.divisor:
        by = "F{row}" if timed else repr(float(task.divisor))
        text = "D{row}*E{row}/F{row}" if timed else f"D{{row}}/{by}"
        need = Formula(text, float(task.need))
    note = "" if timed else task.effective
    if task.is_support and task.need is not None:
        # Its share of everybody's time is no need; in the column it would be added.
        percent = round(float(task.need) * 100, 2)
        need, note = None, book.say(OF_TIME, percent=percent)
    return {
        "number": str(task.number),
        "description": task.description,
        "result": task.result,
        "volume": task.volume,
        "hours": task.hours,
        "divisor": task.divisor if timed else None,
        "need": need,
        "note": note,
    }


def _sums(
    book: Book,
    sheet: Sheet,
    position: Position,
    rows: tuple[int, int],
    rounding: Rounding,
) -> None:
    """The lines below the tasks; the sum is one of the rows where only they make it."""
    *parts, _ = position.sums or (None,)
    for line in parts:
        told = {"description": line.label, "note": line.amount} if line else {}
        sheet.row(TASK_FIELDS, told, BOLD)
    total: object = position.fte
    persons: object = position.need
    if position.fte is not None and not parts:
        total = Formula(f"SUM(G{rows[0]}:G{rows[1]})", float(position.fte))
        if position.is_divided and position.need is not None:
            persons = Formula(_rounded(f"G{sheet.row_number}", rounding), position.need)
    sheet.row(TASK_FIELDS, {"description": JUMLAH, "need": total}, BOLD)
    said = {"description": ABK_WORDS["persons"], "need": persons}
    sheet.row(TASK_FIELDS, said, BOLD)


def _section(sheet: Sheet, section: Section, rounding: Rounding) -> None:
    sheet.heading(_literal(section.name))
    sheet.headings(ROW_FIELDS, frozen=None)
    first = sheet.row_number
    for row in section.rows:
        sheet.row(ROW_FIELDS, _live(row, rounding))
    last = sheet.row_number - 1
    total = dict(_cells(section.total))
    for name, column in SUMMED.items():
        if total[name] is not None:
            text = f"SUM({column}{first}:{column}{last})"
            total[name] = Formula(text, total[name])
    sheet.row(ROW_FIELDS, total, BOLD)


def _live(row: Row, rounding: Rounding) -> Mapping[str, Any]:
    """A row whose need, gap and EJ follow hours and holders where they are changed."""
    told = dict(_cells(row))
    if row.is_divided and row.fte is not None and row.need is not None:
        told["fte"] = Formula("D{row}/E{row}", float(row.fte))
        told["need"] = Formula(_rounded("F{row}", rounding), row.need)
    else:
        told["year_hours"] = None
    if row.gap is not None:
        told["gap"] = Formula("H{row}-G{row}", int(row.gap))
    if row.efficiency is not None:
        told["efficiency"] = Formula("F{row}/H{row}", float(row.efficiency))
    return told


def _cells(row: Row) -> Mapping[str, Any]:
    told = {field.name: getattr(row, field.name) for field in ROW_FIELDS}
    return told | {"number": "" if row.number is None else str(row.number)}


def _rounded(cell: str, rounding: Rounding) -> str:
    """Round once; first what binary fractions add far behind the point goes away."""
    function = "ROUNDUP" if rounding == "KE_ATAS" else "ROUND"
    return f"{function}(ROUND({cell},9),0)"


def _none(book: Book) -> str:
    return book.say(ABK_WORDS["no_tasks"])


def _literal(name: str) -> Sentence:
    """A name as a sentence: the same in every language, and without blanks."""
    told = name.replace("{", "{{").replace("}", "}}")
    return Sentence(told, told)
