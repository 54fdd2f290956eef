"""What a column map says, typed: which file, which columns, and what they become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tepat.snapshot.columns import POSITIONS, UNITS, Table

BODY = "{body}"  # in the name of a file: whatever tells one body from another
NAMED = re.compile(r"\{([^{}]+)\}")  # a column in a template
ROW = "row"  # in a template: the number of the row in its file
HEADS_BY_SUBORDINATES = "subordinates"
RECORDS: Mapping[str, Table] = {
    "units": UNITS,
    "posts": POSITIONS,
    "groups": POSITIONS,
}
CODE, PARENT = "kode", {"units": "induk", "posts": "atasan", "groups": "atasan"}

Rounding = Literal["KE_ATAS", "KE_BAWAH", "SETENGAH_KE_ATAS"]
Measure = Literal[
    "rows",
    "skipped",
    "unique_codes",
    "duplicate_codes",
    "tops",
    "blank_parents",
    "dangling_parents",
    "cycles",
    "unconnected",
    "max_depth",
    "max_span",
]


@dataclass(frozen=True, slots=True)
class Match:
    """A column that holds one of some values; ``""`` stands for a blank cell."""

    column: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What a value is where a column holds one of some values."""

    match: Match
    value: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """A second file that tells a value by a key."""

    file: str
    key: str
    value: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """Where one column of the workbook comes from.

    Attributes:
        columns: Columns of the source; the first that is not blank counts.
        constant: The same in every row.
        template: Text with columns of the source in braces, and ``{row}``.
        cases: The first that applies wins over everything else.
        values: What each value of the source becomes, without regard to case.
        default: What any other value becomes; the report names those it was used for.
        lookup: Another file in which the value is a key.
        rounding: How a fraction becomes a whole number.
    """

    columns: tuple[str, ...] = ()
    constant: str | None = None
    template: str | None = None
    cases: tuple[Case, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    default: str | None = None
    lookup: Lookup | None = None
    rounding: Rounding | None = None

    @property
    def named(self) -> set[str]:
        """Columns of the source that it takes from, those of its cases apart."""
        in_template = set(NAMED.findall(self.template or "")) - {ROW}
        return in_template | set(self.columns)


@dataclass(frozen=True, slots=True)
class Format:
    """How the files are written.

    Attributes:
        delimiter: Between the cells of a CSV file.
        encoding: Of a CSV file; ``None``: UTF-8, else Windows-1252.
        decimal: The mark before decimals.
        blank: Words that mean an empty cell, without regard to case.
        heading: Number of the row with the headings, from 1.
    """

    delimiter: str = ","
    encoding: str | None = None
    decimal: str = "."
    blank: tuple[str, ...] = ()
    heading: int = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One kind of row of the source: units, posts, or groups of equal posts.

    Attributes:
        name: ``units``, ``posts`` or ``groups``.
        file: Its name, which may have ``*`` and ``{body}``.
        sheet: Of an .xlsx file; ``None``: the first.
        optional: Whether the file may be absent.
        columns: Each column of the workbook's sheet, and where it comes from.
        keep: Only rows that match all of these.
        skip: No row that matches any of these.
        top: What marks a top; ``None``: a blank parent does.
    """

    name: str
    file: str
    sheet: str | None
    optional: bool
    columns: Mapping[str, Pick]
    keep: tuple[Match, ...] = ()
    skip: tuple[Match, ...] = ()
    top: Match | None = None

    @property
    def table(self) -> Table:
        return RECORDS[self.name]

    @property
    def parent(self) -> str:
        return PARENT[self.name]


@dataclass(frozen=True, slots=True)
class Heads:
    """How units follow from the posts, where the source has none of its own.

    Attributes:
        families: Job families whose posts head a unit each; empty: every post with
            others below it does.
        name: Where the name of the unit stands in the row of the post that heads it.
    """

    families: tuple[str, ...]
    name: Pick


@dataclass(frozen=True, slots=True)
class Fact:
    """One number to tell about the source.

    Attributes:
        record: What it is counted on.
        measure: A measure of the tree, or
        column: a column whose numbers are summed, or counted where it is ``among``.
        decimals: Of a sum; ``None``: as many as there are.
    """

    record: str
    measure: Measure | None = None
    column: str | None = None
    among: tuple[str, ...] | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A whole column map.

    Attributes:
        title: What it is for.
        format: How the files are written.
        settings: Rows of sheet ``pengaturan``; a value may hold ``{body}``.
        records: By name, in the order units, posts, groups.
        heads: How units follow from posts; ``None`` where ``units`` has a file.
        umbrella: Name of the unit put above where several have none above them.
        facts: By the name under which each is told.
        lines: Line of each entry in the file, by its path.
    """

    title: str
    format: Format
    settings: Mapping[str, str]
    records: Mapping[str, Record]
    heads: Heads | None
    umbrella: str
    facts: Mapping[str, Fact]
    lines: Mapping[str, int]
