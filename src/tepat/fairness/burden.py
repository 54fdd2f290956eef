"""What the plan asks of people: hard posts, distance, and yet another move.

Whatever the data do not tell stays unknown: a unit that is not marked is neither hard
nor easy, and a person without a recorded past has moved an unknown number of times.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from tepat.placement.case import Case
from tepat.placement.problem import Ints

from .distance import kilometres
from .groups import DIMENSIONS
from .outcome import Exact, Outcome, at_rows

RECENT_YEARS = 5


@dataclass(frozen=True, slots=True)
class Burden:
    """The burden of a plan.

    Attributes:
        people: One row per person, in the order of the case: ``nip``; ``unit``,
            ``unit_before`` (codes); ``moves`` (by this plan), ``hard``,
            ``hard_before`` (truth: the unit is a hardship post; null: not known or no
            position), ``distance`` (km between the old and the new unit, one decimal;
            null where nobody moves between known places), ``recent`` (changes of
            position in the five years before the plan), ``total`` (all on record).
        groups: Per group of each dimension, and ``all``: ``dimension``, ``group``,
            ``people``, ``moved``, ``known_hard`` (people whose unit is marked before
            and after), ``hard_before``, ``hard_after``, ``to_hard`` (came to a hardship
            post by the plan, from one that is none), ``measured`` (moves of known
            distance), ``distance_mean``, ``distance_most``, ``known_recent``,
            ``recent_mean`` (with this plan's move). Counts and means of groups smaller
            than the least are null.
        units_unmarked, units_unplaced: Units not marked ya or tidak, and units without
            coordinates, among those with positions.
        least: Size of the smallest group that is told.
    """

    people: pl.DataFrame
    groups: pl.DataFrame
    units_unmarked: int
    units_unplaced: int
    least: int


def burden(told: Outcome, grouped: pl.DataFrame, least: int) -> Burden:
    """Work out what a plan asks of each person and group.

    Args:
        told: The plan.
        grouped: See ``groups.groups``.
        least: Size of the smallest group whose figures may be told.
    """
    before, after = told.unit_of(told.holds), told.unit_of(told.seat)
    units = told.units
    hard = units["is_hardship"]
    past = _past(told.case)
    people = pl.DataFrame(
        {
            "nip": told.case.people["nip"],
            "unit_before": at_rows(units["unit"], before),
            "unit": at_rows(units["unit"], after),
            "moves": told.moved,
            "hard_before": at_rows(hard, before),
            "hard": at_rows(hard, after),
            "distance": _distances(told, before, after),
            "recent": past["recent"],
            "total": past["total"],
        }
    )
    used = units[np.unique(told.unit[told.unit >= 0])]
    is_placed = pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null()
    return Burden(
        people=people,
        groups=_by_group(people, grouped, least),
        units_unmarked=used["is_hardship"].null_count(),
        units_unplaced=used.filter(~is_placed).height,
        least=least,
    )


def _distances(told: Outcome, before: Ints, after: Ints) -> pl.Series:
    """Kilometres between the units; null for who stays or where a place is blank."""
    units = told.units

    def side(name: str, row: Ints) -> Exact:
        told: Exact = at_rows(units[name], row).cast(pl.Float64).to_numpy()
        return told

    apart = kilometres(
        side("latitude", before),
        side("longitude", before),
        side("latitude", after),
        side("longitude", after),
    )
    apart[~told.moved] = np.nan
    return pl.Series(apart.round(1)).fill_nan(None)


def _past(case: Case) -> pl.DataFrame:
    """Count earlier changes of position: starts on record after the first one.

    A start is a day on which an earlier or the present position began. Who has no
    earlier position on record, although the present one did not begin with the service,
    has an unknown past; so has who left a start blank.

    Returns:
        ``recent`` and ``total``, one row per person.
    """
    since = years_before(case.effective_on, RECENT_YEARS)
    here = case.people.select("nip", "position", "position_since", "entered")
    past = case.snapshot.history.select("nip", "since").join(
        here.select("nip"), on="nip", how="semi"
    )
    now = here.filter(pl.col("position").is_not_null()).select(
        "nip", since="position_since"
    )
    counted = (
        pl.concat([past, now])
        .filter(pl.col("since").is_null() | (pl.col("since") <= case.effective_on))
        .unique(maintain_order=True)
        .group_by("nip", maintain_order=True)
        .agg(
            starts=pl.col("since").drop_nulls().len().cast(pl.Int64),
            recent=(pl.col("since") > since).sum().cast(pl.Int64),
            first=pl.col("since").min(),
            blanks=pl.col("since").null_count(),
        )
    )
    rows = (
        here.join(counted, on="nip", how="left", maintain_order="left")
        .join(
            past.select("nip", has_past=pl.lit(True)).unique(),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .with_columns(has_past=pl.col("has_past").fill_null(False))
    )
    begins = pl.col("first") <= pl.col("entered").dt.offset_by("1mo")
    whole = (pl.col("blanks") == 0) & (pl.col("has_past") | begins.fill_null(False))
    first_is_recent = (pl.col("first") > since).cast(pl.Int64)
    settled = (pl.col("blanks") == 0) & (pl.col("first") <= since)
    return rows.select(
        recent=pl.when(whole)
        .then(pl.col("recent") - first_is_recent)
        .when(settled)
        .then("recent"),
        total=pl.when(whole).then(pl.col("starts") - 1),
    )


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 28 February for a leap day.

    >>> years_before(date(2024, 2, 29), 5)
    datetime.date(2019, 2, 28)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _by_group(people: pl.DataFrame, grouped: pl.DataFrame, least: int) -> pl.DataFrame:
    told = pl.concat([people, grouped], how="horizontal").with_columns(all=pl.lit(""))
    both = pl.col("hard").is_not_null() & pl.col("hard_before").is_not_null()
    figures = {
        "people": pl.len(),
        "moved": pl.col("moves").sum(),
        "known_hard": both.sum(),
        "hard_before": (both & pl.col("hard_before")).sum(),
        "hard_after": (both & pl.col("hard")).sum(),
        "to_hard": (
            both & pl.col("moves") & pl.col("hard") & ~pl.col("hard_before")
        ).sum(),
        "measured": pl.col("distance").count(),
        "distance_mean": pl.col("distance").mean().round(1),
        "distance_most": pl.col("distance").max(),
        "known_recent": pl.col("recent").count(),
        "recent_mean": (pl.col("recent") + pl.col("moves").cast(pl.Int64))
        .mean()
        .round(2),
    }
    parts = [
        told.filter(pl.col(dimension).is_not_null())
        .group_by(pl.col(dimension).alias("group"))
        .agg(
            pl.lit(dimension).first().alias("dimension"),
            **{
                name: figure
                if "mean" in name or "most" in name
                else figure.cast(pl.Int64)
                for name, figure in figures.items()
            },
        )
        .sort("group")
        for dimension in ("all", *DIMENSIONS)
    ]
    whole = pl.concat(parts).select("dimension", "group", *figures)
    hidden = _too_small(whole, least)
    return whole.with_columns(
        pl.when(~hidden).then(name).alias(name) for name in figures
    )


def _too_small(figures: pl.DataFrame, least: int) -> pl.Series:
    """Flag groups below the least, with their dimension: what is left of the whole
    would tell them."""
    small = figures.filter((pl.col("people") < least) & (pl.col("dimension") != "all"))[
        "dimension"
    ]
    return figures.select(
        pl.col("dimension").is_in(small.unique().implode())
    ).to_series()
