"""Appraisals and trainings of the register as records of SIASN's web service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tepat import law
from tepat.law import NormNotInForce
from tepat.performance.periods import Period, Span, read
from tepat.performance.rating import rating_of
from tepat.performance.siasn import training_code
from tepat.reports.siasn import (
    RESULT_TABLES,
    Rater,
    Record,
    SiasnAppraisal,
    SiasnTraining,
    csv_text,
    json_lines,
    result_bodies,
    table_of,
)
from tepat_web.agreements.models import Span as Months
from tepat_web.documents.siasn import PERSON_IDS, columns_beside, first_of
from tepat_web.organisation.models import JobFamily
from tepat_web.performance.models import Appraisal, TrainingTaken
from tepat_web.workforce.models import Appointment, Employee

PERIODIC, YEARLY = "kinerjaperiodik-save", "skp22-save"
APPRAISALS = (PERIODIC, YEARLY)
GRADE_ID = ("gol_akhir_id",)
CERTIFICATE = ("nomor_sertifikat", "nomorsertipikat", "no_sertifikat")
ENDINGS = ("jsonl", "csv")


@dataclass(frozen=True, slots=True)
class Seated:
    """Where somebody sits now: it stands for a period only where it began before."""

    position: str
    unit: str
    level: str
    since: date | None


def years() -> list[int]:
    """Return the years of which the register has appraisals, the latest first."""
    rows = Appraisal.objects.standing().filter(year__isnull=False)
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def training_years() -> list[int]:
    """Return the years of which the register has trainings, the latest first."""
    rows = TrainingTaken.objects.standing().filter(year__isnull=False)
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def periods(year: int) -> dict[str, Period]:
    """Return the periods of a year that can be read, as the register writes them."""
    rows = Appraisal.objects.standing().filter(year=year)
    told = rows.order_by().values_list("period", flat=True).distinct()
    found = {name: period for name in told if (period := read(name))}
    parts = {
        name: period for name, period in found.items() if period.span is not Span.YEAR
    }
    return dict(sorted(parts.items(), key=lambda pair: pair[1]))


def unreadable(year: int) -> int:
    """Return how many appraisals of a year have a period that cannot be read."""
    rows = Appraisal.objects.standing().filter(year=year)
    told = rows.order_by().values_list("period", flat=True).distinct()
    return int(rows.filter(period__in=[it for it in told if read(it) is None]).count())


def records(table: str, year: int, period: str = "") -> list[Record]:
    """Return the records of one table, for a year, or a period of it.

    Args:
        table: A name of ``RESULT_TABLES``.
        period: As the register writes it; for the table of periods only.

    A constant number of statements, however many people there are.
    """
    if table in APPRAISALS:
        found: Iterable[Record] = _appraisals(table, year, period)
    else:
        found = _trainings(year)
    return [each for each in found if table_of(each) == table]


def written(table: str, ending: str, rows: Iterable[Record]) -> bytes:
    """Return a file of records: JSON lines, or CSV as sheets read it."""
    told = result_bodies(rows, RESULT_TABLES[table])
    if ending == "jsonl":
        return json_lines(told).encode()
    return csv_text(told, RESULT_TABLES[table]).encode("utf-8-sig")


def _appraisals(table: str, year: int, period: str) -> Iterator[SiasnAppraisal]:
    rows = Appraisal.objects.standing().filter(year=year, employee__is_removed=False)
    if table == PERIODIC:
        rows = rows.filter(period=period)
    told = list(
        rows.order_by("employee__nip", "pk").values_list(
            "employee__nip",
            "employee__extra",
            "period",
            "results",
            "behaviour",
            "rating",
            "rater",
        )
    )
    seats = _seats()
    raters = _raters({row[-1] for row in told if row[-1]})
    for nip, extra, name, results, behaviour, rating, rater in told:
        months = read(name)
        ends = Months(months.first, months.last).ends(year) if months else None
        seat = _then(seats.get(nip), ends)
        yield SiasnAppraisal(
            nip=nip,
            person=first_of(columns_beside(extra), PERSON_IDS["person"]),
            year=year,
            period=months,
            results=results,
            behaviour=behaviour,
            rating=rating or _by_matrix(results, behaviour, ends),
            rater=_rater(rater, raters, seats, ends) if rater else None,
            level=seat.level if seat else "",
        )


def _trainings(year: int) -> Iterator[SiasnTraining]:
    rows = TrainingTaken.objects.standing().filter(
        year=year, employee__is_removed=False
    )
    told = rows.order_by("employee__nip", "pk").values_list(
        "employee__nip", "employee__extra", "name", "kind", "ended", "hours", "extra"
    )
    in_force = law.on(date(year, 12, 31))

    @cache
    def code(kind: str, name: str) -> int | None:
        return training_code(kind, name, in_force)

    for nip, of_person, name, kind, ended, hours, extra in told:
        person = columns_beside(of_person)
        yield SiasnTraining(
            nip=nip,
            person=first_of(person, PERSON_IDS["person"]),
            agency=first_of(person, PERSON_IDS["agency"]),
            name=name,
            code=code(kind, name),
            year=year,
            ended=ended,
            hours=hours,
            certificate=first_of(columns_beside(extra), CERTIFICATE),
        )


def _seats() -> dict[str, Seated]:
    rows = Appointment.objects.standing().filter(valid_to__isnull=True)
    told = rows.values_list(
        "employee__nip",
        "post__position__name",
        "post__position__unit__name",
        "post__position__family",
        "post__position__level",
        "since",
    )
    return {
        nip: Seated(name, unit, level if family == JobFamily.FUNGSIONAL else "", since)
        for nip, name, unit, family, level, since in told
    }


def _raters(nips: set[str]) -> dict[str, tuple[str, str]]:
    """Name and SIASN's number of the grade, by NIP."""
    rows = Employee.objects.filter(nip__in=nips).values_list("nip", "name", "extra")
    return {
        nip: (name, first_of(columns_beside(extra), GRADE_ID))
        for nip, name, extra in rows
    }


def _rater(
    nip: str,
    known: Mapping[str, tuple[str, str]],
    seats: Mapping[str, Seated],
    ends: date | None,
) -> Rater:
    name, grade = known.get(nip, ("", ""))
    seat = _then(seats.get(nip), ends)
    return Rater(
        nip=nip,
        name=name,
        grade_id=grade,
        position=seat.position if seat else "",
        unit=seat.unit if seat else "",
    )


def _then(seat: Seated | None, ends: date | None) -> Seated | None:
    """The seat, where it was held at the end of a period already."""
    is_then = seat and seat.since and ends and seat.since <= ends
    return seat if is_then else None


def _by_matrix(results: str, behaviour: str, ends: date | None) -> str:
    if not (results and behaviour and ends):
        return ""
    try:
        return rating_of(results, behaviour, law.on(ends))
    except NormNotInForce:  # the matrix is younger than the appraisal
        return ""


def names() -> Sequence[str]:
    """Return the names of the files."""
    return [f"{table}.{ending}" for table in RESULT_TABLES for ending in ENDINGS]
