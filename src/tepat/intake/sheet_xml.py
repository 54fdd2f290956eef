"""What must be known of a sheet's XML before it is parsed into a dense range.

The parser makes room for every cell between the first and the last one, so a single
stray cell in ``XFD1048576`` would ask for more memory than there is. It also reads a
formula error as a blank. Both are seen here, on the bytes.
"""

from __future__ import annotations

import re

from .grid import UNCOMPUTED, Broken, number_of

LAST_ROW = 1_048_576
MOST_CELLS = 32_000_000  # of one sheet, blank ones between used ones included
LONG_TAIL = 2**20  # bytes after the last value that are worth cutting off

# A cell that does not read <c r="A1" with up to so many letters and digits. Searching
# for a fixed beginning is many times faster than looking at every cell.
NARROW_SHORT = re.compile(rb'<c(?![a-zA-Z])(?! r="[A-Z]\d{1,5}")')
NARROW = re.compile(rb'<c(?![a-zA-Z])(?! r="[A-Z](?:\d{1,6}|10[0-4]\d{4})")')
PREFIXED = re.compile(rb":c(?![a-zA-Z])")
REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)(\d+)")
NAMELESS = re.compile(rb"<(?:\w+:)?c(?![a-zA-Z])(?![^>]*\sr\s*=)")
NAMELESS_ROW = re.compile(rb"<(?:\w+:)?row(?![a-zA-Z])(?![^>]*\sr\s*=)")

ERROR_TYPE = re.compile(rb't="e"')
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
END_OF_CELL = re.compile(rb"</(?:\w+:)?c>")
FORMULA = re.compile(rb"<f[ >/]")
FORMULA_ALONE = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
TEXT_RESULT = re.compile(rb"\st=[\"']str[\"']")


def extent(xml: bytes) -> tuple[int, int]:
    """Return rows and columns that a sheet cannot exceed, never fewer than it has.

    >>> extent(b'<c r="B7"><v>1</v></c>'), extent(b'<row r="9"><c r="AB9"/></row>')
    ((99999, 26), (9, 28))
    """
    if not PREFIXED.search(xml):
        if not NARROW_SHORT.search(xml):
            return 99_999, 26
        if not NARROW.search(xml):
            return LAST_ROW, 26
    row, width = 0, 0
    for letters, digits in REFERENCE.findall(xml):
        row = max(row, int(digits[:10]))
        if letters:
            width = max(width, number_of(letters[:8].decode()) + 1)
    row += sum(1 for _ in NAMELESS_ROW.finditer(xml))
    return row, width + sum(1 for _ in NAMELESS.finditer(xml))


def broken_cells(xml: bytes) -> dict[tuple[int, int], Broken]:
    """Return the formulas without a usable result, by row (from 1) and column.

    >>> broken_cells(b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    {(2, 1): Broken(text='#DIV/0!')}
    """
    found: dict[tuple[int, int], Broken] = {}
    for typed in ERROR_TYPE.finditer(xml):
        end = END_OF_CELL.search(xml, typed.end())
        value = VALUE.search(xml, typed.end(), end.start() if end else len(xml))
        if place := _place(xml, typed.start()):
            text = value[1].decode(errors="replace") if value else "#?"
            found[place] = Broken(text)
    if FORMULA.search(xml) or PREFIXED.search(xml):
        for formula in FORMULA_ALONE.finditer(xml):
            opening = xml[xml.rfind(b"<", 0, formula.start()) : formula.start()]
            place = _place(xml, formula.start() - 1)
            if place and not TEXT_RESULT.search(opening):
                found.setdefault(place, UNCOMPUTED)
    return found


def without_tail(xml: bytes) -> bytes | None:
    """Return the sheet without the blank rows after its last value.

    ``None`` where there are too few to matter, or the sheet is written unusually.
    """
    last = max(xml.rfind(b"<v"), xml.rfind(b"<is"))
    start = xml.find(b"<sheetData")
    end = xml.find(b"</row>", last) if last >= 0 else xml.find(b">", start)
    if start < 0 or end < 0 or len(xml) - end < LONG_TAIL or PREFIXED.search(xml):
        return None
    end += len(b"</row>") if last >= 0 else 1
    return xml[:end] + b"</sheetData></worksheet>"


def _place(xml: bytes, inside: int) -> tuple[int, int] | None:
    """The row and column of the cell whose opening tag holds ``inside``."""
    start = xml.rfind(b"<", 0, inside + 1)
    named = REFERENCE.search(xml, start, xml.find(b">", start) + 1)
    if not named or not named[1]:
        return None
    return int(named[2]), number_of(named[1].decode())
