"""How the city stands, for everybody: what was approved, and no small count.

What is here is about positions, agencies and services, never about people. Of a number
below five nothing else that is shown tells anything, whatever it is: sums are over what
is told, and holders are left out, since with the need they would tell vacant seats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.utils import timezone

from tepat import law
from tepat.satisfaction.periods import named
from tepat.satisfaction.words import quality
from tepat_web.consultation.models import Publication
from tepat_web.consultation.queries import public
from tepat_web.consultation.suppression import SMALL
from tepat_web.organisation.paths import AGENCY, WIDTH
from tepat_web.satisfaction import open_data
from tepat_web.snapshots import releases, showing, store
from tepat_web.snapshots.models import Computed, Release, Subject
from tepat_web.snapshots.result import PATH

Content = list[dict[str, Any]]
COUNTS = ("need", "vacancies")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over what is told.

    Attributes:
        value: Of the cells that are told.
        is_all: Whether none is left out; else it is the least that it can be.
    """

    value: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Needs and vacant seats.

    Attributes:
        day: Of the data.
        approved: When they were approved; none: they were not yet.
        agencies: ``name``, ``need`` and ``vacancies``; ``None`` is fewer than five.
        need, vacant: Over all agencies.
    """

    day: date
    approved: date | None
    agencies: Sequence[Mapping[str, Any]]
    need: Sum
    vacant: Sum


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The last half-year that is over of every unit that had enough answers.

    Attributes:
        day: Of the data.
        approved: When they were approved; none: they were not yet.
        units: Rows of the open data, by name.
    """

    day: date
    approved: date | None
    units: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class City:
    """Everything that is shown to everybody."""

    vacancies: Vacancies | None
    satisfaction: Satisfaction | None
    plans: Sequence[Publication]


def standing() -> City:
    """Read what was approved: a few statements, however large the city is."""
    needs = releases.current(Subject.NEEDS)
    survey = releases.current(Subject.SURVEY)
    return City(
        vacancies(needs) if needs else None,
        satisfaction(survey) if survey else None,
        public(),
    )


def latest(subject: Subject) -> Computed | None:
    """Return the latest result that could be shown, about the city as it was."""
    if subject is Subject.SURVEY:
        return open_data.latest()
    done = Computed.objects.standing().filter(
        kind=subject, nip="", day__lte=timezone.localdate()
    )
    found: Computed | None = done.order_by("-pk").first()
    return found


def content(made: Computed, before: Release | None) -> Content:
    """Return what everybody would see of a result, after what they saw last."""
    if made.kind == Subject.SURVEY:
        return open_data.content(made, before.shown if before else ())
    return _agencies(made)


def vacancies(release: Release) -> Vacancies:
    """Return what a release tells of needs and vacant seats."""
    rows: Content = release.shown
    return Vacancies(
        release.result.day, _approved(release), rows, *(_sum(rows, it) for it in COUNTS)
    )


def satisfaction(release: Release) -> Satisfaction:
    """Return what a release tells of satisfaction: of each unit the last half-year."""
    told = (each for each in release.shown if each["n"] is not None)
    last = {each["number"] or each["name"]: each for each in told}
    units = [_spoken(each) for each in last.values()]
    units.sort(key=lambda it: str(it["name"]))
    return Satisfaction(release.result.day, _approved(release), units)


SHOWN: Mapping[Subject, Callable[[Release], Vacancies | Satisfaction]] = {
    Subject.SURVEY: satisfaction,
    Subject.NEEDS: vacancies,
}
"""How a release of each subject is shown, in the order of the page."""


def _spoken(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row in the reader's language; the open data keep to the official names."""
    period = named(row["period"])
    letter = (row["quality"] or "")[:1] or None
    called = quality(letter, law.on(period.last))
    spoken = showing.language()
    return {
        **row,
        "period": period.name.fill({}, spoken),
        "quality": called.fill({}, spoken) if called else None,
    }


def _approved(release: Release) -> date | None:
    return timezone.localtime(release.at).date() if release.pk else None


def _sum(rows: Content, name: str) -> Sum:
    told = [each[name] for each in rows if each[name] is not None]
    return Sum(sum(told), len(told) == len(rows))


def _agencies(made: Computed) -> Content:
    """Each agency, and the city's own positions that belong to none."""
    tables = {each.name: each for each in store.read(made.folder).tables}
    if "unit" not in tables:
        return []
    rows = pl.read_parquet(tables["unit"].rows, columns=["name", PATH, *COUNTS])
    depth = pl.col(PATH).str.len_chars()
    agencies = rows.filter(depth == AGENCY).sort("name", PATH)
    own = rows.filter(depth == WIDTH).with_columns(
        pl.col(name) - agencies[name].sum() for name in COUNTS
    )
    listed = pl.concat([own.filter(pl.col("need") > 0), agencies])
    return [_told(row) for row in listed.iter_rows(named=True)]


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    counts = {name: int(row[name] or 0) for name in COUNTS}
    shown = {name: it if it >= SMALL else None for name, it in counts.items()}
    return {"name": row["name"], **shown}
