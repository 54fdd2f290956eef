"""The path of a unit: the fixed-width numbers of all units from the root down to it."""

from __future__ import annotations

from .models import Structure, Unit

WIDTH = 5  # characters per unit
AGENCY = 2 * WIDTH  # the city and the agency in it
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def paths(structure: Structure | None) -> dict[int, str]:
    """Return the path of every unit of a structure, by the unit's number."""
    units = Unit._base_manager.filter(structure=structure)
    parent = dict(units.values_list("pk", "parent_id"))
    found: dict[int, str] = {}

    def path(number: int, below: frozenset[int]) -> str:
        if number not in found:
            above = parent.get(number)
            is_root = above is None or above in below
            begin = "" if is_root or above is None else path(above, below | {number})
            found[number] = begin + segment(number)
        return found[number]

    for number in parent:
        path(number, frozenset())
    return found


def segment(number: int) -> str:
    """Return the piece of a path that stands for one unit.

    >>> segment(36)
    '00010'
    """
    text = ""
    while number:
        number, rest = divmod(number, len(DIGITS))
        text = DIGITS[rest] + text
    return text.rjust(WIDTH, "0")
