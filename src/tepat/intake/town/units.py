"""All units of the city, each after its parent."""

from __future__ import annotations

from .agencies import agency
from .chance import Subject, stream
from .clinics import clinics
from .districts import districts
from .schools import schools
from .size import size_of
from .tables import table
from .unit import ROOT, Unit
from .wards import wards_of

ROOT_NAME = "Pemerintah Kota Tangerang Selatan (data contoh)"


def units_of(employees: int, seed: int) -> list[Unit]:
    """Return the units of a city of this size; the first one is the root."""
    size = size_of(employees)
    wards = wards_of(size)
    chance = stream(seed, Subject.UNITS)
    units = [
        Unit(
            code=ROOT,
            name=ROOT_NAME,
            parent=None,
            kind="kota",
            affair="Pemerintah Daerah",
            agency=ROOT,
        )
    ]
    for told in table("agencies")[: size.agencies]:
        units += agency(told, size)
        if told["code"] == "DINDIK":
            units += schools(size, wards, chance)
        elif told["code"] == "DINKES":
            units += clinics(size, wards)
    return [*units, *districts(size, wards)]
