"""How the ratings of one sheet spread, beside the guide for the unit's own rating.

It is told while one writes, and never blocks anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tepat import law
from tepat.performance import distribution, said
from tepat.snapshot.vocabulary import RATINGS
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.performance.models import UnitRating
from tepat_web.snapshots.showing import language
from tepat_web.snapshots.take import structure_on

from . import wording
from .course import Told
from .queries import Due


@dataclass(frozen=True, slots=True)
class Spread:
    """The ratings of a sheet.

    Attributes:
        counts: Each rating that occurs with how many people, the best first.
        rated: People with a rating.
        people: All on the sheet.
        findings: Where it departs from the guide.
        note: Why it is not compared, where it is not.
    """

    counts: list[tuple[str, int]]
    rated: int
    people: int
    findings: list[Told]
    note: str


def of(sheet: Sequence[Due], year: int) -> Spread:
    """Hold the ratings of a sheet, drafts too, against the guide for its unit.

    The unit is the one in which most of these people are, or the nearest one above it
    that is rated that year.
    """
    told = Counter(due.evaluation.rating for due in sheet if due.evaluation)
    del told[""]
    counts = [(wording.rating(word), told[word]) for word in RATINGS if told[word]]
    rated = sum(told.values())
    if not rated:
        return Spread(counts, rated, len(sheet), [], "")
    paths = Counter(due.agreement.path for due in sheet)
    unit, rating = _unit(paths.most_common(1)[0][0], year)
    if unit is None:
        return Spread(counts, rated, len(sheet), [], "")
    if not rating:
        facts = {"name": unit.name, "year": str(year)}
        note = said.NO_UNIT_RATING.fill(facts, language())
        return Spread(counts, rated, len(sheet), [], note)
    law_then = law.on(date(year, 12, 31))
    pattern = distribution.pattern(rating, told, law_then)
    found = distribution.findings(unit.code, unit.name, pattern, law_then)
    return Spread(counts, rated, len(sheet), [Told.of(each) for each in found], "")


def _unit(path: str, year: int) -> tuple[Unit | None, str]:
    """The nearest unit upwards that is rated, with its rating; else the unit itself."""
    upwards = [path[:end] for end in range(len(path), 0, -WIDTH)]
    structure = structure_on(None)
    rows = UnitRating.objects.standing().filter(
        unit__structure=structure, unit__path__in=upwards, year=year
    )
    found: list[UnitRating] = [row for row in rows.select_related("unit") if row.rating]
    if found:
        nearest = max(found, key=lambda row: len(row.unit.path))
        return nearest.unit, nearest.rating
    units = Unit.objects.standing().filter(structure=structure, path=path)
    return units.first(), ""
