"""State kindergartens, primary and secondary schools; the latter under the province
from SMA on, so a city has none of those."""

from __future__ import annotations

from math import ceil

import numpy as np

from .size import Size
from .unit import Unit
from .wards import Ward, spread

CLASSES_OF_PRIMARY = (6, 12, 12, 12, 18, 18, 24)
CLASSES_OF_SECONDARY = (18, 21, 24, 24, 27, 30, 33)

# Hours a week of one class, and the hours a teacher must teach (positions.md 7.1).
HOURS_A_WEEK = {
    "religion": 4,
    "sport": 4,
    "hours2": 2,
    "hours3": 3,
    "hours4": 4,
    "hours5": 5,
    "hours6": 6,
}
HOURS_OF_A_TEACHER = 24
CLASS_SIZE = 32
PUPILS_OF_A_COUNSELLOR = 150


def teachers(classes: int, subject: str) -> int:
    """Return how many teachers a school of so many classes needs for a subject.

    A class teacher for each class; other subjects: classes × hours ÷ 24, rounded up;
    counsellors: one for 150 pupils. Source: positions.md 7.1.

    >>> teachers(12, "class"), teachers(12, "religion"), teachers(24, "counselling")
    (12, 2, 6)
    """
    if subject == "class":
        return classes
    if subject == "counselling":
        return ceil(classes * CLASS_SIZE / PUPILS_OF_A_COUNSELLOR)
    return ceil(classes * HOURS_A_WEEK[subject] / HOURS_OF_A_TEACHER)


def schools(size: Size, wards: list[Ward], chance: np.random.Generator) -> list[Unit]:
    """Return the state schools, each below the coordinator of its district."""
    primary = chance.choice(CLASSES_OF_PRIMARY, size.primary)
    secondary = chance.choice(CLASSES_OF_SECONDARY, size.secondary)
    if size.primary == 1:
        primary[:] = min(CLASSES_OF_PRIMARY)
    coordinators = _coordinators(wards)
    return [
        *coordinators.values(),
        *(
            _school(f"TK{index:02}", f"TK Negeri {ward.name}{_again(number)}",
                    "kindergarten", ward, 0, coordinators)
            for index, (ward, number) in enumerate(
                spread(size.kindergartens, wards), start=1
            )
        ),
        *(
            _school(f"SD{index:03}", f"SD Negeri {ward.name} {number:02}",
                    "primary", ward, int(classes), coordinators)
            for index, ((ward, number), classes) in enumerate(
                zip(spread(size.primary, wards), primary, strict=True), start=1
            )
        ),
        *(
            _school(f"SMP{index:02}", f"SMP Negeri {index} Kota Tangerang Selatan",
                    "secondary", ward, int(classes), coordinators)
            for index, ((ward, _), classes) in enumerate(
                zip(spread(size.secondary, wards), secondary, strict=True), start=1
            )
        ),
    ]  # fmt: skip


def _coordinators(wards: list[Ward]) -> dict[int, Unit]:
    return {
        ward.district: Unit(
            code=f"DINDIK.K{ward.district:02}",
            name=f"Koordinator Wilayah Pendidikan Kecamatan {ward.district_name}",
            parent="DINDIK",
            kind="koordinator wilayah",
            affair="Pendidikan",
            agency="DINDIK",
            pattern="coordinator",
        )
        for ward in wards
    }


def _school(
    code: str,
    name: str,
    pattern: str,
    ward: Ward,
    classes: int,
    coordinators: dict[int, Unit],
) -> Unit:
    return Unit(
        code=code,
        name=name,
        parent=coordinators[ward.district].code,
        kind="sekolah",
        affair="Pendidikan",
        agency="DINDIK",
        pattern=pattern,
        classes=classes,
        place=ward.name,
    )


def _again(number: int) -> str:
    return "" if number == 1 else f" {number}"
