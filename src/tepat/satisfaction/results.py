"""What a survey comes to, for the city, each unit and each service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tepat.finding import Finding, Verdict

from .compare import Comparison
from .elements import Element
from .makeup import Group
from .periods import Every
from .score import Score
from .trend import Trend


@dataclass(frozen=True, slots=True)
class Sample:
    """Whether enough people answered.

    Attributes:
        n: Sheets of the last twelve months that have any (the law counts a survey a
            year, and users are those of a year).
        users: Of a year; ``None`` where sheet ``layanan`` does not tell.
        needed: Sheets needed for so many users.
        verdict: Unknown where users are, unless so many answered that no number of
            users would ask for more.
    """

    n: int
    users: int | None
    needed: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Odd:
    """Sheets that may not say what people think; they are told, and counted.

    Attributes:
        straight: Rows of table ``surveys`` (from 0) with every answer equal.
        copies: Rows that are alike in everything, three or more of each.
        without: The index without the straight ones; ``None`` where none are left.
    """

    straight: tuple[int, ...]
    copies: tuple[int, ...]
    without: Score | None


@dataclass(frozen=True, slots=True)
class ServiceResult:
    """One service of one unit; ``service`` as it was first written."""

    service: str
    score: Score
    sample: Sample
    trend: Trend


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit.

    Attributes:
        unit, name: Code and name.
        score: All its sheets pooled: the index of the unit.
        services: Each service that sheets name.
        mean_of_services: The simple mean of their indices, as some sheets publish it;
            ``None`` with fewer than two services, or where some sheets name none.
        mean_quality: What that mean is called.
        sample: Whether enough people answered.
        odd: Sheets worth a look.
        trend: Over periods.
        makeup: Who answered.
        beside: The index, then each element, beside the other units; nothing where
            none of them can be compared.
        blank, later: Sheets that do not count: without answers; out of the time.
        last: Day of the last sheet.
    """

    unit: str
    name: str
    score: Score
    services: tuple[ServiceResult, ...]
    mean_of_services: Decimal | None
    mean_quality: str | None
    sample: Sample
    odd: Odd
    trend: Trend
    makeup: tuple[Group, ...]
    beside: tuple[Comparison, ...]
    blank: int
    later: int
    last: date


@dataclass(frozen=True, slots=True)
class Survey:
    """The survey of a city on a day.

    Attributes:
        day: Up to which sheets count; ``since``: from which, where told.
        weight: As written, e.g. ``1/9``.
        every: Of the trend.
        asked: The elements.
        units: Those with sheets that count, in the order of table ``units``.
        n: Their sheets.
        pooled: The index of all sheets together.
        mean_of_units: The simple mean of the units' indices, as cities publish it.
        pooled_quality, mean_quality: What the two are called.
        findings: What is to be known, unit by unit; then of the whole survey.
    """

    day: date
    since: date | None
    weight: str
    every: Every
    asked: tuple[Element, ...]
    units: tuple[UnitResult, ...]
    n: int
    pooled: Decimal | None
    pooled_quality: str | None
    mean_of_units: Decimal | None
    mean_quality: str | None
    findings: tuple[Finding, ...]
