"""Putting a rule to its subject: what does not hold becomes an issue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Citation, Law
from tepat.snapshot import Settings

from .issue import Issue, Outcome
from .rule import Condition, Rule, Weight
from .sight import Sight

PLACES = ("unit", "position", "nip")


def put(
    rule: Rule, sight: Sight, law: Law, settings: Settings
) -> tuple[list[Issue], Outcome]:
    """Return what of a rule does not hold, and how it came out.

    Args:
        rule: One with a condition.
        sight: The city as the rules see it.
        law: The law on the reference date.
        settings: The city's own choices.

    Raises:
        ValueError: if checks of the data see the rule, not a condition.
    """
    if rule.condition is None:
        raise ValueError(f"Rule {rule.code} has no condition; see `seen`.")
    condition = rule.condition(law, settings)
    rows = sight.frames[rule.subject]
    if condition.applies is not None:
        rows = rows.filter(condition.applies)
    rows = rows.with_columns(condition.holds.alias("holds"), **condition.facts)
    if rule.unknown is None:
        # A required column is blank, which the reading of the data has told.
        rows = rows.filter(pl.col("holds").is_not_null())
    told = dict.fromkeys([*PLACES, *rule.needs])
    found = rows.filter(~pl.col("holds").fill_null(False)).select(
        "holds", *(it for it in told if it in rows.columns), *condition.facts
    )
    cites, verified = _sources(rule, condition)
    issues = [_issue(rule, row, cites, verified) for row in found.iter_rows(named=True)]
    unknown = found["holds"].null_count()
    return issues, Outcome(rule, rows.height, found.height - unknown, unknown)


def _sources(rule: Rule, condition: Condition) -> tuple[tuple[Citation, ...], bool]:
    """Where it is written, and whether every number was read in the official text."""
    if condition.norms:
        cites = tuple(sorted({norm.cites for norm in condition.norms}))
        return cites, all(norm.verified for norm in condition.norms)
    return (rule.basis,), rule.is_policy


def _issue(
    rule: Rule, row: Mapping[str, Any], cites: tuple[Citation, ...], verified: bool
) -> Issue:
    fails = row["holds"] is False
    sentence = rule.fails if fails else rule.unknown
    if sentence is None:
        raise ValueError(f"Rule {rule.code} has no sentence for {row['holds']}.")
    facts = {
        name: tuple(fact) if isinstance(fact, list) else fact
        for name, fact in row.items()
        if name != "holds"
    }
    return Issue(
        rule=rule,
        finding=Finding(
            code=rule.code,
            verdict=Verdict.FAILS if fails else Verdict.UNKNOWN,
            sentence=sentence,
            facts=facts,
            cites=cites,
            verified=verified,
        ),
        weight=rule.weight if fails else Weight(rule.weight_unknown),
        **{place: row.get(place) for place in PLACES},
    )
