"""What people wrote, beside what the elements come to, and what might be done next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tepat_web.snapshots.models import Computed

from . import remarks
from .remarks import Group, Sorted
from .results import OfUnit

FIRST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """One element with the remarks about it, the most complained of first."""

    label: str
    groups: Sequence[Group]


def heard(found: Computed, told: OfUnit, said: Sorted) -> list[Heard]:
    """Return every element with remarks, the lowest first as a survey tells them."""
    order = {row["element"]: at for at, row in enumerate(told.elements)}
    labels = remarks.elements_of(found.day)
    named = [
        Heard(label, said.groups[key])
        for key, label in labels.items()
        if key in said.groups
    ]
    return sorted(named, key=lambda it: order.get(it.label, len(order)))


def steps(heard: Sequence[Heard]) -> list[tuple[Heard, Group]]:
    """Return what might be done first: topics complained of, of the lowest elements."""
    wished = [(it, group) for it in heard for group in it.groups if group.wishes]
    return wished[:FIRST_STEPS]
