"""One person as the search for a path needs to know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.rules.experience import Experience
from tepat.rules.service import before_now, spells

from .ground import Ground
from .station import Spell, first


@dataclass(frozen=True, slots=True)
class Person:
    """One person on the reference day.

    Attributes:
        at: Index in ``Ground.people``.
        start: The row of ``station.first``, and ``credits_on``. Where the day of the
            present position is blank, it is taken to begin on the reference day.
        experience: Per job group.
        spells: Positions held before the present one.
        leaves_on: First day no longer in the present position; ``None`` if not told.
        level_unknown, group_unknown: Months of service without a level, and without a
            job group, on record; ``None`` where that cannot be told.
        grows_unknown: Whether time in the present position adds to each of them.
        is_since_assumed: Whether the day of the present position is blank.
    """

    at: int
    start: pl.DataFrame
    experience: Experience
    spells: tuple[Spell, ...]
    leaves_on: date | None
    level_unknown: int | None
    group_unknown: int | None
    grows_unknown: tuple[bool, bool]
    is_since_assumed: bool

    @property
    def nip(self) -> str:
        told: str = self.start["nip"][0]
        return told

    @property
    def born(self) -> date | None:
        told: date | None = self.start["born"][0]
        return told

    @property
    def credits_on(self) -> date | None:
        told: date | None = self.start["credits_on"][0]
        return told


def person(ground: Ground, at: int) -> Person:
    """Return one person of ``Ground.people`` by index."""
    row = first(ground, slice(at, at + 1))
    nip = row["nip"][0]
    has_position = bool(row["has_position"][0])
    is_assumed = has_position and row["position_since"][0] is None
    if is_assumed:
        row = row.with_columns(
            position_since="effective_on", months_in_position=pl.lit(0, pl.Int64)
        )
    known = ground.experience_of(nip)
    held = before_now(
        spells(ground.snapshot, ground.people.filter(pl.col("nip") == nip), ground.day)
    )
    told = held.select("level", "group", "since", "until").iter_rows()
    at_most, months = row["months_in_level_at_most"][0], row["months_in_level"][0]
    unknown = None if at_most is None or months is None else at_most - months
    without_group = known.unexplained["months"].to_list()
    is_untold = not has_position or is_assumed
    credits = known.credits()
    return Person(
        at=at,
        start=row.with_columns(
            credits_on=pl.lit(credits["credit_on"].first(), pl.Date)
        ),
        experience=known,
        spells=tuple(Spell(*each) for each in told),
        leaves_on=ground.leaves_on[at],
        level_unknown=unknown,
        group_unknown=without_group[0] if without_group else None,
        grows_unknown=(
            is_untold or row["level"][0] is None,
            is_untold or row["group"][0] is None,
        ),
        is_since_assumed=is_assumed,
    )
