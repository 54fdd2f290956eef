"""What anybody may know: the index of each unit and half-year that is over.

It is told once somebody approved it (:class:`tepat_web.snapshots.models.Release`), and
as it was approved. Only half-years that are over are told, always in the same cut: with
a figure of every day, or of quarters beside half-years, the answers of a few could be
worked out from the differences. For the same reason a half-year stays as it was told
until as many sheets as :data:`SMALL` came in or went. Fewer sheets are told as just
that.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from django.utils.translation import override

from tepat.satisfaction.periods import Every, period_of
from tepat_web.accounts.queries import operator
from tepat_web.consultation.suppression import SMALL
from tepat_web.kit import writing
from tepat_web.snapshots import queries
from tepat_web.snapshots.models import Computed, Release

from . import results
from .results import Row

EVERY: Every = "semester"
CUTS = ("period", "since", "weight")  # parameters of a survey that change its figures
FIGURES = ("ikm", "low", "high", "quality")
HEADINGS = ("unit", "masa", "lembar", "ikm", "selang_rendah", "selang_tinggi", "mutu")
ABOUT = ("data_per", "hitungan")
FEW = f"kurang dari {SMALL}"
Told = Mapping[str, Any]


def latest() -> Computed | None:
    """Return the latest survey of the whole city in the cut that is told."""
    rows = queries.computed(operator()).filter(kind=results.KIND)
    return next(filter(is_in_cut, rows), None)


def is_in_cut(found: Computed) -> bool:
    """Tell whether a result was asked for in the cut that is told."""
    asked = {name: found.parameters.get(name) or "" for name in CUTS}
    usual = dict.fromkeys(CUTS, "")
    return asked in (usual, usual | {"period": EVERY})


def content(found: Computed, before: Sequence[Told]) -> list[dict[str, Any]]:
    """Return what would be told of a survey, after what was told last.

    Args:
        before: What the last release shows, withdrawn or not: it was seen.

    Returns:
        ``number`` and ``name`` of the unit, ``period``, ``n``, the figures, and whether
        they are ``kept`` from before; of a small group none but ``name`` and
        ``period``.
    """
    known = {key: each for each in before for key in _keys(each)}
    with override("id"):  # in which periods and bands have their official names
        rows = [_open(each) for each in over(found)]
    return [_after(_known(known, each), each) for each in rows]


def written(release: Release | None) -> str:
    """Return the data as CSV, with nothing but headings where there are none."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow((*HEADINGS, *ABOUT))
    if release is not None:
        about = release.result.day.isoformat(), release.result_id
        for row in release.shown:
            writer.writerow((*_line(row), *about))
    return made.getvalue()


def over(found: Computed) -> Iterator[Row]:
    """Yield the index of each unit and half-year that is over; asked in Indonesian."""
    now = period_of(found.day, EVERY).name.fill({}, "id")
    for row in results.periods(operator(), found):
        if row["period"] != now:
            yield row


def _keys(row: Told) -> list[tuple[Any, str]]:
    """The unit by its number, which a new name does not change, and by its name."""
    return [(row[name], row["period"]) for name in ("number", "name") if row[name]]


def _known(known: Mapping[tuple[Any, str], Told], row: Told) -> Told | None:
    return next((known[key] for key in _keys(row) if key in known), None)


def _open(row: Row) -> dict[str, Any]:
    """A row without what a small group would tell."""
    is_small = row["n"] < SMALL
    return {
        "number": row[results.NUMBER],
        "name": row["name"],
        "period": row["period"],
        "n": None if is_small else row["n"],
        **{name: None if is_small else row[name] for name in FIGURES},
        "kept": False,
    }


def _after(before: Told | None, row: dict[str, Any]) -> dict[str, Any]:
    """A row as it may follow what was told of the same half-year."""
    if before is None or before["n"] is None or row["n"] is None:
        return row
    figures = ("n", *FIGURES)
    is_same = all(before[name] == row[name] for name in figures)
    if is_same or abs(row["n"] - before["n"]) >= SMALL:
        return row
    return row | {name: before[name] for name in figures} | {"kept": True}


def _line(row: Told) -> tuple[object, ...]:
    name = writing.cell(row["name"])
    if row["n"] is None:
        return name, row["period"], FEW, "", "", "", ""
    figures = (row["ikm"], row["low"], row["high"])
    return name, row["period"], row["n"], *figures, row["quality"] or ""
