"""Limits on replacing officials around a local election and an inauguration."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


def _minister_consented() -> pl.Expr:
    # Consent is an act: one that nobody recorded was not given.
    return pl.col("minister_approved").fill_null(False)


def _says_consented() -> pl.Expr:
    return pl.when(_minister_consented()).then(pl.lit("consented"))


@rule(
    "ELECTION-1",
    needs=("effective_on", "candidates_named_on", "term_ends_on", "minister_approved"),
)
def is_outside_the_freeze(law: Law, policy: Policy) -> Condition:
    """No official is replaced from six months before the candidates are named."""
    months = law.election.freeze_months_before_candidates
    day, named = pl.col("effective_on"), pl.col("candidates_named_on")
    return Condition(
        _minister_consented()
        | (day < named.dt.offset_by(f"-{months.value}mo"))
        | (day > pl.col("term_ends_on")),
        norms={"months": months},
        free_from=pl.col("term_ends_on") + pl.duration(days=1),
        says=_says_consented(),
    )


@rule("ELECTION-2", needs=("effective_on", "mayor_inaugurated_on", "minister_approved"))
def is_past_the_inauguration(law: Law, policy: Policy) -> Condition:
    """A new mayor replaces no official in the first six months."""
    months = law.election.freeze_months_after_inauguration
    day, start = pl.col("effective_on"), pl.col("mayor_inaugurated_on")
    return Condition(
        _minister_consented()
        | (day < start)
        | (day >= start.dt.offset_by(f"{months.value}mo")),
        norms={"months": months},
        free_from=start.dt.offset_by(f"{months.value}mo"),
        says=_says_consented(),
    )
