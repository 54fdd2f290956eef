"""The kit every workbook of a report is made with: one look, safe cells, fixed bytes.

A cell never becomes a formula or a link, whatever a name says; codes and NIPs stay
text; a number stays a number and carries its sign and word in its format.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

import xlsxwriter

from tepat.words import Language, Sentence, written

from .about import AS_OF, EXAMPLE, About
from .file import write_whole

INK, SOFT, TEAL, TINT = "#16212B", "#52606D", "#0F766E", "#E6F1EF"
AMBER, AMBER_TINT, RULE = "#B45309", "#FDEBC8", "#C9D1D8"

F4 = 14  # Excel's number for folio, 8½ × 13 inch: what offices call F4
LONGEST_CELL = 32_767  # characters; Excel refuses a longer one
DEEPEST_OUTLINE = 7  # levels; Excel knows no more
LONGEST_INDENT = 15
WRAPS_FROM = 0.9  # of a column's width; bold and capitals run wider
LINE = 15.0  # points; the height of one line of a cell
WORST_FOOT = 60  # characters of a name; Excel refuses a foot of more than 255

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

PAGE_OF = Sentence(id="Halaman &P dari &N", en="Page &P of &N")
UNKNOWN = Sentence(id="belum diketahui", en="unknown")
NOTHING = Sentence(id="Tidak ada baris.", en="No rows.")


class Form(StrEnum):
    """How a cell is written and aligned."""

    TEXT = "text"
    CODE = "code"  # text that must never be a number
    WHOLE = "whole"
    GAP = "gap"  # a whole number with its sign and its word
    SIGNED = "signed"  # a gap where there is no room for the word
    HOURS = "hours"  # two decimals
    EXACT = "exact"  # four decimals
    DAY = "day"


NUMBER_FORMATS: Mapping[Form, Sentence] = {
    Form.TEXT: Sentence(id="General", en="General"),
    Form.CODE: Sentence(id="@", en="@"),
    Form.WHOLE: Sentence(id="#,##0", en="#,##0"),
    Form.GAP: Sentence(
        id='+#,##0" lebih";−#,##0" kurang";0" sesuai"',
        en='+#,##0" over";−#,##0" short";0" balanced"',
    ),
    Form.SIGNED: Sentence(id="+#,##0;−#,##0;0", en="+#,##0;−#,##0;0"),
    Form.HOURS: Sentence(id="#,##0.00", en="#,##0.00"),
    Form.EXACT: Sentence(id="#,##0.0000", en="#,##0.0000"),
    Form.DAY: Sentence(id="[$-421]d mmmm yyyy", en="[$-809]d mmmm yyyy"),
}
LEFT = (Form.TEXT, Form.CODE)
GAPS = (Form.GAP, Form.SIGNED)


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet.

    Attributes:
        name: Key of its value in a row.
        heading: What stands above it.
        form: How its cells are written.
        width: In characters.
        blank: What a missing value is called; nothing where that says enough.
    """

    name: str
    heading: Sentence
    form: Form
    width: int
    blank: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How one row differs from a plain one.

    Attributes:
        bold: Whether its name and its numbers stand out.
        indent: Steps of its name to the right.
        level: Depth in Excel's outline; 0 is never folded.
        is_folded: Whether it starts out of sight.
        is_lid: Whether folded rows stand below it.
    """

    bold: bool = False
    indent: int = 0
    level: int = 0
    is_folded: bool = False
    is_lid: bool = False


PLAIN = Look()


class Book:
    """A workbook in the making; nothing reaches the disk before :meth:`save`."""

    def __init__(self, about: About, language: Language) -> None:
        self.about, self.language = about, language
        self._bytes = BytesIO()
        self._workbook = xlsxwriter.Workbook(self._bytes, OPTIONS)
        # A clock here would make two equal reports differ.
        created = datetime.combine(about.day, time())
        self._workbook.set_properties({"created": created, "author": about.agency})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def say(self, sentence: Sentence, **facts: object) -> str:
        return sentence.fill(facts, self.language)

    def look(self, **properties: object) -> Any:
        """Return the format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": "Calibri", "font_color": INK, "valign": "top"}
            self._formats[key] = self._workbook.add_format(base | properties)
        return self._formats[key]

    def shade(self, **properties: object) -> Any:
        """Return a format for a conditional mark, which must set nothing else."""
        return self._workbook.add_format(properties)

    def sheet(self, name: Sentence, fields: Sequence[Field], title: Sentence) -> Sheet:
        """Add a sheet as wide as ``fields``, with its title and print set-up."""
        return Sheet(self, self._workbook.add_worksheet(self.say(name)), fields, title)

    def save(self, path: Path) -> None:
        """Write the workbook to ``path``.

        Raises:
            tepat.reports.file.CannotWrite: if the file cannot be written.
        """
        self._workbook.close()
        write_whole(path, self._bytes.getvalue())


