"""One sheet: a title block, then tables, set up for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from textwrap import wrap
from typing import Any

from tepat.reports.about import AS_OF, EXAMPLE
from tepat.words import Sentence, written

from .field import GAPS, LEFT, NUMBER_FORMATS, PLAIN, TENTHS, Field, Form, Look
from .formula import Formula
from .pen import AMBER, RULE, SOFT, TEAL, TINT, Cell, Pen

F4 = 14  # Excel's number for folio, 8½ × 13 inch: what offices call F4
LONGEST_CELL = 32_767  # characters; Excel refuses a longer one
DEEPEST_OUTLINE = 7  # levels; Excel knows no more
LONGEST_INDENT = 15
FITS, FITS_BOLD = 1.1, 0.95  # letters in a column, per character of its width
LINE, HIGHEST = 15.0, 409.0  # points: one line of a cell, and what Excel allows
WORST_FOOT = 60  # characters of a name; Excel refuses a foot of more than 255

PAGE_OF = Sentence(id="Halaman &P dari &N", en="Page &P of &N")
NOTHING = Sentence(id="Tidak ada baris.", en="No rows.")


class Sheet:
    """One sheet: a title block, then tables one below the other."""

    def __init__(
        self, pen: Pen, worksheet: Any, fields: Sequence[Field], title: Sentence
    ) -> None:
        self.pen, self._worksheet = pen, worksheet
        self._columns, self._across = len(fields), sum(field.width for field in fields)
        self._formats: dict[tuple[str, Form, int, Look], Cell] = {}
        self._next, self._free = 3, 1  # the next row; free rows above a table
        for place, field in enumerate(fields):
            worksheet.set_column(place, place, field.width)
        heading = {"bold": True, "font_size": 14, "font_color": TEAL}
        worksheet.set_row(0, 1.5 * LINE)
        worksheet.write_string(0, 0, pen.say(title), pen.look(**heading))
        under = pen.look(font_color=AMBER if pen.about.is_example else SOFT)
        worksheet.write_string(1, 0, pen.about.line(pen.language), under)
        self._set_up_print()

    def statement(self, text: str, *, bold: bool = False) -> None:
        """Write one paragraph across the sheet, as high as it needs to be."""
        look = self.pen.look(text_wrap=True, bold=bold)
        lines = _lines(text, self._across, bold)
        self._worksheet.set_row(self._next, min(LINE * lines, HIGHEST))
        self._merge(self._next, _cut(text), look)
        self._next, self._free = self._next + 1, 1

    @property
    def row_number(self) -> int:
        """Excel's number of the row that comes next."""
        return self._next + 1

    def heading(self, sentence: Sentence) -> None:
        """Write the name of the next table, after a free row."""
        look = self.pen.look(bold=True, font_size=12, font_color=TEAL)
        self._worksheet.write_string(self._next + 1, 0, self.pen.say(sentence), look)
        self._next, self._free = self._next + 2, 0

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
        top = self.headings(fields, frozen=frozen if main else None, filtered=main)
        for values in rows:
            self.row(fields, values)
        if self._next == top + 1:
            soft = self.pen.look(italic=True, font_color=SOFT)
            self._worksheet.write_string(self._next, 0, self.pen.say(nothing), soft)
            self._next += 1
        elif main:
            self._worksheet.autofilter(top, 0, self._next - 1, len(fields) - 1)
        self._mark_gaps(fields, top)

    def headings(
        self, fields: Sequence[Field], *, frozen: int | None, filtered: bool = False
    ) -> int:
        """Write the headings; keep them in sight if ``frozen`` columns are told.

        Headings that can be filtered get a line more, for the buttons of Excel.
        """
        top = self._next + self._free
        head = {"bold": True, "bg_color": TINT, "bottom": 2, "bottom_color": TEAL}
        high = "top" if filtered else "vcenter"
        for place, field in enumerate(fields):
            side = "left" if field.form in LEFT else "right"
            indent = int(side == "right")
            look = self.pen.look(
                **head, text_wrap=True, align=side, valign=high, indent=indent
            )
            self._worksheet.write_string(top, place, self.pen.say(field.heading), look)
        lines = max(_lines(self.pen.say(it.heading), it.width, True) for it in fields)
        self._worksheet.set_row(top, LINE * (lines + filtered) + 4)
        if frozen is not None:
            self._worksheet.freeze_panes(top + 1, frozen)
            self._worksheet.repeat_rows(top)
        self._next, self._free = top + 1, 1
        return top

    def row(
        self, fields: Sequence[Field], values: Mapping[str, Any], look: Look = PLAIN
    ) -> None:
        """Write one row; the first text column after the code takes the indent."""
        lines = 1
        for place, field in enumerate(fields):
            said = self._cell(place, field, values.get(field.name), look)
            width = field.width - 2 * look.indent if place == 1 else field.width
            if len(said) > width * FITS_BOLD or "\n" in said:
                lines = max(lines, _lines(said, width, look.bold))
        if look.level or look.is_lid or lines > 1:
            # Not every program finds the height of a wrapped row by itself.
            height = min(LINE * lines, HIGHEST) if lines > 1 else None
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
                soft = self.pen.look(
                    italic=True, font_color=SOFT, align="right", indent=1
                )
                write.write_string(row, place, self.pen.say(field.blank), soft)
            case None:
                write.write_blank(row, place, None, form)
            case bool():
                said = written(value, self.pen.language)
                write.write_string(row, place, said, form)
            case float() if field.form in TENTHS:
                form = self._form(place, field, look, TENTHS)
                write.write_number(row, place, value, form)
            case int() | float():
                write.write_number(row, place, value, form)
            case Formula():
                write.write_formula(row, place, value.at(row + 1), form, value.value)
            case date():
                moment = datetime.combine(value, time())
                write.write_datetime(row, place, moment, form)
            case Sentence() | str():
                said = _cut(value if isinstance(value, str) else self.pen.say(value))
                write.write_string(row, place, said, form)
                return said
            case _:
                raise TypeError(f"No cell can hold {value!r} of column {field.name}.")
        return ""

    def _form(
        self,
        place: int,
        field: Field,
        look: Look,
        patterns: Mapping[Form, Sentence] = NUMBER_FORMATS,
    ) -> Cell:
        """The format of a cell, looked up once per column and look: rows are many."""
        pattern = self.pen.say(patterns[field.form])
        key = (pattern, field.form, place, look)
        if key not in self._formats:
            is_note = field.form is Form.TEXT and place > 1
            properties: dict[str, object] = {
                "num_format": pattern,
                "bold": look.bold and not is_note,
            }
            if field.form in LEFT:
                properties |= {"text_wrap": True, "align": "left"}
            else:
                properties |= {"align": "right", "indent": 1}
            if place == 1 and look.indent:
                properties["indent"] = min(look.indent, LONGEST_INDENT)
            if look.bold:
                properties |= {"top": 1, "top_color": RULE}
            self._formats[key] = self.pen.look(**properties)
        return self._formats[key]

    def _mark_gaps(self, fields: Sequence[Field], top: int) -> None:
        for place, field in enumerate(fields):
            if field.form not in GAPS:
                continue
            area = (top + 1, place, self._next - 1, place)
            marks = {"<": self.pen.shortage(), ">": self.pen.surplus()}
            for criteria, mark in marks.items():
                rule = {"type": "cell", "criteria": criteria, "value": 0}
                self._worksheet.conditional_format(*area, {**rule, "format": mark})

    def _merge(self, row: int, text: str, look: Any) -> None:
        if self._columns > 1:
            self._worksheet.merge_range(row, 0, row, self._columns - 1, "", look)
        self._worksheet.write_string(row, 0, text, look)

    def _set_up_print(self) -> None:
        about, sheet = self.pen.about, self._worksheet
        agency = about.agency[:WORST_FOOT].replace("&", "&&")
        day = self.pen.say(AS_OF, day=about.day)
        mark = self.pen.say(EXAMPLE) if about.is_example else ""
        sheet.set_landscape()
        sheet.set_paper(F4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L&8{agency} · {day}&C&8{mark}&R&8{self.pen.say(PAGE_OF)}")


@lru_cache(maxsize=10_000)  # the same sentences stand in thousands of rows
def _lines(text: str, width: int, bold: bool) -> int:
    """How many lines a text takes in a column of ``width`` characters."""
    room = max(1, int(width * (FITS_BOLD if bold else FITS)))
    return sum(max(1, len(wrap(part, room))) for part in text.split("\n"))


def _cut(text: str) -> str:
    """The text, or as much of it as one cell can hold, visibly cut."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
