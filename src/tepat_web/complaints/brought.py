"""What a file of complaints holds, line by line, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .models import Kind, Veil

SHOWN = 90  # characters of a line on the page that asks for a yes

FIRST_DAY = date(2019, 1, 1)
"""Nothing before the rule on complaints: it would have no clock."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message, or one line of a list.

    Attributes:
        number: Which of the file, from 1; in a list with headings from 2.
        fault: Why it cannot be taken in; blank: it can.
        aside: Why it is no complaint although it can be read; blank: it is one.
        text, kind, name, contact, source, extra, status, veil: As of
            :class:`actions.Told`.
        day: When it came in; none: the file does not say, or a day that cannot be.
        unit: The name or the code of a unit, as the file says it.
        attachments: How many files hang on it, which are not taken over.
        numbers: Digits of the subject that may be the number of a case.
        is_over: Whether it is closed where it comes from.
    """

    number: int
    fault: str = ""
    aside: str = ""
    text: str = ""
    kind: str = Kind.COMPLAINT
    name: str = ""
    contact: str = ""
    day: date | None = None
    source: str = ""
    unit: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    attachments: int = 0
    numbers: tuple[str, ...] = ()
    status: str = ""
    veil: str = Veil.NONE
    is_over: bool = False

    @property
    def beginning(self) -> str:
        """Its first words, by which a person knows it again."""
        return " ".join(self.text.split())[:SHOWN]


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file holds.

    Attributes:
        lines: In order.
        left: How many more there are than are read at once.
        unknown: Headings that we do not know; what stands below them is kept.
    """

    lines: tuple[Line, ...]
    left: int = 0
    unknown: tuple[str, ...] = ()


def day_within(told: date | None, today: date) -> date | None:
    """Return a day on which something can have come in; else none."""
    return told if told and FIRST_DAY <= told <= today else None