class Sheet:
    """One sheet: a title block, then tables one below the other."""

    def __init__(
        self, book: Book, worksheet: Any, fields: Sequence[Field], title: Sentence
    ) -> None:
        self.book, self._worksheet = book, worksheet
        self._columns, self._across = len(fields), sum(field.width for field in fields)
        self._formats: dict[tuple[Form, int, Look], Any] = {}
        self._next = 3
        for place, field in enumerate(fields):
            worksheet.set_column(place, place, field.width)
        heading = {"bold": True, "font_size": 14, "font_color": TEAL}
        worksheet.set_row(0, 1.5 * LINE)
        worksheet.write_string(0, 0, book.say(title), book.look(**heading))
        under = book.look(font_color=AMBER if book.about.is_example else SOFT)
        worksheet.write_string(1, 0, book.about.line(book.language), under)
        self._set_up_print()

    def statement(self, text: str, *, bold: bool = False) -> None:
        """Write one paragraph across the sheet, as high as it needs to be."""
        look = self.book.look(text_wrap=True, bold=bold)
        self._worksheet.set_row(self._next, LINE * _lines(text, self._across, bold))
        self._merge(self._next, _cut(text), look)
        self._next += 1

    def heading(self, sentence: Sentence) -> None:
        """Write the name of the next table, after a free row."""
        look = self.book.look(bold=True, font_size=12, font_color=TEAL)
        self._worksheet.write_string(self._next + 1, 0, self.book.say(sentence), look)
        self._next += 2

    def table(
        self,
        fields: Sequence[Field],
        rows: Iterable[Mapping[str, Any]],
        *,
        main: bool = True,
        frozen: int = 2,
        nothing: Sentence = NOTHING,
    ) -> None:
        """Write headings and rows, or the sentence ``nothing``.

        The ``main`` table of a sheet keeps its headings and its first ``frozen``
        columns in sight, can be filtered, and repeats its headings in print.
        """
        top = self.headings(fields, frozen=frozen if main else None)
        for values in rows:
            self.row(fields, values)
        if self._next == top + 1:
            soft = self.book.look(italic=True, font_color=SOFT)
            self._worksheet.write_string(self._next, 0, self.book.say(nothing), soft)
            self._next += 1
        elif main:
            self._worksheet.autofilter(top, 0, self._next - 1, len(fields) - 1)
        self._mark_gaps(fields, top)

    def headings(self, fields: Sequence[Field], *, frozen: int | None) -> int:
        """Write the headings; keep them in sight if ``frozen`` columns are told."""
        top = self._next + 1
        for place, field in enumerate(fields):
            side = "left" if field.form in LEFT else "right"
            look = self.book.look(
                bold=True, bg_color=TINT, bottom=2, bottom_color=TEAL, text_wrap=True,
                align=side, valign="vcenter", indent=int(field.form is Form.GAP),
            )  # fmt: skip
            self._worksheet.write_string(top, place, self.book.say(field.heading), look)
        lines = max(_lines(self.book.say(it.heading), it.width, True) for it in fields)
        self._worksheet.set_row(top, LINE * lines + 4)
        if frozen is not None:
            self._worksheet.freeze_panes(top + 1, frozen)
            self._worksheet.repeat_rows(top)
        self._next = top + 1
        return top

    def row(
        self, fields: Sequence[Field], values: Mapping[str, Any], look: Look = PLAIN
    ) -> None:
        """Write one row; the first text column after the code takes the indent."""
        lines = 1
        for place, field in enumerate(fields):
            said = self._cell(place, field, values.get(field.name), look)
            width = field.width - 2 * look.indent if place == 1 else field.width
            if len(said) > WRAPS_FROM * width or "\n" in said:
                lines = max(lines, _lines(said, width, look.bold))
        if look.level or look.is_lid or lines > 1:
            # Not every program finds the height of a wrapped row by itself.
            height = LINE * lines if lines > 1 else None
            options = {
                "level": min(look.level, DEEPEST_OUTLINE),
                "hidden": look.is_folded,
                "collapsed": look.is_lid,
            }
            self._worksheet.set_row(self._next, height, None, options)
        self._next += 1

    def outline(self, fields: Sequence[Field], top: int) -> None:
        """Put the fold marks above what they fold, and colour the gaps."""
        self._worksheet.outline_settings(symbols_below=False)
        self._mark_gaps(fields, top)

    def _cell(self, place: int, field: Field, value: object, look: Look) -> str:
        """Write one value, and return its text where it may need several lines."""
        form = self._form(place, field, look)
        write, row = self._worksheet, self._next
        match value:
            case None if field.blank is not None:
                soft = self.book.look(italic=True, font_color=SOFT, align="right")
                write.write_string(row, place, self.book.say(field.blank), soft)
            case None:
                write.write_blank(row, place, None, form)
            case bool():
                said = written(value, self.book.language)
                write.write_string(row, place, said, form)
            case int() | float():
                write.write_number(row, place, value, form)
            case date():
                moment = datetime.combine(value, time())
                write.write_datetime(row, place, moment, form)
            case Sentence() | str():
                said = _cut(value if isinstance(value, str) else self.book.say(value))
                write.write_string(row, place, said, form)
                return said
            case _:
                raise TypeError(f"No cell can hold {value!r} of column {field.name}.")
        return ""

    def _form(self, place: int, field: Field, look: Look) -> Any:
        """The format of a cell, looked up once per column and look: rows are many."""
        key = (field.form, place, look)
        if key not in self._formats:
            pattern = self.book.say(NUMBER_FORMATS[field.form])
            is_note = field.form is Form.TEXT and place > 1
            properties: dict[str, object] = {
                "num_format": pattern,
                "bold": look.bold and not is_note,
            }
            if field.form in LEFT:
                properties |= {"text_wrap": True, "align": "left"}
            if field.form is Form.GAP:
                properties |= {"align": "right", "indent": 1}
            if place == 1 and look.indent:
                properties["indent"] = min(look.indent, LONGEST_INDENT)
            if look.bold:
                properties |= {"top": 1, "top_color": RULE}
            self._formats[key] = self.book.look(**properties)
        return self._formats[key]

    def _mark_gaps(self, fields: Sequence[Field], top: int) -> None:
        """Shade a shortage, hatch a surplus: the word stands in the cell already."""
        short = {"bg_color": AMBER_TINT, "font_color": "#7C2D12"}
        over = {"pattern": 14, "bg_color": "#FFFFFF", "fg_color": "#F3C98B"}
        for place, field in enumerate(fields):
            if field.form not in GAPS:
                continue
            area = (top + 1, place, self._next - 1, place)
            for criterion, look in (("<", short), (">", over)):
                self._worksheet.conditional_format(
                    *area,
                    {
                        "type": "cell",
                        "criteria": criterion,
                        "value": 0,
                        "format": self.book.shade(**look),
                    },
                )

    def _merge(self, row: int, text: str, look: Any) -> None:
        if self._columns > 1:
            self._worksheet.merge_range(row, 0, row, self._columns - 1, "", look)
        self._worksheet.write_string(row, 0, text, look)

    def _set_up_print(self) -> None:
        about, sheet = self.book.about, self._worksheet
        agency = about.agency[:WORST_FOOT].replace("&", "&&")
        day = self.book.say(AS_OF, day=about.day)
        mark = self.book.say(EXAMPLE) if about.is_example else ""
        sheet.set_landscape()
        sheet.set_paper(F4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L&8{agency} · {day}&C&8{mark}&R&8{self.book.say(PAGE_OF)}")


def _lines(text: str, width: int, bold: bool) -> int:
    """How many lines a text takes in a column of ``width`` characters."""
    room = max(1, int(width * (WRAPS_FROM if bold else 1)))
    return sum(max(1, len(wrap(part, room))) for part in text.split("\n"))


def _cut(text: str) -> str:
    """The text, or as much of it as one cell can hold, visibly cut."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
