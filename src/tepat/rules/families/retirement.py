"""Rules on retirement ahead."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule
from tepat.words import Months


@rule("RETIREMENT-1", needs=("months_to_retirement", "to_retirement_age", "retires_on"))
def has_time_before_retirement(law: Law, policy: Policy) -> Condition:
    """Nobody is moved shortly before retirement."""
    least = policy.least_months_before_retirement
    return Condition(
        pl.col("months_to_retirement") >= least,
        norms={
            "ages": law.retirement.age_by_level,
            "teachers": law.retirement.teacher_age,
            "starts": law.retirement.starts_next_month,
        },
        choices={"least": Months(least)},
        source=policy.cites("sisa masa kerja sebelum pensiun"),
    )
