"""Which months an appraisal is about, from what sheet ``kinerja`` calls its period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from tepat.words import MONTHS

# What a whole year may be called; blank is one, too.
YEARLY = ("tahunan", "tahun")
NUMERALS = ("I", "II", "III", "IV")
ROMAN: Mapping[str, int] = MappingProxyType(
    {numeral: which for which, numeral in enumerate(NUMERALS, start=1)}
)
LENGTH_OF: Mapping[str, int] = MappingProxyType({"quarter": 3, "half": 6})
PART = re.compile(
    r"(?:(?P<quarter>TRIWULAN|TRIW|TW|Q|KUARTAL)|(?P<half>SEMESTER|SMT|SEM))"
    r"[ .]*(?:KE[ -]*)?(?P<which>[1-4]|IV|I{1,3})"
)
YEAR_MONTH = re.compile(r"(?:19|20)\d\d[-/](?P<month>0?[1-9]|1[0-2])")
MONTH_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[-/](?:19|20)\d\d")
RANGE = re.compile(r" *(?:-|–|—|S\.?[/ ]?D\.?|SAMPAI(?: DENGAN)?) *")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Span(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The months of one appraisal, both ends included."""

    first: int
    last: int

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    @property
    def span(self) -> Span:
        """What it is called."""
        if self.months == 12:
            return Span.YEAR
        if self.months == 1:
            return Span.MONTH
        if self.months == 3 and self.first % 3 == 1:
            return Span.QUARTER
        return Span.OTHER

    @property
    def quarter(self) -> str:
        """The Roman numeral of the quarter in which it ends."""
        return NUMERALS[(self.last - 1) // 3]

    def overlaps(self, other: Period) -> bool:
        """Whether both have a month in common."""
        return self.first <= other.last and other.first <= self.last


WHOLE_YEAR = Period(1, 12)


def _named_months() -> dict[str, int]:
    names: dict[str, int] = {}
    for of_language in MONTHS.values():
        for number, name in enumerate(of_language, start=1):
            names[name.upper()] = number
            names[name.upper()[:3]] = number
    return names | {"AGT": 8, "AGS": 8, "SEPT": 9, "NOP": 11, "NOPEMBER": 11}


BY_NAME: Mapping[str, int] = MappingProxyType(_named_months())


@lru_cache(maxsize=4096)
def read(told: str | None) -> Period | None:
    """Return the months of a period as a city writes it, or None if it is not plain.

    Blank is the whole year. A bare ``1`` to ``4`` could be a month or a quarter, so it
    is not read.

    >>> read("Triwulan II"), read("Jan–Feb 2024"), read("2025-07"), read("3")
    (Period(first=4, last=6), Period(first=1, last=2), Period(first=7, last=7), None)
    """
    text = " ".join((told or "").upper().split())
    if not text or text.lower() in YEARLY:
        return WHOLE_YEAR
    for dated in (YEAR_MONTH, MONTH_YEAR):
        if found := dated.fullmatch(text):
            return _one(int(found["month"]))
    text = " ".join(YEAR.sub("", text).split()).strip(" -–/,")
    if text.lower() in ("", *YEARLY):
        return WHOLE_YEAR
    if found := PART.fullmatch(text):
        return _part(found)
    ends = RANGE.split(text)
    if len(ends) == 1:
        month = _month(ends[0])
        is_plain = month is not None and not (ends[0].isdigit() and month <= 4)
        return _one(month) if month is not None and is_plain else None
    if len(ends) == 2:
        first, last = (_month(end) for end in ends)
        if first is not None and last is not None and first <= last:
            return Period(first, last)
    return None


def written(period: Period) -> str:
    """Return a period as the register writes it, so that :func:`read` reads it again.

    >>> written(Period(4, 6)), written(Period(7, 7)), written(Period(1, 12))
    ('Triwulan II', 'Juli', '')
    """
    first, last = (MONTHS["id"][at - 1] for at in (period.first, period.last))
    match period.span:
        case Span.YEAR:
            return ""
        case Span.MONTH:
            return first
        case Span.QUARTER:
            return f"Triwulan {period.quarter}"
        case Span.OTHER:
            return f"{first}–{last}"


def _part(found: re.Match[str]) -> Period | None:
    kind = "quarter" if found["quarter"] else "half"
    which = ROMAN.get(found["which"]) or int(found["which"])
    length = LENGTH_OF[kind]
    last = which * length
    return Period(last - length + 1, last) if last <= 12 else None


def _month(text: str) -> int | None:
    bare = text.strip(" .").removeprefix("BULAN").strip()
    if bare.isdigit():
        return int(bare) if 1 <= int(bare) <= 12 else None
    return BY_NAME.get(bare)


def _one(month: int) -> Period:
    return Period(month, month)
