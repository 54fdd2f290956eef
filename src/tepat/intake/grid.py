"""A sheet as it was found: rows of cells, and the names Excel gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tepat.snapshot.checks import Defect


@dataclass(frozen=True, slots=True)
class Broken:
    """A formula without a usable result: ``#N/A``, ``#REF!`` or never computed."""

    text: str


UNCOMPUTED = Broken("=")  # a formula that no program has computed yet

Cell = str | float | bool | date | datetime | time | timedelta | Broken

ERROR_VALUES = frozenset(
    {
        *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"),
        *("#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "#BLOCKED!"),
    }
)
SHOWN = 80  # characters of a cell that a message repeats


@dataclass(slots=True)
class Grid:
    """The cells of one sheet or CSV file.

    Attributes:
        sheet: Name of the sheet, or of the file without its ending.
        rows: Cells row by row; a blank cell is ``""``. Rows of a CSV file may differ
            in length.
        top: Number of the first row as Excel counts, from 1.
        left: Position of the first column, from 0.
        notes: What was doubtful about the file as a whole.
    """

    sheet: str
    rows: list[list[Cell]]
    top: int = 1
    left: int = 0
    notes: tuple[Defect, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """Return the name of a cell of this grid, such as ``C12``."""
        return f"{letters(self.left + column)}{self.top + row}"


def letters(column: int) -> str:
    """Return the letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    while column >= 0:
        column, digit = divmod(column, 26)
        name = chr(ord("A") + digit) + name
        column -= 1
    return name


def number_of(name: str) -> int:
    """Return the position, from 0, of the column with these letters.

    >>> number_of("A"), number_of("xfd")
    (0, 16383)
    """
    total = 0
    for letter in name.upper():
        total = total * 26 + ord(letter) - ord("A") + 1
    return total - 1


def shown(cell: Cell) -> str:
    """Return a cell as a message repeats it: as Excel shows it, and not too long.

    >>> shown(1.90101011925011e17), shown(3.0), shown(True), shown("  x ")
    ('1.90101011925011E+17', '3', 'TRUE', 'x')
    """
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() | int():
            return f"{cell:.15G}"
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case Broken():
            return cell.text
        case str():
            text = " ".join(part for part in cell.split() if part.isprintable())
            return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
        case _:
            return str(cell)
