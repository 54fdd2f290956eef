"""Periods in which surveys are compared: years, semesters and quarters."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tepat.words import Sentence

Every = Literal["tahun", "semester", "triwulan"]
EVERY: tuple[Every, ...] = get_args(Every)
MONTHS_IN: Mapping[Every, int] = {"tahun": 12, "semester": 6, "triwulan": 3}
LETTERS: Mapping[Every, str] = {"tahun": "", "semester": "S", "triwulan": "T"}
ROMAN = ("I", "II", "III", "IV")
NAMES: Mapping[Every, Sentence] = {
    "tahun": Sentence(id="tahun", en="year"),
    "semester": Sentence(id="semester", en="half-year"),
    "triwulan": Sentence(id="triwulan", en="quarter"),
}

WHOLE_YEAR = Sentence(id="tahun {year}", en="year {year}")
PART = Sentence(id="{every} {part} {year}", en="{every} {part} of {year}")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One year, semester or quarter.

    Attributes:
        year: Calendar year.
        part: Which semester or quarter of it, from 1; 1 for a year.
        every: How long it is.
    """

    year: int
    part: int
    every: Every

    @property
    def first(self) -> date:
        return date(self.year, (self.part - 1) * MONTHS_IN[self.every] + 1, 1)

    @property
    def last(self) -> date:
        month = self.part * MONTHS_IN[self.every]
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def code(self) -> str:
        """A code that sorts by time: ``2026``, ``2026-S1``, ``2026-T3``."""
        letter = LETTERS[self.every]
        return f"{self.year}-{letter}{self.part}" if letter else str(self.year)

    @property
    def name(self) -> Sentence:
        """What a reader calls it: ``semester I 2026``."""
        facts = {
            "every": NAMES[self.every],
            "part": Sentence(id=ROMAN[self.part - 1], en=str(self.part)),
            "year": str(self.year),
        }
        said = WHOLE_YEAR if self.every == "tahun" else PART
        return said.filled(facts)


def period_of(day: date, every: Every) -> Period:
    """Return the period in which a day lies.

    >>> period_of(date(2026, 11, 24), "triwulan").code
    '2026-T4'
    """
    return Period(day.year, (day.month - 1) // MONTHS_IN[every] + 1, every)


def named(name: str) -> Period:
    """Return the period of an official, Indonesian name.

    >>> named("semester I 2026").code
    '2026-S1'

    Raises:
        ValueError: if no period is called so.
    """
    first, *parts, year = name.split()
    every = first.lower()
    if every == "tahun" and not parts:
        return Period(int(year), 1, "tahun")
    for each in EVERY:
        if each == every and len(parts) == 1:
            return Period(int(year), ROMAN.index(parts[0]) + 1, each)
    raise ValueError(name)
