"""Rules on the yearly appraisals."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


@rule("PERFORMANCE-1", needs=("rating_older", "rating_newer"))
def performed_well(law: Law, policy: Policy) -> Condition:
    """The ratings of the last two years reach the lowest allowed."""
    enough = list(law.performance.ratings_good_enough.value)
    older, newer = pl.col("rating_older"), pl.col("rating_newer")
    return Condition(
        older.is_in(enough) & newer.is_in(enough),
        norms={"enough": law.performance.ratings_good_enough},
    )
