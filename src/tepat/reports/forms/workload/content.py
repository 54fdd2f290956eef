"""What the forms of the workload analysis say, before they become a file."""

from __future__ import annotations

from dataclasses import dataclass

from ..plain import Exact, Hundredths, Signed


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the ABK of a position.

    Attributes:
        number: In the order of the analysis.
        result: The result, with its unit.
        volume: Results in a year; in the period where time is divided by it.
        hours: For one result.
        effective: What the work is divided by, in words: the hours that one employee
            works, or what one person manages.
        divisor: The same as a number, for a workbook to divide by.
        need: Persons; a share of everybody's time for a supporting task (penunjang).
        is_support: Whether it is such a task.
    """

    number: int
    description: str
    result: str
    volume: float | None
    hours: Exact | None
    effective: str
    divisor: float | None
    need: Exact | None
    is_support: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line below the tasks: what it is, and how much."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Position:
    """The ABK of one position.

    Attributes:
        unit: The chain of units, the highest first.
        tasks: None where there are none that count.
        sums: The lines below the tasks, JUMLAH last; empty where there is no sum.
        fte: The exact need (JUMLAH), as far as tasks or classes tell it.
        is_divided: Whether the need is the sum of the tasks, rounded.
        need: Persons (JUMLAH PEGAWAI).
        calculation: In one line, how the need comes about.
        steps: The whole calculation, where it does not come from the tasks above.
        occupied, gap: Who is there, and how many too few or too many.
        efficiency, letter: EJ and PJ.
    """

    code: str
    name: str
    unit: str
    kind: str
    position_class: str | None
    tasks: tuple[Task, ...]
    sums: tuple[Line, ...]
    fte: Exact | None
    is_divided: bool
    need: int | None
    calculation: str
    steps: tuple[str, ...]
    occupied: int | None
    gap: Signed | None
    efficiency: Hundredths | None
    letter: str | None


@dataclass(frozen=True, slots=True)
class Abk:
    """The ABK of the positions of one unit."""

    unit_name: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of Form C, or one of its sums.

    Attributes:
        hours: Of work in a year.
        year_hours: What one employee works in a year.
        is_divided: Whether the need is these hours divided by those, rounded.
        unknown: Positions whose need is not known; they are in no sum.
    """

    number: int | None
    name: str
    code: str | None
    hours: Hundredths | None
    year_hours: float | None
    fte: Exact | None
    is_divided: bool
    need: int | None
    calculation: str
    occupied: int | None
    gap: Signed | None
    efficiency: Hundredths | None
    letter: str | None
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The positions of one unit on Form C, and their sum."""

    code: str
    name: str
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class FormC:
    """Form C of an agency: a section for each unit that has positions.

    Attributes:
        unit_name: The agency.
        sections: In the order of the organisation.
        total: Of all sections together.
        bands: What the letters mean.
    """

    unit_name: str
    sections: tuple[Section, ...]
    total: Row
    bands: str
