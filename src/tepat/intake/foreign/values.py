"""From the cells of one row of the source to the values of the workbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from .column_map import NAMED, ROW, Format, Pick
from .source import Row

GROUPED = {
    ".": re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.[0-9]+)?"),
    ",": re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)?(?:,[0-9]+)?"),
}
ROUNDED = {
    "KE_ATAS": ROUND_CEILING,
    "KE_BAWAH": ROUND_FLOOR,
    "SETENGAH_KE_ATAS": ROUND_HALF_UP,
}


@dataclass(slots=True)
class Noted:
    """What is worth telling about one column, over all rows.

    Attributes:
        defaulted: Values that are not in the table of values, and how often each.
        fractions: Exact numbers that were rounded.
        exact: The sum of all numbers before any was rounded.
        unreadable: Rows whose number cannot be read, each with what stands there.
    """

    defaulted: Counter[str] = field(default_factory=Counter)
    fractions: list[Decimal] = field(default_factory=list)
    exact: Decimal = Decimal(0)
    unreadable: list[tuple[int, str]] = field(default_factory=list)


class Picker:
    """Takes the value of one column of the workbook from a row.

    Args:
        pick: Where it comes from.
        told: How the file is written.
        looked_up: Values by key, where ``pick`` has a lookup.
    """

    def __init__(
        self, pick: Pick, told: Format, looked_up: Mapping[str, str] | None = None
    ) -> None:
        self.pick, self.noted = pick, Noted()
        self._told, self._looked_up = told, looked_up
        self._blank = {word.casefold() for word in told.blank}

    def value(self, row: Row) -> str:
        """Return the value as text, blank where the source tells nothing."""
        for case in self.pick.cases:
            if row.has(case.match):
                return case.value
        found = self._found(row)
        if self._looked_up is not None:
            found = self._looked_up.get(found, "")
        found = self._mapped(found)
        return self._rounded(found, row) if self.pick.rounding and found else found

    def _found(self, row: Row) -> str:
        if self.pick.constant is not None:
            return self.pick.constant
        if self.pick.template is not None:
            return NAMED.sub(
                lambda name: (
                    str(row.number) if name[1] == ROW else self._cell(row, name[1])
                ),
                self.pick.template,
            )
        return next(filter(None, (self._cell(row, at) for at in self.pick.columns)), "")

    def _cell(self, row: Row, column: str) -> str:
        cell = row.cells[column]
        return "" if cell.casefold() in self._blank else cell

    def _mapped(self, found: str) -> str:
        values = self.pick.values
        if values and (known := values.get(" ".join(found.casefold().split()))):
            return known
        if (values or not found) and self.pick.default is not None:
            self.noted.defaulted[found] += 1
            return self.pick.default
        return found

    def _rounded(self, found: str, row: Row) -> str:
        number = number_of(found, self._told.decimal)
        if number is None:
            self.noted.unreadable.append((row.number, found))
            return ""
        self.noted.exact += number
        whole = number.quantize(Decimal(1), ROUNDED[self.pick.rounding or "KE_ATAS"])
        if whole != number:
            self.noted.fractions.append(number)
        return str(int(whole))


def number_of(text: str, decimal: str) -> Decimal | None:
    """Read a number exactly as written, with or without marks between thousands.

    >>> number_of("1,683.27", "."), number_of("1,5", ","), number_of("N/D", ".")
    (Decimal('1683.27'), Decimal('1.5'), None)
    """
    if not any(sign.isdigit() for sign in text) or not GROUPED[decimal].fullmatch(text):
        return None
    other = "," if decimal == "." else "."
    return Decimal(text.replace(other, "").replace(decimal, "."))


def total(texts: Iterable[str], decimal: str) -> Decimal:
    """Add up what can be read as numbers, exactly."""
    numbers = (number_of(text, decimal) for text in texts)
    return sum((number for number in numbers if number is not None), Decimal(0))
