"""From the lines of a Word file to analyses: which item a line belongs to.

A walk goes down the lines once. Titles open an item, labels name a value, headings of
columns say what the cells below mean; everything else is content of what was opened
last, or has no place and is told.
"""

from __future__ import annotations

import re

from tepat.words import Sentence

from . import reasons
from .form import FoundForm, Spot, Unplaced
from .headings import (
    ITEM_NAMES,
    LABELS_OF_ITEM,
    LETTER,
    NUMBER,
    STEP,
    USUAL_COLUMNS,
    bare,
    label,
    title,
)
from .labels import FROM_TASKS, ITEM_TITLES
from .layout import Layout, counts_columns, item_of, layout_of
from .package import Cell, Line, Paragraph, Row, Text
from .preamble import head_line
from .put import Put
from .saying import answered, said

VALUE = re.compile(r"^(.{1,90}?)\s*:\s*(.*)$", re.DOTALL)
ALWAYS = ("name", "code")  # labels that begin an identity wherever they stand
TEXT_ITEMS = ("summary", "achievement", "class")
NAMES = dict(zip(ITEM_NAMES, ITEM_TITLES, strict=True))
LABELLED_INSIDE = ("qualification", "environment", "requirements")
LABELLED = ("identity", "summary", "qualification", "requirements", "class", "remarks")


