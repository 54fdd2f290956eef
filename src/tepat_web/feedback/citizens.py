"""What citizens remarked on a unit's service, for the people who give that service.

They are remarks about the service and never about a person: one that seems to name
somebody, or carries a long number, is left to those who handle complaints. Neither the
day nor anything about the citizen is shown; and nothing of a quarter with few sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import ExtractQuarter, ExtractYear

from tepat.performance.feedback import last_closed
from tepat_web.consultation.suppression import SMALL
from tepat_web.kit.models import KeptQuerySet
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.workforce.models import Employee

SHORTEST = 4  # letters of a part of a name that would be known again
TITLES = re.compile(
    r"\b(?i:pak|bapak|bpk|bu|ibu|mas|mbak|kak|sdr|sdri|dr|drg|suster)\.?\s+[A-Z]\w+",
)
NUMBER = re.compile(r"\d(?:[\s.-]?\d){7,}")  # of a telephone, an identity card, a NIP
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Quarter:
    """What citizens said in one quarter.

    Attributes:
        remarks: By service, in the order of the alphabet.
        left_out: Remarks that seem to name somebody.
    """

    year: int
    number: int
    remarks: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: int


def quarters(unit: Unit, today: date) -> list[tuple[int, int, int]]:
    """Return year, quarter and sheets of the closed quarters that may be shown."""
    rows = _sheets(unit, today).annotate(
        year=ExtractYear("day"), quarter=ExtractQuarter("day")
    )
    counted = rows.order_by().values("year", "quarter").annotate(sheets=Count("pk"))
    enough = counted.filter(sheets__gte=SMALL).order_by("-year", "-quarter")
    return list(enough.values_list("year", "quarter", "sheets"))


def remarks(unit: Unit, quarter: tuple[int, int, int], today: date) -> Quarter:
    """Return what citizens remarked in one of the :func:`quarters`."""
    year, number, _sheets_of = quarter
    rows = _sheets(unit, today).filter(day__year=year, day__quarter=number)
    told = rows.exclude(remark="").values_list("service", "remark")
    names = _names(unit)
    kept: dict[str, list[str]] = {}
    left_out = 0
    for service, remark in told:
        if _names_somebody(remark, names):
            left_out += 1
        else:
            kept.setdefault(service, []).append(remark.strip())
    by_service = tuple(
        (service, tuple(sorted(said, key=str.casefold)))
        for service, said in sorted(kept.items())
    )
    return Quarter(year, number, by_service, left_out)


def _sheets(unit: Unit, today: date) -> KeptQuerySet:
    standing = SurveyAnswer.objects.standing().filter(unit__code=unit.code)
    return standing.filter(day__lte=last_closed(today))


def _names(unit: Unit) -> frozenset[str]:
    """The parts of the names of the people of a unit, as they would be written."""
    people = Employee.objects.standing().filter(place__code=unit.code)
    return frozenset(_parts(people.values_list("name", flat=True)))


def _parts(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        for part in WORD.findall(name.partition(",")[0]):
            if len(part) >= SHORTEST:
                yield part.casefold()


def _names_somebody(remark: str, names: frozenset[str]) -> bool:
    if TITLES.search(remark) or NUMBER.search(remark):
        return True
    return any(word.casefold() in names for word in WORD.findall(remark))
