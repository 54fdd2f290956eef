"""Figures as the page shows them, whatever they are read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tepat_web.snapshots.models import Computed

from .queries import Index
from .spread import Spread

PAIR = 2  # figures that fit below one another, beside other sections


@dataclass(frozen=True, slots=True)
class Card:
    """One figure as the page shows it.

    Attributes:
        title, unit: What it counts, and in what.
        value: What it is; ``None`` where that is not known.
        change: How much it differs from an earlier day, told by ``since``.
        interval: In words; blank: there is none.
        url: Of the list behind it; blank: there is none.
        note: Why there is no value.
    """

    title: str
    unit: str
    value: float | None
    change: float | None = None
    since: str = ""
    interval: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the page.

    Attributes:
        title: Its heading, and ``name`` for its mark.
        cards: Its figures.
        made: The result that they are from; none: it was not computed yet.
        kind: What the computation is called.
        ask: Address at which the reader may ask for it; blank: others may.
        indices: Of the units with the lowest satisfaction.
        spread: How people were rated.
    """

    name: str
    title: str
    cards: Sequence[Card]
    made: Computed | None = None
    kind: str = ""
    ask: str = ""
    indices: Sequence[Index] = ()
    spread: Spread | None = None

    @property
    def is_short(self) -> bool:
        """Whether it fits beside others on paper."""
        return len(self.cards) <= PAIR and not (self.spread or self.indices)

    @property
    def is_first(self) -> bool:
        """Whether nothing was computed on an earlier day to hold it against."""
        has_before = self.spread is not None and self.spread.day is not None
        return not has_before and all(card.change is None for card in self.cards)
