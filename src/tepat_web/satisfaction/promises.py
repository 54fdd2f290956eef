"""What the standards of a unit promise, beside its lowest elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tepat_web.snapshots.models import Computed
from tepat_web.standards import queries as standards
from tepat_web.standards.queries import Promise

from . import remarks
from .results import OfUnit

LOWEST = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """One element: its name, its mean (NRR), and what is promised for it."""

    label: str
    nrr: float
    promises: Sequence[Promise]


def beside(found: Computed, told: OfUnit, unit: int, today: date) -> list[Beside]:
    """Return the lowest elements with what holds for them today.

    Empty where no service of the unit has a standard.
    """
    promised = standards.promised(unit, today)
    if not promised:
        return []
    keys = {label: key for key, label in remarks.elements_of(found.day).items()}
    scored = [row for row in told.elements if row["nrr"] is not None]
    return [
        Beside(
            row["element"],
            row["nrr"],
            promised.get(keys.get(row["element"], ""), ()),
        )
        for row in scored[:LOWEST]
    ]
