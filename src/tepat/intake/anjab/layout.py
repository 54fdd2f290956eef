"""The columns of a table on a form: what the cells below each heading mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .headings import COLUMNS_OF_ITEM, NUMBER, USUAL_COLUMNS, column
from .package import Cell, Row
from .saying import said

FEWEST = 2  # headings that make a row one of headings
# Columns by which a table is known, whatever stands above it.
KNOWN_BY: tuple[tuple[str, frozenset[str]], ...] = (
    ("tasks", frozenset({"task"})),
    ("materials", frozenset({"material", "use"})),
    ("tools", frozenset({"tool", "use"})),
    ("relations", frozenset({"relation", "matter"})),
    ("relations", frozenset({"relation", "other_unit"})),
    ("hazards", frozenset({"hazard", "cause"})),
    ("environment", frozenset({"aspect", "factor"})),
    ("achievement", frozenset({"result", "volume", "time"})),
    ("results", frozenset({"result", "measure"})),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column of a table means, by its place from the left.

    Attributes:
        meanings: The meaning of each column that has one.
        headings: What stands above each column.
        width: How many columns there are.
        head: Table and row of the last row of headings.
    """

    meanings: dict[int, str]
    headings: dict[int, str] = field(default_factory=dict)
    width: int = 0
    head: tuple[int, int] = (0, 0)

    @classmethod
    def usual(cls, item: str, *, is_numbered: bool) -> Layout:
        """The columns of an item in their usual order, where no heading tells."""
        names = (*(("number",) if is_numbered else ()), *USUAL_COLUMNS[item])
        return cls(dict(enumerate(names)))

    @property
    def has_number(self) -> bool:
        return "number" in self.meanings.values()

    def heading(self, meaning: str) -> str:
        """Return what stands above the column of a meaning."""
        at = next((at for at, it in self.meanings.items() if it == meaning), None)
        return "" if at is None else self.headings.get(at, "")

    def at(self, row: Row) -> Layout:
        """The same, with its headings in ``row``."""
        return replace(self, head=(row.table, row.number))

    def is_right_above(self, row: Row) -> bool:
        return self.head == (row.table, row.number - 1)

    def with_second(self, second: Layout) -> Layout:
        """Two rows of headings as one: the lower one tells more."""
        return replace(
            second,
            meanings=self.meanings | second.meanings,
            headings=self.headings | second.headings,
        )

    def cells(self, row: Row) -> tuple[dict[str, Cell], list[tuple[str, str, str]]]:
        """Return the cells of a row by meaning, and what stands in no known column.

        The second is a list of heading, meaning and text; the meaning is ``computed``
        or nothing.
        """
        told: dict[str, Cell] = {}
        lost: list[tuple[str, str, str]] = []
        for at, cell in _placed(row):
            meaning = self.meanings.get(at)
            if meaning is None or meaning == "computed":
                lost.append((self.headings.get(at, ""), meaning or "", cell.text))
            elif meaning in told:
                both = told[meaning].paragraphs + cell.paragraphs
                told[meaning] = replace(told[meaning], paragraphs=both)
            else:
                told[meaning] = cell
        return told, [each for each in lost if said(each[2])]


def layout_of(row: Row, item: str | None) -> Layout | None:
    """Return the columns that a row of headings tells, or ``None`` for other rows."""
    if NUMBER.match(row.cells[0].text):
        return None
    headings = {at: cell.text for at, cell in _placed(row) if cell.text}
    found = {at: column(text, item) for at, text in headings.items()}
    meanings = {at: meaning for at, meaning in found.items() if meaning is not None}
    if len(meanings) < FEWEST or 2 * len(meanings) < len(headings):
        return None
    return Layout(meanings, headings, sum(cell.span for cell in row.cells))


def item_of(layout: Layout, item: str | None) -> str | None:
    """Return the item a table of these columns tells, first the one above it."""
    told = set(layout.meanings.values()) - {"number"}
    if item is not None and told and told <= set(COLUMNS_OF_ITEM.get(item, ())):
        return item
    for known, columns in KNOWN_BY:
        if columns <= told:
            return known
    return item if item in COLUMNS_OF_ITEM and told else None


def counts_columns(row: Row, below: object) -> bool:
    """Whether a row only counts the columns: ``(1) | (2) | (3)``, then 1 again."""
    numbers = [NUMBER.match(cell.text) for cell in row.cells]
    told = [int(number.group(1)) for number in numbers if number]
    if len(told) < len(numbers) or told != list(range(1, len(told) + 1)):
        return False
    first = NUMBER.match(below.cells[0].text) if isinstance(below, Row) else None
    return len(told) > FEWEST and first is not None and first.group(1) == "1"


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    at = 0
    for cell in row.cells:
        yield at, cell
        at += cell.span
