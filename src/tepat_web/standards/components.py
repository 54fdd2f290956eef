"""What a standard tells, as the law names it, and which element asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat import law
from tepat.law import Norm
from tepat.words import Sentence
from tepat_web.kit import writing
from tepat_web.snapshots.showing import language

from .models import DELIVERY, MANAGEMENT, Standard

OF_ELEMENT: Mapping[str, str] = MappingProxyType(
    {
        "requirements": "requirements",
        "procedure": "procedure",
        "duration": "duration",
        "fee": "fee",
        "product": "product",
        "staff_competence": "staff_competence",
        "staff_behaviour": "assurance",  # how one is treated is promised there
        "complaint_handling": "complaint_handling",
        "facilities": "facilities",
    }
)
"""Element of the survey → component that promises it; ours, the law draws no line."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its key, its name for the reader, and whether citizens read it."""

    key: str
    name: str
    is_delivery: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one standard says of a component.

    Attributes:
        text: In the words of the unit; blank: nothing.
        figure: The same as a number (“3 working days”), where it was given.
    """

    component: Component
    text: str
    figure: str


def components(day: date) -> list[Component]:
    """Return the fourteen components as the law names them on a day."""
    norms = law.on(day).service_standard
    return [
        *_named(norms.delivery, DELIVERY, is_delivery=True),
        *_named(norms.management, MANAGEMENT, is_delivery=False),
    ]


def said(it: Standard, day: date) -> list[Said]:
    """Return all that a standard says, component by component."""
    figures = {"duration": time_taken(it), "fee": charge(it)}
    return [
        Said(each, it.text(each.key).strip(), figures.get(each.key, ""))
        for each in components(day)
    ]


def time_taken(it: Standard) -> str:
    """Write the time that a service takes; blank where only the text tells."""
    if it.taken is None:
        return ""
    match it.taken_unit:
        case Standard.Span.DAYS:
            told = ngettext("%(n)s working day", "%(n)s working days", it.taken)
        case Standard.Span.HOURS:
            told = ngettext("%(n)s hour", "%(n)s hours", it.taken)
        case _:
            told = ngettext("%(n)s minute", "%(n)s minutes", it.taken)
    return told % {"n": writing.number(it.taken)}


def charge(it: Standard) -> str:
    """Write the fee; blank where only the text tells."""
    if it.charge is None:
        return ""
    return f"Rp{writing.number(it.charge)}" if it.charge else _("free of charge")


def _named(
    norm: Norm[Mapping[str, Sentence]], keys: tuple[str, ...], *, is_delivery: bool
) -> list[Component]:
    told = language()
    return [Component(key, norm.value[key].fill({}, told), is_delivery) for key in keys]
