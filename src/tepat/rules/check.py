"""Apply rules to many pairs at once, or explain a single one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.policy import Policy

from .columns import SCHEMA
from .rule import Rule

VERDICTS: Mapping[bool | None, Verdict] = {
    True: Verdict.HOLDS,
    False: Verdict.FAILS,
    None: Verdict.UNKNOWN,
}


def check(
    pairs: pl.DataFrame, rules: Iterable[Rule], law: Law, policy: Policy
) -> pl.DataFrame:
    """Add one column per rule: true, false, or null where data is missing."""
    return pairs.with_columns(
        rule.condition(law, policy).holds.alias(rule.code) for rule in rules
    )


def explain(
    pair: Mapping[str, object],
    rules: Iterable[Rule],
    law: Law,
    policy: Policy | None = None,
) -> list[Finding]:
    """Say what each rule finds about one pair, with its facts and sources.

    The same expression that checks a million pairs is put to a frame of one row.
    Findings come in reading order: unknown first (the clerk can mend it today), then
    what fails, by what could cure it, then what holds.
    """
    row = pl.DataFrame(
        [{name: pair.get(name) for name in SCHEMA}], schema=SCHEMA, orient="row"
    )
    found = [_finding(rule, row, law, policy or Policy()) for rule in rules]
    return sorted(found, key=lambda finding: finding.order)


def _finding(rule: Rule, row: pl.DataFrame, law: Law, policy: Policy) -> Finding:
    condition = rule.condition(law, policy)
    verdict = VERDICTS[row.select(holds=condition.holds).item()]
    facts: dict[str, object] = row.select(rule.needs).row(0, named=True)
    facts |= {name: norm.value for name, norm in condition.norms.items()}
    facts |= condition.choices
    order = {Verdict.UNKNOWN: 0, Verdict.FAILS: rule.order, Verdict.HOLDS: 9}[verdict]
    return Finding(
        rule.code,
        verdict,
        rule.words[verdict],
        facts,
        condition.cites,
        condition.verified,
        order,
    )
