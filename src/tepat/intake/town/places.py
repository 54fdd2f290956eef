"""Where the units of the city lie, and at which it is hard to work."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from .chance import Subject, stream
from .tables import table
from .unit import Unit

Spot = tuple[float, float]  # latitude, longitude

DIGITS = 5  # of a degree: about a metre
WARD_APART = 0.009  # degrees between a ward and the centre of its district, typical
UNIT_APART = 0.003  # and between a unit and the centre of its ward
OWN_OFFICE = ("uptd", "rumah sakit")  # kinds that do not sit with the unit above


def spots(units: list[Unit], seed: int) -> tuple[list[Spot], list[bool]]:
    """Return where each unit lies, and whether it is a hard place to work.

    A unit of a ward lies in it, an agency or technical office anywhere in the city;
    every other unit shares the building of the unit above. Nothing else of the city is
    drawn from these random numbers.

    Args:
        units: Each after its parent.
        seed: Of the city.
    """
    chance = stream(seed, Subject.PLACES)
    centres = _wards(chance)
    hard = frozenset(table("places")["hardship"])
    drift = chance.normal(0.0, UNIT_APART, (len(units), 2))
    anywhere = chance.random((len(units), 2))
    lies: dict[str, Spot] = {}
    is_hard = []
    for unit, near, luck in zip(units, drift, anywhere, strict=True):
        ward = _first_name(unit.place or "")
        lies[unit.code] = _lies(unit, centres.get(ward), near, luck, lies)
        is_hard.append(ward in hard)
    return [lies[unit.code] for unit in units], is_hard


def _lies(
    unit: Unit,
    ward: Spot | None,
    near: NDArray[np.float64],
    luck: NDArray[np.float64],
    lies: dict[str, Spot],
) -> Spot:
    districts = table("places")["centres"]
    named = _first_name(unit.name.partition("Kecamatan ")[2])
    if ward is None and named in districts:
        ward = tuple(districts[named])
    if ward is not None:
        return _kept(ward[0] + near[0], ward[1] + near[1])
    if unit.parent in lies and unit.agency != unit.code and not _is_apart(unit):
        return lies[unit.parent]
    (south, north), (west, east) = table("places")["bounds"]
    return _kept(
        south + luck[0] * (north - south),
        west + luck[1] * (east - west),
    )


def _is_apart(unit: Unit) -> bool:
    return unit.kind in OWN_OFFICE


def _wards(chance: np.random.Generator) -> dict[str, Spot]:
    told = table("places")
    names = [
        (ward, told["centres"][district])
        for district, wards in told["districts"].items()
        for ward in wards
    ]
    drift = chance.normal(0.0, WARD_APART, (len(names), 2))
    return {
        ward: _kept(centre[0] + away[0], centre[1] + away[1])
        for (ward, centre), away in zip(names, drift, strict=True)
    }


def _kept(latitude: float, longitude: float) -> Spot:
    """Keep a spot within the bounds of the city."""
    (south, north), (west, east) = table("places")["bounds"]
    return (
        round(float(min(max(latitude, south), north)), DIGITS),
        round(float(min(max(longitude, west), east)), DIGITS),
    )


def _first_name(name: str) -> str:
    """Drop the number by which a large city tells equal names apart."""
    return re.sub(r" [0-9]+$", "", name)
