"""Apply rules to many pairs at once, or explain a single one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law, Norm
from tepat.policy import Policy
from tepat.words import Months

from .columns import BY_NAME, SCHEMA, Kind
from .pairs import COMPUTED, computed
from .rule import APART, Rule

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

    Args:
        pair: Values of columns of ``columns.PAIR``; an absent one is unknown, unless
            it follows from others (see ``pairs.COMPUTED``).
        rules: Which rules to put.
        law: The law on the reference day.
        policy: The city's policy; Tepat's own where there is none.

    Example:
        >>> from datetime import date
        >>> from tepat import law
        >>> from tepat.rules import ROLL
        >>> pair = {"has_position": True, "months_in_position": 7}
        >>> (found,) = explain(pair, [ROLL["TENURE-1"]], law.on(date(2026, 1, 1)))
        >>> found.sentence.fill(found.facts, "id")
        'Baru 7 bulan dalam jabatan sekarang; sebelum mutasi diperlukan 2 tahun.'
    """
    told = {name: pair.get(name) for name in SCHEMA}
    row = pl.DataFrame([told], schema=SCHEMA, orient="row")
    row = computed(row, COMPUTED.keys() - pair.keys())
    (found,) = explain_all(row, rules, law, policy or Policy())
    return found


def explain_all(
    pairs: pl.DataFrame, rules: Iterable[Rule], law: Law, policy: Policy
) -> list[list[Finding]]:
    """Say of each row of ``pairs`` what :func:`explain` says of one.

    Args:
        pairs: Has every column that the rules need.
    """
    told: list[list[Finding]] = [[] for _ in range(pairs.height)]
    for rule in rules:
        for found, of_pair in zip(
            told, _findings(rule, pairs, law, policy), strict=True
        ):
            found.append(of_pair)
    return [sorted(found, key=lambda finding: finding.order) for found in told]


def facts_of(
    pairs: pl.DataFrame, rule: Rule, law: Law, policy: Policy
) -> list[dict[str, object]]:
    """Return, for each row of ``pairs``, what fills the blanks of the rule's sentences.

    Args:
        pairs: Has every column that the rule ``needs``.
    """
    condition = rule.condition(law, policy)
    same = {name: _prescribed(norm) for name, norm in condition.norms.items()}
    same |= condition.choices
    return [
        {name: _readable(value, BY_NAME[name].kind) for name, value in row.items()}
        | same
        for row in pairs.select(rule.needs).iter_rows(named=True)
    ]


def _findings(
    rule: Rule, pairs: pl.DataFrame, law: Law, policy: Policy
) -> Iterator[Finding]:
    condition = rule.condition(law, policy)
    holds = check(pairs, [rule], law, policy)[rule.code]
    order = {Verdict.UNKNOWN: 0, Verdict.FAILS: rule.order, Verdict.HOLDS: 9}
    facts = facts_of(pairs, rule, law, policy)
    name = pl.lit(None, pl.String) if condition.says is None else condition.says
    names = pairs.with_columns(says=name)["says"]
    for told, known, name in zip(holds, facts, names, strict=True):
        verdict = VERDICTS[told]
        yield Finding(
            rule.code,
            verdict,
            rule.words[name or verdict],
            known,
            condition.cites,
            condition.verified,
            order[verdict],
            name != APART,
        )


ABBREVIATIONS = frozenset({"JPT", "PNS", "CPNS", "PPPK"})


def _readable(value: Any, kind: Kind) -> object:
    """Give a value of a pair the form in which a sentence writes it."""
    if value is None:
        return None
    match kind:
        case Kind.MONTHS:
            return Months(value)
        case Kind.LIST:
            return tuple(value.split("; "))
        case Kind.NAME:
            return readable(value)
        case _:
            return value


def _prescribed(norm: Norm[Any]) -> object:
    """Give the value of a norm the form in which a sentence writes it."""
    if norm.unit == "month":
        return Months(norm.value)
    if isinstance(norm.value, tuple):
        return tuple(readable(entry) for entry in norm.value)
    return norm.value


def readable(text: str) -> str:
    """Write a name of a closed list as a reader is used to see it.

    >>> readable("AHLI MUDA"), readable("JPT PRATAMA"), readable("PPPK_PARUH_WAKTU")
    ('Ahli Muda', 'JPT Pratama', 'PPPK Paruh Waktu')
    """
    words = text.replace("_", " ").split(" ")
    return " ".join(
        word if word in ABBREVIATIONS else word.capitalize() for word in words
    )
