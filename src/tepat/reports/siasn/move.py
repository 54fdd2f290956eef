"""One move as far as the city knows it: its own facts, and BKN's numbers if it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Assignment(StrEnum):
    """In which way somebody holds a position (jenis penugasan)."""

    DEFINITIVE = "D"
    ACTING = "PLT"
    DAILY = "PLH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """BKN's own numbers, which no city can make up; blank where it does not have them.

    Attributes:
        person: ``pnsId``.
        agency, office: ``instansiId`` and ``satuanKerjaId`` of the city.
        unit: ``unorId`` of the new unit.
        job: Of the functional or general functional position, by its kind.
        echelon: ``eselonId``.
    """

    person: str = ""
    agency: str = ""
    office: str = ""
    unit: str = ""
    job: str = ""
    echelon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiasnMove:
    """One person who goes, or went, from one position to another.

    Attributes:
        nip, name, grade: Who.
        position_before, unit_before: Blank for who held none.
        position, unit, above: Where to, and the unit above that one.
        family: Of the new position: JPT, ADMINISTRATOR, PENGAWAS, FUNGSIONAL or
            PELAKSANA.
        echelon: Of the new position, e.g. ``III.a``; blank where it has none.
        stays_in_job: Whether only the unit changes.
        starts_on: TMT.
        decree, decreed_on: Number and day of the decree; blank where there is none yet.
        sworn_on: Day of the inauguration.
        is_done: Whether the move has been carried out.
    """

    nip: str
    name: str
    grade: str = ""
    position_before: str = ""
    unit_before: str = ""
    position: str
    unit: str
    above: str = ""
    family: str
    echelon: str = ""
    stays_in_job: bool = False
    starts_on: date | None = None
    decree: str = ""
    decreed_on: date | None = None
    sworn_on: date | None = None
    assignment: Assignment = Assignment.DEFINITIVE
    is_done: bool = False
    ids: Ids = field(default_factory=Ids)
