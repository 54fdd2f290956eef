"""The wards (kelurahan) of the city; a large city has numbered ones besides."""

from __future__ import annotations

from dataclasses import dataclass

from .size import Size
from .tables import table


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward in a district; ``district`` counts from 1."""

    name: str
    district: int
    district_name: str


def wards_of(size: Size) -> list[Ward]:
    """Return as many wards as the city has, district by district.

    The real names come first. After them each further round of districts repeats
    them with a number: Kecamatan Ciputat 2 with Kelurahan Cipayung 2.
    """
    wards: list[Ward] = []
    district, lap = 0, 1
    while len(wards) < size.wards:
        for district_name, names in table("places")["districts"].items():
            district += 1
            wards += [
                Ward(_numbered(name, lap), district, _numbered(district_name, lap))
                for name in names
            ]
        lap += 1
    return wards[: size.wards]


def spread(count: int, wards: list[Ward]) -> list[tuple[Ward, int]]:
    """Place ``count`` things in the wards in turn; each with its number there."""
    return [
        (wards[index % len(wards)], index // len(wards) + 1) for index in range(count)
    ]


def _numbered(name: str, lap: int) -> str:
    return name if lap == 1 else f"{name} {lap}"
