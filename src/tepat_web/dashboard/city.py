"""How the city stands, for everybody: from stored results, and no small count.

What is here is about positions, agencies and services, never about people. A count of
an agency below five is left out, and with it the sum that would give it away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from django.utils import timezone
from django.utils.translation import override

from tepat_web.consultation.models import Publication
from tepat_web.consultation.queries import public
from tepat_web.consultation.suppression import SMALL, suppressed
from tepat_web.organisation.paths import AGENCY, WIDTH
from tepat_web.satisfaction import open_data
from tepat_web.snapshots import store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.result import PATH


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Needs and vacant seats.

    Attributes:
        made: The result that they are from.
        need, held: People needed and there, in the whole city.
        agencies: Vacant seats by name of the agency; ``None`` is fewer than five.
        vacant: Of all agencies; ``None`` where some of them are left out.
    """

    made: Computed
    need: int | None
    held: int | None
    agencies: Mapping[str, int | None]
    vacant: int | None


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a unit in a half-year, with its 95 per cent interval."""

    unit: str
    period: str
    sheets: int
    ikm: float
    low: float | None
    high: float | None
    quality: str


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The index of every unit that had enough answers."""

    made: Computed
    units: Sequence[Index]


@dataclass(frozen=True, slots=True)
class City:
    """Everything that is shown to everybody."""

    vacancies: Vacancies | None
    satisfaction: Satisfaction | None
    plans: Sequence[Publication]


def standing() -> City:
    """Read the latest results: a few statements, however large the city is."""
    needs, survey = _latest("needs"), open_data.latest()
    return City(
        _vacancies(needs) if needs else None,
        _satisfaction(survey) if survey else None,
        public(),
    )


def _latest(kind: str) -> Computed | None:
    """The latest result about the city as it was, not as it will be."""
    done = Computed.objects.standing().filter(
        kind=kind, nip="", day__lte=timezone.localdate()
    )
    return done.order_by("-pk").first()


def _rows(made: Computed, name: str) -> pl.DataFrame | None:
    for table in store.read(made.folder).tables:
        if table.name == name:
            return pl.read_parquet(table.rows)
    return None


def _vacancies(made: Computed) -> Vacancies | None:
    rows = _rows(made, "unit")
    if rows is None:
        return None
    depth = pl.col(PATH).str.len_chars()
    root = rows.filter(depth == WIDTH)
    agencies = rows.filter(depth == AGENCY).sort("name")
    counts = dict(agencies.select("name", "vacancies").iter_rows())
    cells, total = suppressed(counts)
    need, held = (_shown(int(root[name].sum())) for name in ("need", "occupied"))
    return Vacancies(made, need, held, cells, total)


def _shown(count: int) -> int | None:
    return count if count >= SMALL else None


def _satisfaction(made: Computed) -> Satisfaction:
    """The last half-year that is over, as the open data tell it, of each unit."""
    last: dict[str, Index] = {}
    with override("id"):  # in which periods and bands have their official names
        for row in open_data.over(made):
            if row["n"] >= SMALL:
                last[row["name"]] = Index(
                    row["name"],
                    row["period"],
                    row["n"],
                    row["ikm"],
                    row["low"],
                    row["high"],
                    row["quality"] or "",
                )
    return Satisfaction(made, [last[name] for name in sorted(last)])
