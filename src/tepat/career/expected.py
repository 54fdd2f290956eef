"""What is expected of the years ahead, where no day is on record for it.

Two things change with the years that no rule can date by itself: the yearly ratings and
the grade. Both are assumed, and every page that rests on them says so: the ratings stay
good, and a PNS rises one grade each time the regular interval is over.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.law.reckoning import completed
from tepat.policy import Policy
from tepat.rules import Rule
from tepat.rules.experience import Experience
from tepat.rules.grid import HOLDS, judge
from tepat.snapshot.vocabulary import PNS_GRADES

LATER = np.iinfo(np.int32).max
"""No day: what is asked about is not expected to come."""

MOST_GRADES_UP = 8
Moment = tuple[pl.DataFrame, NDArray[np.int32]]


def is_expected(rule: Rule) -> bool:
    """Tell whether a rule reads what changes with the years by expectation alone."""
    return bool({"rating_newer", "lowest_grade"} & set(rule.needs))


def expected_days(
    rule: Rule,
    people: pl.DataFrame,
    targets: pl.DataFrame,
    law: Law,
    policy: Policy,
    experience: Experience,
) -> NDArray[np.int32]:
    """Return from which day a rule is expected to hold, or ``LATER``.

    The rule itself is put to the people as they are expected to be, moment by moment.

    Args:
        people: Columns of ``tepat.rules.people`` on the ``effective_on`` of each row,
            and ``grade_since`` and ``grade_ceiling``.

    Returns:
        int32, (people × targets): days since 1 January 1970.
    """
    days = np.full((people.height, targets.height), LATER, dtype=np.int32)
    reads_rating = "rating_newer" in rule.needs
    moments = _years(people, law) if reads_rating else _grades(people, law)
    for changed, on in reversed(list(moments)):
        told = judge(changed, targets, [rule], law, policy, experience).answers[0]
        holds = (told.table == HOLDS)[:, told.target_column][told.person_row]
        np.copyto(days, on[:, None], where=holds & (on != LATER)[:, None])
    return days


def _years(people: pl.DataFrame, law: Law) -> Iterator[Moment]:
    """The coming years, each with one good rating more."""
    good = pl.lit(law.performance.ratings_good_enough.value[-1])
    newer: pl.Expr = pl.col("rating_newer")
    for ahead in range(1, law.performance.years_looked_back.value + 1):
        first = pl.date(pl.col("effective_on").dt.year() + ahead, 1, 1)
        changed = people.with_columns(
            rating_older=newer, rating_newer=good, effective_on=first
        )
        newer = good
        yield changed, _physical(changed["effective_on"])


def _grades(people: pl.DataFrame, law: Law) -> Iterator[Moment]:
    """The coming grades, each a regular interval after the one before."""
    interval = 12 * law.grade.regular_years.value
    step = pl.col("grade").replace_strict(
        {grade: at for at, grade in enumerate(PNS_GRADES)},
        default=None,
        return_dtype=pl.Int64,
    )
    for up in range(1, MOST_GRADES_UP + 1):
        reached = step + up
        changed = people.with_columns(
            grade=reached.replace_strict(
                dict(enumerate(PNS_GRADES)), default=None, return_dtype=pl.String
            ),
            _on=pl.when(
                reached < len(PNS_GRADES),
                pl.col("grade_ceiling").is_null()
                | (reached <= pl.col("grade_ceiling")),
            ).then(rises_on(up, interval)),
        )
        if changed["_on"].null_count() == changed.height:
            return
        yield changed.drop("_on"), _physical(changed["_on"])


def rises_on(up: int, interval: int) -> pl.Expr:
    """Return the day of the ``up``-th grade promotion ahead.

    The first of the month once the interval is over; where it is over already, the
    first of the month after. Without the day of the present grade the interval starts
    on the day asked about, so that the true day is not later.
    """
    asked = pl.col("effective_on")
    since = pl.coalesce("grade_since", asked)
    due = pl.max_horizontal(completed(since, pl.lit(interval)), asked)
    first = (
        pl.when(due.dt.day() == 1, due > asked)
        .then(due)
        .otherwise(due.dt.month_start().dt.offset_by("1mo"))
    )
    return first.dt.offset_by(f"{interval * (up - 1)}mo")


def _physical(days: pl.Series) -> NDArray[np.int32]:
    told: NDArray[np.int32] = days.to_physical().fill_null(LATER).to_numpy()
    return told
