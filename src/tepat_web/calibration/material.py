"""What a meeting looks at: raters, the guide of each unit, judges side by side.

Raters and units are read from a stored computation of performance; judges are compared
by the engine in a job, and kept with the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Any

import polars as pl

from tepat.performance.policy import PerformancePolicy
from tepat.performance.raters import compare_judges
from tepat_web.accounts.models import User
from tepat_web.assessments.models import Judge
from tepat_web.consultation.suppression import SMALL
from tepat_web.snapshots import store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import Wanted, rows
from tepat_web.snapshots.store import StoredTable

RATERS, UNITS, FINDINGS = "kalibrasi", "unit", "perlu-dilihat"
SPREAD = "SPREAD-"  # codes of findings about the guide
RECORD = {
    "rater": pl.String(),
    "year": pl.Int64(),
    "person": pl.String(),
    "competency": pl.String(),
    "asked": pl.Int64(),
    "level": pl.Int64(),
}


@dataclass(frozen=True, slots=True)
class Given:
    """One level that one judge gave one person.

    Attributes:
        judge: One of ``Judge``.
        rater: Who gave it: a key of names.
        person: Number of the participant.
        agency: Path of the agency of the participant.
        year: In which it was given.
        competency: Its code.
        asked, level: What the position asks for, and what was given.
    """

    judge: str
    rater: str
    person: int
    agency: str
    year: int
    competency: str
    asked: int
    level: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two judges of the same people and competencies.

    Attributes:
        first, second: Of ``Judge``.
        place: Path of an agency, code of a competency, or blank: all together.
        people: Of whom both judged something.
        levels: Levels that both gave.
        mean: Mean of first less second, in levels.
        same, above, below: Levels where the first gave the same, more, less.
    """

    first: str
    second: str
    place: str
    people: int
    levels: int
    mean: float
    same: int
    above: int
    below: int


def table(result: Computed, name: str) -> StoredTable | None:
    """Return a table of a stored computation; none where its files are gone."""
    try:
        stored = store.read(result.folder)
    except OSError:
        return None
    return next((each for each in stored.tables if each.name == name), None)


def raters(by: User, result: Computed, path: str) -> pl.DataFrame:
    """Return the raters of an area, the furthest from others first."""
    found = table(result, RATERS)
    return pl.DataFrame() if found is None else rows(by, found, Wanted(path)).collect()


def units(by: User, result: Computed, path: str) -> pl.DataFrame:
    """Return the units of an area with their ratings held against the guide."""
    found = table(result, UNITS)
    return pl.DataFrame() if found is None else rows(by, found, Wanted(path)).collect()


def warnings(by: User, result: Computed, path: str) -> pl.DataFrame:
    """Return what is told of the guide in an area: the findings SPREAD-1 to 6."""
    found = table(result, FINDINGS)
    if found is None:
        return pl.DataFrame()
    told = rows(by, found, Wanted(path)).filter(pl.col("code").str.starts_with(SPREAD))
    return told.collect()


def pairs(given: Sequence[Given]) -> list[Pair]:
    """Return how judges differ: all together, by agency and by competency.

    Of fewer than SMALL people nothing is told: a mean would be a person's.
    """
    told: list[Pair] = []
    for first, second in combinations(reversed(Judge.values), 2):
        both = list(_both(given, first, second))
        told += _pairs(first, second, both)
    return told


def _both(
    given: Iterable[Given], first: str, second: str
) -> Iterable[tuple[Given, Given]]:
    """Levels that two judges gave the same person in the same competency."""
    known = {
        (each.person, each.competency): each for each in given if each.judge == second
    }
    for each in given:
        other = known.get((each.person, each.competency))
        if each.judge == first and other is not None:
            yield each, other


def _pairs(
    first: str, second: str, both: Sequence[tuple[Given, Given]]
) -> Iterable[Pair]:
    groups: dict[str, list[tuple[Given, Given]]] = {"": list(both)}
    for one, other in both:
        groups.setdefault(f"unit:{one.agency}", []).append((one, other))
        groups.setdefault(f"kompetensi:{one.competency}", []).append((one, other))
    for place, some in groups.items():
        people = len({one.person for one, _other in some})
        if people >= SMALL:
            gaps = [one.level - other.level for one, other in some]
            yield Pair(
                first,
                second,
                place,
                people,
                len(gaps),
                round(fmean(gaps), 2),
                same=sum(1 for gap in gaps if gap == 0),
                above=sum(1 for gap in gaps if gap > 0),
                below=sum(1 for gap in gaps if gap < 0),
            )


def compared(
    given: Sequence[Given], names: Mapping[str, str], policy: PerformancePolicy
) -> list[dict[str, Any]]:
    """Return superiors and assessors beside each other, as the engine compares them.

    What people say of themselves is left out: each judges one person only.

    Args:
        given: Levels of a round.
        names: Of raters.
        policy: Its least number and least difference are used.

    Returns:
        ``name``, ``people``, ``effect``, ``low``, ``high`` and ``standing``, the
        furthest from others first.
    """
    records = pl.DataFrame(
        [
            {
                "rater": each.rater,
                "year": each.year,
                "person": str(each.person),
                "competency": each.competency,
                "asked": each.asked,
                "level": each.level,
            }
            for each in given
            if each.judge != Judge.SELF
        ],
        schema=RECORD,
    )
    told = compare_judges(records, policy).table
    ordered = told.with_columns(far=pl.col("effect").abs()).sort(
        "far", "rater", descending=[True, False]
    )
    return [
        {
            "name": names.get(row["rater"], row["rater"]),
            "people": row["people"],
            **{name: round(row[name], 2) + 0.0 for name in ("effect", "low", "high")},
            "standing": row["standing"],
        }
        for row in ordered.iter_rows(named=True)
    ]
