"""What people wrote, beside what the elements come to, and what might be done next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tepat.satisfaction.first_steps import FIRST_STEPS
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.showing import language

from . import remarks
from .remarks import Group, Sorted
from .results import OfUnit

MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """One element with the remarks about it, the most complained of first."""

    label: str
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step that might be taken first.

    Attributes:
        key: Of the element it is for; ``label`` is its name.
        text: The step.
        group: The remarks that ask for it; ``None`` where it follows from the element
            alone, since nobody wrote what is wrong.
    """

    key: str
    label: str
    text: str
    group: Group | None = None


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


def steps(found: Computed, told: OfUnit, heard: Sequence[Heard]) -> list[Suggestion]:
    """Return what might be done first.

    For the lowest element there is always one, unless all are equal: from what people
    complain of, or else from the element itself. Then come topics complained of, of the
    next elements.
    """
    keys = {label: key for key, label in remarks.elements_of(found.day).items()}
    wished = [
        Suggestion(group.topic.element, it.label, group.next, group)
        for it in heard
        for group in it.groups
        if group.wishes
    ]
    lowest = _lowest(told)
    if lowest in keys and not any(each.label == lowest for each in wished):
        key = keys[lowest]
        own = FIRST_STEPS[key].fill({}, language())
        wished.insert(0, Suggestion(key, lowest, own))
    return wished[:MOST_STEPS]


def _lowest(told: OfUnit) -> str:
    """The lowest element; nothing where all that were answered are equal."""
    means = [row["nrr"] for row in told.elements if row["nrr"] is not None]
    return str(told.elements[0]["element"]) if len(set(means)) > 1 else ""
