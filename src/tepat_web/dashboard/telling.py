"""What the page of figures shows: sections, sources, what is missing, what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import GIVEN, MAY, Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import charts, writing
from tepat_web.kit.tables import Column
from tepat_web.snapshots import showing
from tepat_web.snapshots.computations import BY_KIND
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.result import Field

from . import classes, queries, spread, taken
from .area import Area
from .cards import Card, Part
from .figures import FIGURES, SECTIONS
from .queries import Index, Made, Point, Told

P = Permission
VACANT = "kursi-kosong"


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next: said, and where."""

    said: str
    title: str
    url: str


def page(by: User, area: Area) -> dict[str, Any]:
    """Return what the page shows of the reader's part of the city."""
    made = queries.made(by)
    told = queries.told(area, made, list(FIGURES.values()))
    may_ask = bool(reach(by, P.COMPUTE))
    parts = [
        Part(
            section.name,
            str(section.title),
            [
                _card(each)
                for each in told
                if each.figure in section.figures and not spread.holds(each)
            ],
            made=next(iter(made.get(section.kind, ())), None),
            kind=str(BY_KIND[section.kind].title),
            ask=reverse("snapshots:ask", args=[section.kind]) if may_ask else "",
            indices=_indices(area, made) if section.kind == "survey" else (),
            spread=spread.of(told) if section.kind == "performance" else None,
        )
        for section in SECTIONS
    ]
    parts = [classes.added(by, part) for part in parts if part.cards]
    return {
        "area": area,
        "parts": parts,
        "taken": taken.section(by, area),
        "days": sorted({part.made.day for part in parts if part.made}),
        "step": _step(parts),
        "may_publish": bool(reach(by, P.FIGURES_PUBLISH)),
        "who": who(P.COMPUTE),
    }


def unsorted(columns: Sequence[Column]) -> list[Column]:
    """Return headings that do not sort: the list is as it was computed."""
    return [replace(each, is_sortable=False) for each in columns]


def linked(area: Area, fields: Sequence[Field]) -> list[Field]:
    """Return the columns without what leads to files that a head may not open."""
    return [
        replace(each, sheet="") if area.is_led and each.sheet == "employees" else each
        for each in fields
    ]


def over_time(told: Told, now: Computed) -> charts.Line | None:
    """Draw a figure over the days of its results; none: there is one day only."""
    if told.value is None or not told.before:
        return None
    points = [
        *((each.day, each.value) for each in reversed(told.before)),
        (now.day, told.value),
    ]
    title = str(told.figure.title)
    said = _("%(title)s on %(n)d days, each from the result of that day.")
    curve = [charts.Point(writing.day(day), value) for day, value in points]
    statement = said % {"title": title, "n": len(points)}
    return charts.Line(statement, [charts.Series(title, curve)], title=_("Day"))


def points(told: Told, now: Computed) -> list[Point]:
    """Return what a figure was on each day, the last first; none: on one day only."""
    if told.value is None or not told.before:
        return []
    return [Point(now.day, now.pk, told.value), *told.before]


def over_half_years(rows: Sequence[Mapping[str, Any]]) -> charts.Line | None:
    """Draw an index half-year after half-year; none: there is one only."""
    name = f"period_{showing.language()}"
    curve = [
        charts.Point(row[name], row["ikm"], row["low"], row["high"]) for row in rows
    ]
    if len(curve) < 2:
        return None
    said = _("The index of each half-year; the band is its 95 per cent interval.")
    return charts.Line(said, [charts.Series("IKM", curve)], title=_("Half-year"))


def _card(told: Told) -> Card:
    figure = told.figure
    since = told.before[0].day if told.before else None
    return Card(
        str(figure.title),
        str(figure.unit),
        told.value,
        told.change,
        _("since %(day)s") % {"day": writing.day(since)} if since else "",
        url=reverse("dashboard:behind", args=[figure.name]),
        note="" if told.value is not None else _("The latest result does not tell."),
    )


def _indices(area: Area, made: Made) -> list[Index]:
    found = made.get("survey")
    return queries.lowest(area, found[0], showing.language()) if found else []


def _step(parts: Sequence[Part]) -> Step | None:
    """What to do first: compute what is missing, else look at the vacant seats."""
    lacking = next((each for each in parts if each.made is None and each.ask), None)
    if lacking is not None:
        said = _("“%(kind)s” has not been computed yet.") % {"kind": lacking.kind}
        return Step(said, _("Compute it"), lacking.ask)
    vacant = reverse("dashboard:behind", args=[VACANT])
    for card in (card for part in parts for card in part.cards):
        if card.url == vacant and card.value:
            n = int(card.value)
            said = ngettext(
                "%(n)s seat that is needed is vacant.",
                "%(n)s seats that are needed are vacant.",
                n,
            ) % {"n": writing.number(n)}
            return Step(said, _("See where"), vacant)
    return None


def who(permission: Permission) -> str:
    """Return the roles that may do something."""
    return ", ".join(str(role.label) for role in GIVEN if permission in MAY[role])
