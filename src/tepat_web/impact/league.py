"""Changes ranked by what they did, only as far as their intervals allow it.

Two differences can be told apart only where their intervals, widened for the number of
pairs that are looked at, do not meet. That is stricter than it need be, and holds
whatever the two have in common: units that stand beside both make their errors go
together, and the error of a difference is at most the sum of both. A line whose
interval holds zero is no line of a league at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb
from statistics import NormalDist

from tepat_web.snapshots.models import Computed

from .telling import Claim

BY_CHANCE = 0.05  # of intervals, each of 95 per cent, where nothing changed


@dataclass(frozen=True, slots=True)
class Entry:
    """One measured difference that may be ranked.

    Attributes:
        name: Of the change.
        made, claim: Its effect.
    """

    name: str
    made: Computed
    claim: Claim


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of a league.

    Attributes:
        entry: What is ranked.
        best, worst: The places between which it lies; equal: its place is certain.
    """

    entry: Entry
    best: int
    worst: int


def league(entries: Iterable[Entry]) -> list[Placed]:
    """Rank differences of one sort; nothing where no two of them can be told apart.

    Args:
        entries: All of the sort that have an interval, those that hold zero, too: each
            is one that might have come out on top by chance.
    """
    every = list(entries)
    told = [it for it in every if it.claim.is_told]
    told.sort(key=lambda it: (-it.claim.value, it.name))
    wider = widening(len(every))
    lines = [_placed(one, told, wider) for one in told]
    is_ranked = any(line.best > 1 for line in lines)
    return lines if is_ranked else []


def widening(count: int) -> float:
    """Return by how much intervals are widened, so that of all pairs of so many no two
    are told apart by chance, in 95 cities of 100 (Bonferroni).

    >>> [round(widening(count), 2) for count in (1, 2, 5, 20)]
    [1.0, 1.0, 1.43, 1.86]
    """
    usual, level = NormalDist().inv_cdf(1 - BY_CHANCE / 2), BY_CHANCE / 2
    return NormalDist().inv_cdf(1 - level / max(comb(count, 2), 1)) / usual


def _placed(one: Entry, told: Sequence[Entry], wider: float) -> Placed:
    above = sum(_is_above(other.claim, one.claim, wider) for other in told)
    below = sum(_is_above(one.claim, other.claim, wider) for other in told)
    return Placed(one, 1 + above, len(told) - below)


def _is_above(high: Claim, low: Claim, wider: float) -> bool:
    """Tell whether the widened interval of one lies wholly above that of another."""
    return high.value - wider * (high.value - high.low) > low.value + wider * (
        low.high - low.value
    )
