"""People and positions about which rules are asked, all at once."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.rules import PLAN_RULES, explain_all
from tepat.rules.columns import BY_NAME

from ..case import Case
from ..problem import Pair


class Pairs:
    """What the rules of a plan find about some pairs.

    Args:
        case: The case.
        pairs: Indices of people and positions; each is asked about once.
    """

    def __init__(self, case: Case, pairs: Sequence[Pair]) -> None:
        self._row = {pair: row for row, pair in enumerate(dict.fromkeys(pairs))}
        self._frame = pl.DataFrame()
        self._found: list[list[Finding]] = []
        if self._row:
            self._frame = case.pairs(*sides(list(self._row)), BY_NAME)
            self._found = explain_all(self._frame, PLAN_RULES, case.law, case.policy)

    def found(self, pair: Pair) -> list[Finding]:
        """Return what every rule finds, in reading order."""
        return self._found[self._row[pair]]

    def missed(self, pair: Pair) -> list[Finding]:
        """Return what does not hold, or is not known, in reading order."""
        return [it for it in self.found(pair) if it.verdict is not Verdict.HOLDS]

    def row(self, pair: Pair) -> pl.DataFrame:
        """Return every column of the pair, in one row."""
        return self._frame[[self._row[pair]]]


def sides(pairs: Sequence[Pair]) -> tuple[list[int], list[int]]:
    """Return the people of some pairs, and their positions."""
    return [person for person, _ in pairs], [place for _, place in pairs]
