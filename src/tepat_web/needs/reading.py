"""What pages of one analysis need of others: the day, the drivers, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.analysis.models import Driver
from tepat_web.kit import writing
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.snapshots import take

from .subjects import Subject


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back."""

    title: str
    url: str


def crumbs(subject: Subject, *more: Crumb) -> list[Crumb]:
    """Return the way back from a page of an analysis."""
    return [
        Crumb(_("Job analyses"), reverse("needs:index")),
        *([Crumb(subject.name, subject.url())] if more else []),
        *more,
    ]


def day_of_law() -> date:
    """Return the day whose law counts: the city's reference date, or today."""
    return take.snapshot(only=()).day


def drivers_of(subject: Subject) -> Sequence[tuple[str, str]]:
    """Return the drivers that may move a task: code, and name with present value.

    Those of the units above a position are told with the nearest value.
    """
    rows = Driver.objects.standing().select_related("unit").order_by("order", "pk")
    near: dict[str, tuple[int, str]] = {}
    for row in rows:
        path = row.unit.path if row.unit else ""
        best, _said = near.get(row.code, (-1, ""))
        if subject.path.startswith(path) and len(path) >= best:
            told = f"{row.name} ({writing.number(row.value)} {row.measure})".strip()
            near[row.code] = (len(path), told)
    return [(code, told) for code, (_depth, told) in near.items()]


def units_above(subject: Subject) -> list[str]:
    """Return the names of the units from the top of the city down to its own."""
    path = subject.path
    above = [path[:end] for end in range(WIDTH, len(path) + 1, WIDTH)]
    rows = Unit.objects.filter(path__in=above).order_by("path")
    return list(rows.values_list("name", flat=True))
