"""Rules on the kind of employment: PNS and PPPK."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, apart, rule
from tepat.snapshot.vocabulary import CONTRACT_STATUSES, LEADERSHIP


@rule("PPPK-1", needs=("status", "has_position", "contract_ends", "effective_on"))
def contract_allows_the_move(law: Law, policy: Policy) -> Condition:
    """Contract staff keep their position while the contract runs."""
    keeps = law.pppk.stays_in_position
    ends, day = pl.col("contract_ends"), pl.col("effective_on")
    # A contract whose end is not on record is taken to run.
    is_bound = (
        pl.col("status").is_in(CONTRACT_STATUSES)
        & pl.col("has_position")
        & (ends >= day).fill_null(True)
    )
    return Condition(
        pl.lit(not keeps.value) | ~is_bound,
        norms={"keeps": keeps},
        free_from=ends + pl.duration(days=1),
    )


@rule("PPPK-2", needs=("status", "to_family"))
def may_lead(law: Law, policy: Policy) -> Condition:
    """Only a PNS holds a leadership post."""
    may = law.pppk.may_lead
    on_contract = pl.col("status").is_in(CONTRACT_STATUSES)
    is_no_leader = ~pl.col("to_family").is_in(LEADERSHIP)
    return Condition(
        is_no_leader | (pl.col("status") == "PNS") | (pl.lit(may.value) & on_contract),
        norms={"may": may},
        says=apart(is_no_leader),
    )
