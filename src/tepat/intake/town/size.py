"""How large a city of so many employees is: how many agencies, wards and schools."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from .tables import table

AGENCIES_COMPLETE_AT = 3_000
DIVISIONS_COMPLETE_AT = 6_000
FEWEST_AGENCIES = 4  # the secretariat, education, health and the personnel agency
WARDS_PER_DISTRICT = 54 / 7


@dataclass(frozen=True, slots=True)
class Size:
    """Counts of the units of a city; ``agency_growth`` is how much larger than at
    10,000 employees its agencies are."""

    agencies: int
    divisions: float
    districts: int
    district_sections: int
    wards: int
    primary: int
    secondary: int
    kindergartens: int
    clinics: int
    hospitals: int
    agency_growth: float


def size_of(employees: int) -> Size:
    """Return the size of a city; at 10,000 that of Kota Tangerang Selatan.

    Small cities keep a core of everything, large ones have more schools, health
    centres, wards and hospitals rather than ever larger agencies.
    """
    unit = employees / 10_000
    most = table("places")["per_ten_thousand"]
    wards = max(1, round(most["wards"] * unit))
    agencies = len(table("agencies"))
    growth = (employees - 50) / (AGENCIES_COMPLETE_AT - 50)
    return Size(
        agencies=min(
            agencies, FEWEST_AGENCIES + round((agencies - FEWEST_AGENCIES) * growth)
        ),
        divisions=min(1.0, (employees / DIVISIONS_COMPLETE_AT) ** 0.5),
        districts=ceil(wards / WARDS_PER_DISTRICT - 1e-9),
        district_sections=min(5, round(employees / 600)),
        wards=wards,
        primary=max(1, round(most["primary"] * unit)),
        secondary=round(most["secondary"] * unit),
        kindergartens=round(most["kindergartens"] * unit),
        clinics=max(1, round(most["clinics"] * unit)),
        hospitals=round(most["hospitals"] * unit),
        agency_growth=max(1.0, unit**0.6),
    )
