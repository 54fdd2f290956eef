"""Whom to take on in each year: the empty seats in order, as far as means reach.

The order is a rule that can be read out, not a weighing: critical positions first, then
leadership, then the larger relative shortage, then units that serve people directly,
then the order of the organisation. The seats of a year are gone through once, in that
order; a seat is taken where a place and the money for it are left.

What that guarantees: no seat is left empty for one of lower priority, unless the money
left did not reach for it. It does not fill the largest possible number of seats: two
cheap ones may together cost less than the dear one above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tepat.snapshot.vocabulary import LEADERSHIP

# Kinds of unit that people come to, or that come to people.
SERVED_IN = (
    *("sekolah", "sd", "smp", "tk", "paud", "puskesmas", "pustu", "klinik", "rsud"),
    *("rumah sakit", "laboratorium", "upt", "uptd", "kecamatan", "kelurahan"),
)
SERVICE = rf"(?i)\b(?:{'|'.join(SERVED_IN)})\b"

CAPACITY, BUDGET, NO_COST = "kapasitas", "anggaran", "biaya"


@dataclass(frozen=True, slots=True)
class Means:
    """What may be spent on new people in one year.

    Attributes:
        people: How many may be taken on; null where nothing limits it.
        budget: Rupiah for the first year of those taken on; null likewise.
    """

    people: int | None
    budget: float | None


@dataclass(slots=True)
class Left:
    """What is left of the means of one year."""

    people: int | None
    budget: float | None

    def why_not(self, cost: float | None) -> str | None:
        """Why one more person at this cost cannot be taken on; null where one can."""
        if self.people is not None and self.people < 1:
            return CAPACITY
        if self.budget is None:
            return None
        if cost is None:
            return NO_COST
        return BUDGET if cost > self.budget else None

    def take(self, cost: float | None) -> None:
        if self.people is not None:
            self.people -= 1
        if self.budget is not None and cost is not None:
            self.budget -= cost


def priorities(positions: pl.DataFrame) -> pl.DataFrame:
    """Add what the order of filling asks of each position.

    Args:
        positions: With ``critical``, ``family`` and ``unit_kind``.

    Returns:
        ``positions`` with ``leads`` and ``serves``.
    """
    return positions.with_columns(
        critical=pl.col("critical").fill_null(False),
        leads=pl.col("family").is_in(LEADERSHIP),
        serves=pl.col("unit_kind").str.contains(SERVICE).fill_null(False),
    )


def seats(short: pl.DataFrame) -> pl.DataFrame:
    """Return every empty seat of a year, in the order in which they are filled.

    The second seat of a position comes after the first has made its shortage smaller,
    so the shortest positions take turns.

    Args:
        short: ``position``, ``short`` (seats), ``need``, ``critical``, ``leads``,
            ``serves``, ``cost``; in the order of the organisation.

    Returns:
        One row per seat: ``place`` (of its position in ``short``) and ``share`` (of
        the need that is empty before this seat is filled).
    """
    rows = short.with_row_index("place").filter(pl.col("short") > 0)
    each = rows.with_columns(pl.int_ranges(0, pl.col("short")).alias("taken")).explode(
        "taken"
    )
    return each.with_columns(
        share=(pl.col("short") - pl.col("taken")) / pl.col("need")
    ).sort(
        *("critical", "leads", "share", "serves", "place"),
        descending=[True, True, True, True, False],
        maintain_order=True,
    ).select("place", "share")  # fmt: skip


def filled(
    short: pl.DataFrame, means: Means, planned: Sequence[tuple[int, float | None]]
) -> tuple[dict[int, Taken], dict[tuple[int, str], int]]:
    """Go through the empty seats of one year, and take those that means reach for.

    Args:
        short: As in :func:`seats`.
        means: Of that year.
        planned: People already planned for it, and what each costs: they come first.

    Returns:
        Place → what is taken there; and (place, why) → seats left empty, ``why``
        being ``kapasitas``, ``anggaran`` or ``biaya`` (unknown cost).
    """
    left = Left(means.people, means.budget)
    for people, cost in planned:
        if left.people is not None:
            left.people -= people
        if left.budget is not None and cost is not None:
            left.budget -= people * cost
    costs = short["cost"].to_list()
    taken: dict[int, Taken] = {}
    empty: dict[tuple[int, str], int] = {}
    for rank, (place, share) in enumerate(seats(short).iter_rows(), start=1):
        why = left.why_not(costs[place])
        if why is not None:
            empty[place, why] = empty.get((place, why), 0) + 1
            continue
        left.take(costs[place])
        so_far = taken.get(place, Taken(0, rank, share))
        taken[place] = Taken(so_far.people + 1, so_far.rank, so_far.share)
    return taken, empty


@dataclass(frozen=True, slots=True)
class Taken:
    """People proposed for one position in one year.

    Attributes:
        people: How many.
        rank: Place of the first of their seats in the order of filling.
        share: Share of the need that was empty before.
    """

    people: int
    rank: int
    share: float


def exhausted(means: Means, planned: Mapping[str, float]) -> Iterator[str]:
    """Name the means that plans alone use up: ``people``, ``budget``.

    Args:
        means: Of one year.
        planned: ``people`` and ``budget`` that its planned fills take.
    """
    if means.people is not None and planned["people"] > means.people:
        yield "people"
    if means.budget is not None and planned["budget"] > means.budget:
        yield "budget"
