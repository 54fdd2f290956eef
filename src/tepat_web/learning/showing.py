"""Tables and sentences of the pages about hours and programmes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.kit import writing
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.models import Employee

from .account import Year
from .programmes import Mean, Programme


def sentence(it: Year) -> str:
    """Say in one sentence how a year stands."""
    hours = writing.number(it.hours)
    if it.over is not None:
        return _(
            "%(hours)s learning hours in %(year)s: more than the most that counts, "
            "%(most)s."
        ) % {"hours": hours, "year": it.year, "most": writing.number(it.most)}
    if it.lacking is not None:
        said = _("%(hours)s learning hours in %(year)s; %(lacking)s are still lacking.")
        facts = {"hours": hours, "year": it.year}
        return said % {**facts, "lacking": writing.number(it.lacking)}
    if it.least is not None:
        return _("%(hours)s learning hours in %(year)s: the least is reached.") % {
            "hours": hours,
            "year": it.year,
        }
    return _("%(hours)s learning hours in %(year)s.") % {
        "hours": hours,
        "year": it.year,
    }


def years(them: Iterable[Year]) -> dict[str, Any]:
    """Return the years of a person as a table."""
    return {
        "columns": [
            Column(_("Year")),
            Column(_("Hours"), is_number=True),
            Column(_("Trainings"), is_number=True),
            Column(_("Least"), unit="JP", is_number=True),
            Column(_("Most"), unit="JP", is_number=True),
            Column(_("State")),
        ],
        "rows": [
            Row(
                [
                    str(it.year),
                    it.hours,
                    it.trainings,
                    _or_dash(it.least),
                    _or_dash(it.most),
                    standing(it),
                ]
            )
            for it in them
        ],
    }


def people(them: Sequence[Employee], told: dict[str, Year]) -> dict[str, Any]:
    """Return this year of people as a table."""
    return {
        "columns": [
            Column(_("Employee")),
            Column(_("Unit"), is_long=True),
            Column(_("Status")),
            Column(_("Hours"), is_number=True),
            Column(_("Still lacking"), unit="JP", is_number=True),
            Column(_("State")),
        ],
        "rows": [
            Row(
                [
                    it.name,
                    it.place.name if it.place else "",
                    it.status.replace("_", " "),
                    told[it.nip].hours,
                    _or_dash(told[it.nip].lacking),
                    standing(told[it.nip]),
                ]
            )
            for it in them
            if it.nip in told
        ],
    }


def standing(it: Year) -> object:
    """Say in a word or two how a year stands."""
    if it.over is not None:
        return Cell(_("more than the most"), verdict="warning")
    if it.least is None:
        return _("no least applies")
    if it.reaches is None:
        return Cell(_("hours of a training are not recorded"), verdict="unknown")
    return _("reached") if it.reaches else _("not reached yet")


def programmes(
    offers: Iterable[TrainingOffer], told: dict[str, Programme]
) -> dict[str, Any]:
    """Return programmes as a table, in the order given; no ranking."""
    return {
        "columns": [
            Column(_("Training")),
            Column(_("Participants"), is_number=True),
            Column(_("1 Reaction"), unit="1–4"),
            Column(_("2 Learning"), unit=_("share of what was left to learn")),
            Column(_("3 Behaviour"), unit="1–4"),
            Column(_("Levels closed each")),
            Column(_("Cost per level"), unit="Rp", is_number=True),
        ],
        "rows": [
            Row(
                [
                    Cell(
                        offer.name or offer.code,
                        reverse("learning:programme", args=[offer.pk]),
                    ),
                    it.people,
                    ranged(it.reaction),
                    ranged(it.gain),
                    ranged(it.behaviour),
                    ranged(it.rise),
                    _or_dash(it.cost_per_level),
                ]
            )
            for offer in offers
            if (it := told.get(offer.code)) is not None
        ],
    }


def ranged(mean: Mean) -> str:
    """Write a mean with its interval and the number it rests on, or why it is not."""
    if mean.value is None:
        return (
            _("too few (n = %(n)d)") % {"n": mean.count}
            if mean.count
            else writing.NOTHING
        )
    facts = {"mean": writing.number(mean.value, 2), "n": mean.count}
    if mean.low is None or mean.high is None:
        return _("%(mean)s (n = %(n)d)") % facts
    return _("%(mean)s (%(low)s to %(high)s; n = %(n)d)") % {
        **facts,
        "low": writing.number(mean.low, 2),
        "high": writing.number(mean.high, 2),
    }


def _or_dash(value: float | None) -> object:
    return writing.NOTHING if value is None else value
