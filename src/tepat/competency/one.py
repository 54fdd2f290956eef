"""The match of one person with one position, said in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot

from .asked import KINDS, MANDATORY
from .bands import Bands
from .gaps import gaps
from .jpm import capped, gap_index, jpm


@dataclass(frozen=True, slots=True)
class Asked:
    """One competency that a position asks for, and what the person reaches.

    Attributes:
        competency: Its code.
        kind: ``MANAJERIAL``, ``SOSIAL_KULTURAL``, ``TEKNIS``, or ``None``.
        importance: ``mutlak``, ``penting``, ``perlu``, or ``None``.
        asked: The level asked for.
        reached: The latest level measured, or ``None``: never assessed.
        assessed_on: Day of that assessment, or ``None``.
        age_months: Whole months since, or ``None``.
    """

    competency: str
    kind: str | None
    importance: str | None
    asked: int
    reached: int | None
    assessed_on: date | None
    age_months: int | None

    @property
    def short(self) -> int | None:
        """Levels missing; ``None`` where it was never assessed."""
        return None if self.reached is None else max(self.asked - self.reached, 0)

    @property
    def is_mandatory(self) -> bool:
        return self.importance == MANDATORY


@dataclass(frozen=True, slots=True)
class Match:
    """How one person meets the standard of one position.

    Attributes:
        rows: By code of the competency; none where nothing is known of the position.
        is_default: The level usual for the tier is asked, for want of a standard.
        highest: The highest level there is.
    """

    rows: tuple[Asked, ...]
    is_default: bool
    highest: int

    @property
    def not_assessed(self) -> tuple[str, ...]:
        return tuple(row.competency for row in self.rows if row.reached is None)

    @property
    def mandatory_missed(self) -> tuple[str, ...]:
        """Codes of ``mutlak`` competencies that were assessed below their level."""
        return tuple(
            row.competency for row in self.rows if row.is_mandatory and row.short
        )

    def jpm(self, kind: str | None = None) -> Fraction | None:
        """Return the raw match, of one kind or all; ``None`` where it is unknown.

        Unknown where nothing is asked, or where one competency was never assessed;
        :meth:`bounds` tells what it can still be.
        """
        is_known = all(row.reached is not None for row in self._of(kind))
        return self.bounds(kind, raw=True)[0] if is_known else None

    def capped(self, kind: str | None = None) -> Fraction | None:
        """Return the match, at most 100: what categories are read from."""
        return capped(self.jpm(kind))

    def gap_index(self) -> Fraction | None:
        """Return IKK = 100 − JPM."""
        return gap_index(self.jpm())

    def by_kind(self) -> dict[str, Fraction | None]:
        """Return the capped match of each kind that the position asks for."""
        told = {row.kind for row in self.rows}
        return {kind: self.capped(kind) for kind in KINDS if kind in told}

    def bounds(
        self, kind: str | None = None, *, raw: bool = False
    ) -> tuple[Fraction | None, Fraction | None]:
        """Return the least and the greatest the match can be.

        What was never assessed counts as level 0 in the one and as the highest level
        in the other; equal where everything was assessed.
        """
        rows = self._of(kind)
        asked = sum(row.asked for row in rows)
        ends = []
        for blank in (0, self.highest):
            got = sum(blank if row.reached is None else row.reached for row in rows)
            ends.append(jpm(got, asked) if raw else capped(jpm(got, asked)))
        return ends[0], ends[1]

    def band(self, bands: Bands) -> str | None:
        """Return the band of the match; ``None`` where its bounds lie in two."""
        low, high = (bands.of(end) for end in self.bounds())
        return low if low == high else None

    def _of(self, kind: str | None) -> tuple[Asked, ...]:
        return tuple(row for row in self.rows if kind is None or row.kind == kind)


def match(snapshot: Snapshot, law: Law, nip: str, position: str) -> Match:
    """Return how one person meets the standard of one position.

    Args:
        snapshot: The city.
        law: The law on its day.
        nip: Of the person; who is not in the data was never assessed.
        position: Code of the position.
    """
    pair = pl.DataFrame({"nip": [nip], "position": [position]})
    rows = gaps(snapshot, law, pair)
    return of_rows(rows.iter_rows(named=True), law)


def of_rows(rows: Iterable[Mapping[str, Any]], law: Law) -> Match:
    """Return the match of one person and position from its rows of ``gaps``."""
    told = list(rows)
    names = [entry.name for entry in fields(Asked)]
    return Match(
        tuple(Asked(*(row[name] for name in names)) for row in told),
        is_default=any(row["is_default"] for row in told),
        highest=law.competency.highest_level.value,
    )
