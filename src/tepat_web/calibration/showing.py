"""The material of a meeting as tables of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tepat.competency import name_of
from tepat.performance.said import RATING
from tepat.snapshot.vocabulary import RATINGS
from tepat_web.accounts.models import User
from tepat_web.assessments.listing import unit_names
from tepat_web.assessments.models import Judge
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.kit.writing import NOTHING, number, signed

from . import material
from .models import Calibration


@dataclass(frozen=True, slots=True)
class Raters:
    """Raters, and the words by which they may be filtered."""

    rows: Sequence[Row] = ()
    standings: Sequence[tuple[str, str]] = ()
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Warned:
    """A sentence on one unit."""

    verdict: str
    said: str
    code: str


@dataclass(frozen=True, slots=True)
class Units:
    """Units against the guide, and what is told of them."""

    rows: Sequence[Row] = ()
    warnings: Sequence[Warned] = ()
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Differences:
    """Two judges of the same people: all together, by agency, by competency."""

    title: str
    id: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Judges:
    """Judges beside each other."""

    judges: Sequence[Row] = ()
    tables: Sequence[Differences] = field(default=())


def rater_columns() -> list[Column]:
    """Return the columns of raters."""
    return [
        Column(_("Rater")),
        Column(_("Ratings given"), is_number=True),
        Column(_("People"), is_number=True),
        Column(_("From others"), is_number=True, unit=_("steps")),
        Column(_("Range of 95 per cent"), is_number=True, unit=_("steps")),
        Column(_("Where it lies")),
        Column(_("Since the year before"), is_number=True, unit=_("steps")),
        Column(_("To talk about"), is_long=True),
    ]


def raters(by: User, it: Calibration, standing: str, language: str) -> Raters:
    """Return the raters of a meeting.

    Args:
        standing: Only those: the engine's word in Indonesian; blank: all.
        language: ``id`` or ``en``.
    """
    if it.result is None:
        return Raters()
    everyone = material.raters(by, it.result, it.path)
    if everyone.is_empty():
        return Raters(is_gone=material.table(it.result, material.RATERS) is None)
    told = everyone.to_dicts()
    words = {row["standing_said_id"]: row[f"standing_said_{language}"] for row in told}
    found = [row for row in told if not standing or row["standing_said_id"] == standing]
    rows = [
        Row(
            [
                row["name"] or row["rater"],
                row["ratings"],
                row["people"],
                signed(row["effect"]),
                _range(row["low"], row["high"]),
                row[f"standing_said_{language}"],
                _drift(row),
                row[f"said_{language}"],
            ]
        )
        for row in found
    ]
    return Raters(rows, list(words.items()))


def _drift(row: Mapping[str, Any]) -> str:
    if row["drift"] is None:
        return NOTHING
    return f"{signed(row['drift'])} ({_range(row['drift_low'], row['drift_high'])})"


def unit_columns(language: str) -> list[Column]:
    """Return the columns of units: each rating a count."""
    ratings = [
        RATING[word].en if language == "en" else RATING[word].id for word in RATINGS
    ]
    return [
        Column(_("Unit")),
        Column(_("Rating of the unit")),
        Column(_("Rated"), is_number=True, unit=_("people")),
        *(Column(name, is_number=True) for name in ratings),
        Column(_("Not rated"), is_number=True),
        Column(_("Guide")),
    ]


def units(by: User, it: Calibration, language: str) -> Units:
    """Return the units of a meeting held against the guide, and the warnings."""
    if it.result is None:
        return Units()
    found = material.units(by, it.result, it.path)
    if found.is_empty():
        return Units(is_gone=material.table(it.result, material.UNITS) is None)
    rows = [
        Row(
            [
                row["name"],
                row[f"rating_said_{language}"],
                row["people"],
                *(row[f"n_{at}"] for at in range(len(RATINGS))),
                row["unrated"],
                row[f"within_{language}"],
            ]
        )
        for row in found.iter_rows(named=True)
    ]
    told = material.warnings(by, it.result, it.path)
    warnings = [
        Warned(_verdict(row["verdict"]), row[f"said_{language}"], row["code"])
        for row in told.iter_rows(named=True)
    ]
    return Units(rows, warnings)


def _verdict(told: str) -> str:
    """A guide that is not met needs a look; it is against no law."""
    return "warning" if told == "fails" else told


def judge_columns() -> list[Column]:
    """Return the columns of judges."""
    return [
        Column(_("Judge of competency")),
        Column(_("People"), is_number=True),
        Column(_("From others"), is_number=True, unit=_("levels")),
        Column(_("Range of 95 per cent"), is_number=True, unit=_("levels")),
        Column(_("Where it lies")),
    ]


def pair_columns() -> list[Column]:
    """Return the columns of differences."""
    return [
        Column(_("Where")),
        Column(_("People"), is_number=True),
        Column(_("Mean difference"), is_number=True, unit=_("levels")),
        Column(_("The same level"), is_number=True, unit="%"),
        Column(_("First gave more"), is_number=True, unit="%"),
        Column(_("First gave less"), is_number=True, unit="%"),
    ]


def judges(it: Calibration, language: str) -> Judges:
    """Return how the judges of a meeting's round differ, as it was compared last."""
    told = it.judges
    if not told:
        return Judges()
    standings = {
        "milder": Cell(pgettext("judge", "higher than others"), verdict="warning"),
        "stricter": Cell(pgettext("judge", "lower than others"), verdict="warning"),
        "alike": pgettext("judge", "cannot be told apart"),
        "too_few": pgettext("judge", "too few people"),
    }
    rows = [
        Row(
            [
                each["name"],
                each["people"],
                signed(each["effect"]),
                _range(each["low"], each["high"]),
                standings[each["standing"]],
            ]
        )
        for each in told["judges"]
    ]
    return Judges(rows, _tables(told["pairs"], language))


def _tables(pairs: Sequence[Mapping[str, Any]], language: str) -> list[Differences]:
    names = unit_names(
        each["place"].removeprefix("unit:")
        for each in pairs
        if each["place"].startswith("unit:")
    )
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for each in pairs:
        found.setdefault((each["first"], each["second"]), []).append(each)
    return [
        Differences(
            _("%(first)s against %(second)s")
            % {
                "first": str(Judge(first).label).capitalize(),
                "second": Judge(second).label,
            },
            f"{first}-{second}",
            [
                Row(
                    [
                        _place(each["place"], names, language),
                        each["people"],
                        signed(each["mean"]),
                        *(
                            number(round(100 * each[part] / each["levels"]))
                            for part in ("same", "above", "below")
                        ),
                    ]
                )
                for each in some
            ],
        )
        for (first, second), some in found.items()
    ]


def _place(told: str, names: Mapping[str, str], language: str) -> str:
    kind, _colon, code = told.partition(":")
    if kind == "unit":
        return names.get(code, code)
    if kind == "kompetensi":
        name = name_of(code)
        return name.en if language == "en" else name.id
    return _("All together")


def _range(low: float, high: float) -> str:
    return _("%(low)s to %(high)s") % {"low": signed(low), "high": signed(high)}
