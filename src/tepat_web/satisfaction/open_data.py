"""What anybody may know: the index of each unit and half-year that is over.

Only half-years that are over are told, always in the same cut: with a figure of every
day, or of quarters beside half-years, the answers of a few could be worked out from the
differences. Fewer sheets than :data:`SMALL` are told as just that.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from tepat.satisfaction.periods import Every, period_of
from tepat_web.accounts.queries import operator
from tepat_web.consultation.suppression import SMALL
from tepat_web.snapshots import queries
from tepat_web.snapshots.models import Computed

from . import results
from .results import Row

EVERY: Every = "semester"
CUTS = ("period", "since", "weight")  # parameters of a survey that change its figures
HEADINGS = ("unit", "masa", "lembar", "ikm", "selang_rendah", "selang_tinggi", "mutu")
ABOUT = ("data_per", "hitungan")
FEW = f"kurang dari {SMALL}"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take it as a formula


def latest() -> Computed | None:
    """Return the latest survey of the whole city in the cut that is told."""
    for found in queries.computed(operator()).filter(kind=results.KIND):
        asked = {name: found.parameters.get(name) or "" for name in CUTS}
        if asked in (
            dict.fromkeys(CUTS, ""),
            dict.fromkeys(CUTS, "") | {"period": EVERY},
        ):
            return found
    return None


def written(found: Computed | None) -> str:
    """Return the data as CSV, with nothing but headings where there are none."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow((*HEADINGS, *ABOUT))
    if found is not None:
        for row in over(found):
            writer.writerow((*_told(row), found.day.isoformat(), found.pk))
    return made.getvalue()


def over(found: Computed) -> Iterator[Row]:
    """Yield the index of each unit and half-year that is over; asked in Indonesian."""
    now = period_of(found.day, EVERY).name.fill({}, "id")
    for row in results.periods(operator(), found):
        if row["period"] != now:
            yield row


def _told(row: Row) -> tuple[object, ...]:
    name = row["name"]
    name = f"'{name}" if name.startswith(DANGEROUS) else name
    if row["n"] < SMALL:
        return name, row["period"], FEW, "", "", "", ""
    figures = (row["ikm"], row["low"], row["high"])
    return name, row["period"], row["n"], *figures, row["quality"] or ""
