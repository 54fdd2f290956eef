"""Which positions each unit may have, before the number of seats is settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .jobs import Job, catalogue
from .schools import teachers
from .tables import table
from .unit import Unit

# Jobs whose title names the unit: what stands before it.
TITLED_BY_UNIT: Mapping[str, str] = {
    "KADIS": "Kepala",
    "KABAN": "Kepala",
    "KASATPOL": "Kepala",
    "KABAG": "Kepala",
    "KABID": "Kepala",
    "KASUBBAG": "Kepala",
    "KASI": "Kepala",
    "KAUPTD": "Kepala",
    "KSSD": "Kepala",
    "KSSMP": "Kepala",
    "KAPUS": "Kepala",
    "DIRRSUD": "Direktur",
    "SEKLUR": "Sekretaris",
    "ASISTEN": "",
    "STAFAHLI": "",
    "IRBAN": "",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A position that a unit may have.

    Attributes:
        unit: Its place in the list of units.
        weight: Seats at the size of 10,000 employees; exact where ``is_fixed``.
        is_core: Exists in the smallest city too.
        is_fixed: Its seats follow from the unit, not from the size of the city.
        position_class: Where it differs from that of the job.
    """

    unit: int
    job: Job
    title: str
    weight: float
    is_core: bool
    is_fixed: bool
    is_critical: bool
    echelon: str | None
    position_class: int | None

    @property
    def is_principal(self) -> bool:
        return self.job.code in ("KSSD", "KSSMP")


def drafts_of(units: list[Unit], chance: np.random.Generator) -> list[Draft]:
    """Return every position the units may have, unit by unit, the leader first."""
    names = {unit.code: unit.name for unit in units}
    return [
        draft
        for index, unit in enumerate(units)
        if unit.pattern is not None
        for draft in _of_unit(index, unit, names, chance)
    ]


def _of_unit(
    index: int, unit: Unit, names: Mapping[str, str], chance: np.random.Generator
) -> Iterator[Draft]:
    seen: set[str] = set()
    for line in table("patterns")[unit.pattern]:
        code = _job_code(line["job"], unit)
        job = catalogue().get(code or "")
        if job is None or (job.code in seen and "title" not in line):
            continue
        seen.add(job.code)
        is_teacher = "share" in line
        yield Draft(
            unit=index,
            job=job,
            title=line.get("title") or _title(job, unit, names),
            weight=_teacher_seats(line, unit, chance)
            if is_teacher
            else _seats(line, unit, job, chance),
            is_core=line.get("core", False),
            is_fixed=is_teacher,
            is_critical=line.get("critical", job.family == "JPT"),
            echelon=line.get("echelon", job.echelon),
            position_class=line.get("class"),
        )


def _job_code(told: str, unit: Unit) -> str | None:
    """The job of a pattern's line, with "@…" filled from the unit; null: none."""
    if told == "@head":
        return unit.head
    if told == "@crew":
        if unit.crew is None or unit.crew in catalogue():
            return unit.crew
        return f"{unit.crew}.TR"
    if told.startswith("@"):
        place, _, level = told[1:].partition(".")
        order = int(place) - 1
        return f"{unit.jobs[order]}.{level}" if order < len(unit.jobs) else None
    return told


def _title(job: Job, unit: Unit, names: Mapping[str, str]) -> str:
    if job.root in TITLED_BY_UNIT:
        return f"{TITLED_BY_UNIT[job.root]} {unit.name}".strip()
    if job.root == "SEKDIS":
        return f"Sekretaris {names[unit.agency]}"
    if job.root == "SEKCAM":
        return f"Sekretaris {names[unit.agency]}"
    if job.root in ("CAMAT", "LURAH"):
        return unit.name.replace("Kecamatan", "Camat").replace("Kelurahan", "Lurah")
    return job.name


def _seats(
    line: dict[str, Any], unit: Unit, job: Job, chance: np.random.Generator
) -> float:
    if job.is_leadership or "seats" not in line:
        return 1.0
    variety = float(chance.lognormal(0.0, 0.22))
    return float(line["seats"]) * unit.size * variety


def _teacher_seats(
    line: dict[str, Any], unit: Unit, chance: np.random.Generator
) -> float:
    needed = teachers(unit.classes, line["of"])
    return float(np.floor(needed * line["share"] + chance.random()))
