"""Rules on the yearly appraisals."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


@rule(
    "PERFORMANCE-1", needs=("rating_older", "rating_newer", "entered", "effective_on")
)
def performed_well(law: Law, policy: Policy) -> Condition:
    """The ratings of the last two years reach the lowest allowed."""
    enough, years = (
        law.performance.ratings_good_enough,
        law.performance.years_looked_back,
    )
    looks_further = years.value > 1
    return Condition(
        _was_good("rating_newer", 1, enough.value)
        & (pl.lit(not looks_further) | _was_good("rating_older", 2, enough.value)),
        norms={"enough": enough, "years": years},
    )


def _was_good(rating: str, years_ago: int, enough: tuple[str, ...]) -> pl.Expr:
    """Whether a year was rated well; one before the person came has no rating."""
    year = pl.col("effective_on").dt.year() - years_ago
    came_later = pl.col("entered").dt.year() > year
    return pl.col(rating).is_in(enough) | (pl.col(rating).is_null() & came_later)