class Walk:
    """One walk through one file.

    Attributes:
        forms: The analyses found, in order.
        unplaced: What had no place.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.forms: list[FoundForm] = []
        self.unplaced: list[Unplaced] = []
        self._form: FoundForm | None = None
        self._item: str | None = None
        self._label: str | None = None
        self._layout: Layout | None = None
        self._table = 0
        self._told_columns: set[tuple[int, str]] = set()
        self._put = Put(self._tell)

    def go(self, lines: list[Line]) -> None:
        """Walk through the lines of one file."""
        for at, line in enumerate(lines):
            match line:
                case Text():
                    self._table = 0
                    self._text(line)
                case Row():
                    below = lines[at + 1] if at + 1 < len(lines) else None
                    self._row(line, below)

    # Paragraphs

    def _text(self, line: Text) -> None:
        text, spot = line.paragraph.text, Spot(line.number)
        if line.is_note:
            self._tell(spot, text, reasons.NOTE)
            return
        if self._is_head(text) or self._is_title(text):
            return
        named = VALUE.match(text)
        if named is not None and self._named(named.group(1), named.group(2), spot):
            return
        name = label(text, self._allowed())
        if name is not None and said(bare(text)):
            self._open_label(name)
            return
        self._content(text, line.paragraph.is_listed, spot)

    def _is_head(self, text: str) -> bool:
        """What stands in front of the items: the day, and whether data are made up."""
        form = self._form if self._item is None else None
        return form is not None and head_line(form, text)

    def _is_title(self, text: str) -> bool:
        found = title(text.rstrip(" :"))
        if found is None or label(text, self._allowed()) is not None:
            return False
        self._open(found)
        return True

    def _named(self, name: str, value: str, spot: Spot) -> bool:
        """Whether a line or row is a label or title with its value."""
        found = label(name, self._allowed()) or label(name, ALWAYS)
        if found is not None:
            self._open_label(found)
            if answered(value):
                self._value(value, spot)
            return True
        item = title(name)
        if item is None or item == "new":
            return False
        self._open(item)
        if said(value):
            self._content(value, False, spot)
        return True

    def _allowed(self) -> tuple[str, ...]:
        if self._item is None:
            return LABELS_OF_ITEM["identity"][:5]
        return LABELS_OF_ITEM.get(self._item, ())

    def _open(self, item: str) -> None:
        self._label, self._layout = None, None
        if item == "new":
            if self._form is None or self._form.has_body or self._form.identity:
                self._begin()
            self._item = None
            return
        if item == "identity" and self._form is not None and self._form.has_body:
            self._begin()
        self._form = self._form or self._begin()
        self._item = item

    def _open_label(self, name: str) -> None:
        self._layout = None
        if name in ALWAYS and self._item != "identity":
            form = self._form
            if form is None or (form.has_body and (name == "name" or form.identity)):
                self._begin()
            self._item = "identity"
        elif self._form is None or (
            name == "name" and "name" in self._form.identity and self._form.has_body
        ):
            self._begin()
            self._item = "identity"
        elif self._item is None:
            self._item = "identity"
        self._label = name

    def _begin(self) -> FoundForm:
        self._form = FoundForm(self.file)
        self.forms.append(self._form)
        self._put = Put(self._tell)
        return self._form

    def _value(self, value: str, spot: Spot) -> None:
        """A value under the label that was opened last."""
        if self._form is not None and self._label is not None:
            self._put.value(self._form, self._label, value, spot)

    def _content(self, text: str, is_listed: bool, spot: Spot) -> None:
        form, item = self._form, self._item
        if not said(text) or re.fullmatch(r"\W+", text):
            return
        if form is None or item is None:
            self._tell(spot, text, reasons.BEFORE)
        elif item == "results" and text in (FROM_TASKS.id, FROM_TASKS.en):
            form.results_from_tasks = True
        elif self._label is not None:
            self._value(text, spot)
        elif item in TEXT_ITEMS:
            self._put.value(form, item, text, spot)
        elif item == "remarks":
            self._put.value(form, "other", text, spot)
        elif item == "tasks":
            self._put.task_text(form, text, is_listed, spot)
        elif item in USUAL_COLUMNS and item != "environment":
            self._put.line_text(form, item, text)
        else:
            name = NAMES.get(item, Sentence(id=item, en=item))
            self._tell(spot, text, reasons.NO_LABEL, item=name)

    # Rows of tables

    def _row(self, row: Row, below: Line | None) -> None:
        spot = Spot(row.number, row.table)
        if row.table != self._table:
            if self._table == 0 or not self._goes_on(row):
                self._layout = None
            self._table = row.table
        if not any(cell.text for cell in row.cells):
            return
        if self._layout is not None and self._is_data(row, below):
            is_count = self._layout.is_right_above(row) and counts_columns(row, below)
            if not is_count:
                self._data(self._layout, row, spot)
        elif self._is_header(row) or self._is_named_row(row, spot):
            pass
        elif self._layout is not None:
            self._data(self._layout, row, spot)
        elif self._item and self._item in USUAL_COLUMNS and _fits(row, self._item):
            is_numbered = NUMBER.match(row.cells[0].text) is not None
            self._layout = Layout.usual(self._item, is_numbered=is_numbered)
            self._data(self._layout, row, spot)
        else:
            self._loose(row, spot)

    def _goes_on(self, row: Row) -> bool:
        """Whether a table that follows another directly may be its second half."""
        layout = self._layout
        return layout is not None and layout.width == sum(it.span for it in row.cells)

    def _is_data(self, row: Row, below: Line | None) -> bool:
        """Whether a row is content for sure: it is numbered, and no title in disguise.

        Where a whole form is one table, ``9 | WEWENANG`` is a title: what follows it
        is a heading of columns, or begins to count anew.
        """
        first = row.cells[0].text
        if not (NUMBER.match(first) or STEP.match(first)):
            return False
        rest = [cell.text for cell in row.cells[1:] if cell.text.strip(" :")]
        if _has_colon(row) and rest and title(rest[0]) is not None:
            return False
        if len(rest) != 1 or title(rest[0]) is None:
            return True
        if not isinstance(below, Row) or below.table != row.table:
            return True
        next_first = below.cells[0].text
        number = NUMBER.match(next_first)
        starts_anew = number is not None and number.group(1) == "1"
        return not (starts_anew or layout_of(below, title(rest[0])) is not None)

    def _is_header(self, row: Row) -> bool:
        found = layout_of(row, self._item)
        if found is None or (self._item in LABELLED and not found.has_number):
            return False
        item = item_of(found, self._item)
        if item is None:
            return False
        above = self._layout
        if item != self._item or self._form is None:
            self._open(item)
        elif above is not None and above.is_right_above(row):
            found = above.with_second(found)
        self._label, self._layout = None, found.at(row)
        return True

    def _is_named_row(self, row: Row, spot: Spot) -> bool:
        """A title or label in the first cell, and its value in the others."""
        texts = [cell.text for cell in row.cells]
        told = [text for text in texts if text.strip(" :")]
        if len(told) > 1 and (NUMBER.match(told[0]) or LETTER.match(told[0])):
            told = told[1:]
        if not told:
            return False
        name, values = told[0].rstrip(" :"), told[1:]
        if not values:
            inside = VALUE.match(told[0])
            if inside is not None and self._named(
                inside.group(1), inside.group(2), spot
            ):
                return True
            if self._is_title(name):
                return True
            found = label(name, self._allowed()) or label(name, ALWAYS)
            if found is None:
                return False
            self._open_label(found)
            return True
        found = label(name, self._allowed()) or label(name, ALWAYS)
        if found is not None and (found not in ALWAYS or self._layout is None):
            self._open_label(found)
            self._value("\n".join(values), spot)
            return True
        may_open = self._layout is None or _has_colon(row)
        item = title(name) if may_open else None
        if item is None or item == "new":
            return False
        self._open(item)
        filled = [cell for cell in row.cells if cell.text.strip(" :")]
        self._inside(filled[-len(values) :], spot)
        return True

    def _inside(self, cells: list[Cell], spot: Spot) -> None:
        """What stands in the cells beside the title of an item, perhaps all of it."""
        paragraphs = [each for cell in cells for each in cell.paragraphs]
        if self._item == "tasks":
            for each in paragraphs:
                self._content(each.text, each.is_listed, spot)
        elif self._item in LABELLED_INSIDE:
            for each in paragraphs:
                for text in each.text.split("\n"):
                    self._labelled(text, spot)
        elif self._item in USUAL_COLUMNS and _is_marked(paragraphs[0]):
            for text in _by_mark(paragraphs):
                self._content(text, False, spot)
        else:
            self._content("\n".join(each.text for each in paragraphs), False, spot)

    def _labelled(self, text: str, spot: Spot) -> None:
        """A label with its value, or more of the value of the label before."""
        named = VALUE.match(text)
        found = None if named is None else label(named[1], self._allowed())
        if named is None or found is None:
            self._content(text, False, spot)
            return
        self._open_label(found)
        if answered(named[2]):
            self._value(named[2], spot)

    def _loose(self, row: Row, spot: Spot) -> None:
        """A row in no table that is known: frames around text, mostly."""
        told = [cell for cell in row.cells if cell.paragraphs]
        if len(told) > 1 and not self._label:
            text = " | ".join(cell.text for cell in told)
            if self._item is None or self._item not in TEXT_ITEMS:
                reason = (
                    reasons.BEFORE if self._item is None else reasons.NOT_UNDERSTOOD
                )
                self._tell(spot, text, reason)
                return
        for cell in told:
            for each in cell.paragraphs:
                text = each.text
                if not (self._is_head(text) or self._is_title(text)):
                    named = VALUE.match(text)
                    if named is None or not self._named(named[1], named[2], spot):
                        self._content(text, each.is_listed, spot)

    def _data(self, layout: Layout, row: Row, spot: Spot) -> None:
        form, item = self._form, self._item
        if form is None or item is None:
            return
        cells, lost = layout.cells(row)
        for heading, meaning, text in lost:
            if meaning == "computed":
                self._computed(spot, heading, text)
            else:
                self._tell(spot, text, reasons.NO_COLUMN, heading=heading or "–")
        if item == "tasks":
            self._put.task_row(form, cells, layout, spot)
        elif item == "environment":
            self._environment(cells, spot)
        elif item == "achievement":
            self._put.achievement_row(form, cells)
        else:
            self._put.line_row(form, item, cells, spot)

    def _computed(self, spot: Spot, heading: str, text: str) -> None:
        """Say once for a column of a table that its results are not read."""
        column = (spot.table, heading)
        if column not in self._told_columns:
            self._told_columns.add(column)
            self._tell(spot, f"{heading}: {text}", reasons.COMPUTED)

    def _environment(self, cells: dict[str, Cell], spot: Spot) -> None:
        nobody = Cell(())
        aspect = cells.get("aspect", nobody).text
        factor = cells.get("factor", nobody).text
        name = label(aspect, LABELS_OF_ITEM["environment"])
        if name is not None and self._form is not None:
            self._put.value(self._form, name, factor, spot)
        elif said(aspect) or said(factor):
            text = f"{aspect}: {factor}".strip(": ")
            self._tell(spot, text, reasons.NOT_UNDERSTOOD)

    def _tell(self, spot: Spot, text: str, reason: Sentence, **facts: object) -> None:
        self.unplaced.append(Unplaced(self.file, spot, text, reason, facts))


def _fits(row: Row, item: str) -> bool:
    """Whether a row without headings above may be a line of a list."""
    return len(row.cells) > 1 or item in ("responsibilities", "authorities")


def _has_colon(row: Row) -> bool:
    """Whether a cell of its own holds the colon between a title and its value."""
    return any(cell.text.strip() == ":" for cell in row.cells)


def _is_marked(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a number, letter or mark."""
    text = paragraph.text.strip()
    return paragraph.is_listed or bare(text) != text


def _by_mark(paragraphs: list[Paragraph]) -> list[str]:
    """The lines of a list in one cell: each from its mark to the next."""
    lines: list[str] = []
    for each in paragraphs:
        if _is_marked(each):
            lines.append(each.text)
        else:
            lines[-1] = f"{lines[-1]}\n{each.text}"
    return lines
