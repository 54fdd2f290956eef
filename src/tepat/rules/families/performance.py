"""Rules on the yearly appraisals."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, Stage, apart, rule


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


@rule(
    "PERFORMANCE-2",
    needs=("status", "rating_newer", "entered", "effective_on"),
    stage=Stage.PRESENT,
)
def met_the_targets(law: Law, policy: Policy) -> Condition:
    """A PNS who does not meet the targets gets some months to improve."""
    below, months = (
        law.performance.ratings_below_target,
        law.performance.improvement_months,
    )
    last = pl.col("effective_on").dt.year() - 1
    came_later = pl.col("rating_newer").is_null() & (pl.col("entered").dt.year() > last)
    outside = (pl.col("status") != "PNS") | came_later
    return Condition(
        outside | ~pl.col("rating_newer").is_in(list(below.value)),
        norms={"below": below, "months": months},
        says=apart(outside),
    )
