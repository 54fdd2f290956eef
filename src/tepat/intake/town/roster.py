"""The table of employees, and what later tables need to know about them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from tepat.snapshot.columns import EMPLOYEES

from . import trouble
from .chance import Subject, stream
from .days import Whole, series
from .establish import Establishment
from .grades import Grades, grades
from .jobs import catalogue
from .names import names
from .numbers import numbers
from .people import People, Text, people
from .programmes import with_codes
from .rotation import rotate, rotated_principals
from .studies import fields_of
from .terms import Terms, terms
from .unit import Unit

WITHOUT_POSITION_FROM = ("PAP", "PTK", "KASUBBAG")  # what those without one held before

# Columns of the workbook about which nothing is told here.
NOT_TOLD = ("programme", "retires_on", "retirement_age_told", "email")


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody, as a table and as arrays in the same order.

    Attributes:
        nip: Everybody's number.
        unit: Place of the unit in the list of units, also of those without a
            position.
    """

    employees: pl.DataFrame
    people: People
    nip: pl.Series
    unit: Whole
    field: Text
    grades: Grades
    terms: Terms


def roster(
    establishment: Establishment, units: list[Unit], employees: int, seed: int
) -> Roster:
    """Fill the seats that are taken with people, and add those without a position."""
    chance = stream(seed, Subject.PEOPLE)
    ill_luck = stream(seed, Subject.TROUBLE)
    position, job, unit = _seated(establishment, units, employees, chance)
    jobs = list(catalogue().values())
    who = trouble.overstayed(people(jobs, position, job, chance), ill_luck)
    agency = np.array([entry.agency for entry in units], dtype=object)[unit]
    affair = np.array([entry.affair for entry in units], dtype=object)[unit]
    books = np.array([entry.keeps_books for entry in units])[unit]
    field = fields_of(jobs, who.job, who.education, affair, chance)
    who, field = trouble.misplaced(who, agency, books, field, ill_luck)
    field = trouble.wrong_subject(who, field, ill_luck)
    held = trouble.below_grade(who, grades(who, chance), ill_luck)
    since = _rotated(
        trouble.unknown_start(who, terms(who, chance), ill_luck),
        who,
        rotated_principals(units, establishment.drafts, establishment.holders, chance),
    )
    nip = numbers(who)
    frame = pl.DataFrame(
        {
            "nip": nip,
            "name": names(who.is_woman, stream(seed, Subject.NAMES)).tolist(),
            "status": who.status.tolist(),
            "grade": held.grade.tolist(),
            "grade_since": series(held.since),
            "education": who.education.tolist(),
            "field": field.tolist(),
            "sex": np.where(who.is_woman, "P", "L").tolist(),
            "born": series(trouble.other_birthday(who, ill_luck)),
            "position": _position_codes(establishment, position),
            "unit": _stated_units(units, unit, position),
            "position_since": series(since.since),
            "entered": series(who.entered),
            "contract_ends": series(since.contract_ends),
            "legal_position": trouble.legal_positions(who, ill_luck).tolist(),
            **dict.fromkeys(NOT_TOLD, [None] * employees),
        },
        schema=EMPLOYEES.schema,
    )
    frame = with_codes(frame)
    return Roster(frame, who, nip, unit, field, held, since)


def _rotated(held: Terms, who: People, principals: Whole) -> Terms:
    return replace(held, since=rotate(held.since, who.position, principals))


def _seated(
    establishment: Establishment,
    units: list[Unit],
    employees: int,
    chance: np.random.Generator,
) -> tuple[Whole, Whole, Whole]:
    """Position, job and unit of everybody."""
    place = {code: index for index, code in enumerate(catalogue())}
    drafts = establishment.drafts
    seated = np.repeat(np.arange(len(drafts), dtype=np.int64), establishment.holders)
    idle = employees - len(seated)
    position = np.concatenate([seated, np.full(idle, -1, dtype=np.int64)])
    job_of = np.array([place[draft.job.code] for draft in drafts], dtype=np.int64)
    unit_of = np.array([draft.unit for draft in drafts], dtype=np.int64)
    agencies = np.array(
        [
            index
            for index, unit in enumerate(units)
            if unit.pattern in ("agency_head", "district")
        ]
    )
    before = chance.choice([place[code] for code in WITHOUT_POSITION_FROM], idle)
    return (
        position,
        np.concatenate([job_of[seated], before.astype(np.int64)]),
        np.concatenate([unit_of[seated], chance.choice(agencies, idle)]),
    )


def _position_codes(establishment: Establishment, position: Whole) -> list[str | None]:
    codes = np.array([*establishment.positions["position"], None], dtype=object)
    listed: list[str | None] = codes[position].tolist()
    return listed


def _stated_units(units: list[Unit], unit: Whole, position: Whole) -> list[str | None]:
    """Only people without a position state their unit."""
    return [
        units[place].code if held < 0 else None
        for place, held in zip(unit.tolist(), position.tolist(), strict=True)
    ]
