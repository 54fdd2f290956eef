"""What can be wrong with data: kinds of mistakes, and where one was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tepat.words import Sentence


class Severity(StrEnum):
    """An error would make results wrong or ambiguous; a warning leaves them right."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind of mistake in data.

    Attributes:
        code: Fixed name; scripts and manuals use it.
        severity: Whether it stops the run.
        sentence: What is wrong, what was found, what is allowed, what to do next.
        once: Whether it is told once per column, with the fact ``count``, because
            the remedy is the same for every cell.
    """

    code: str
    severity: Severity
    sentence: Sentence
    once: bool = False


def error(code: str, *, id: str, en: str, once: bool = False) -> Defect:
    """Declare a mistake that stops the run."""
    return Defect(code, Severity.ERROR, Sentence(id=id, en=en), once)


def warning(code: str, *, id: str, en: str, once: bool = False) -> Defect:
    """Declare a mistake that is told and lets the run go on."""
    return Defect(code, Severity.WARNING, Sentence(id=id, en=en), once)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a table of the snapshot, or one cell of that row.

    Attributes:
        table: Name of the table.
        row: Position in its frame, from 0; ``None`` for the table as a whole.
        column: Name of the column; ``None`` for the row as a whole.
    """

    table: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A defect seen at a place; ``facts`` fill the blanks of its sentence.

    A fact may be another :class:`Place` ("the first one is in …"), which whoever
    knows the sheet turns into the name of a cell.
    """

    defect: Defect
    place: Place
    facts: Mapping[str, object] = field(default_factory=dict)
