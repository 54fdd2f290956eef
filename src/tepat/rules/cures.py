"""What time alone cures: the day from which a rule will hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.policy import Policy

from .grid import expanded, read_by
from .pairs import Experience
from .rule import Condition, Rule

EPOCH = date(1970, 1, 1)
NEVER = np.iinfo(np.int32).min
"""In ``Cure.table``: it holds already, time does not cure it, or the day is unknown."""


def cured_on(
    pairs: pl.DataFrame, rules: Iterable[Rule], law: Law, policy: Policy
) -> pl.DataFrame:
    """Return the day from which each rule will hold, if nothing but time passes.

    Judged on that day the rule holds, and the day before it does not. Null where it
    holds already, where time does not cure it, and where the day is not known.

    Args:
        pairs: Has every column that the rules need, and those of their ``free_from``
            (see :func:`columns_of`).
        rules: Which rules to ask.
        law: The law on the reference day.
        policy: The city's policy.

    Returns:
        One column of days per rule, named by its code; as many rows as ``pairs``.
    """
    return pairs.select(
        _day(rule.condition(law, policy)).alias(rule.code) for rule in rules
    )


def columns_of(rule: Rule, law: Law, policy: Policy) -> tuple[str, ...]:
    """Return the columns of a pair that a rule and its ``free_from`` read."""
    free_from = rule.condition(law, policy).free_from
    further = () if free_from is None else free_from.meta.root_names()
    return tuple(dict.fromkeys((*rule.needs, *further)))


@dataclass(frozen=True, slots=True)
class Cure:
    """From which day one rule will hold, for every pair.

    Attributes:
        rule: The rule.
        table: int32, (distinct people × distinct targets): days since 1 January 1970,
            or ``NEVER``.
        person_row: For each person, the row of ``table``.
        target_column: For each target, the column of ``table``.
    """

    rule: Rule
    table: NDArray[np.int32]
    person_row: NDArray[np.int64]
    target_column: NDArray[np.int64]

    def of(self, person: int, target: int) -> date | None:
        """Return the day for one pair, as :func:`cured_on` does."""
        told = int(self.table[self.person_row[person], self.target_column[target]])
        return None if told == NEVER else EPOCH + timedelta(days=told)

    def for_person(self, person: int) -> NDArray[np.int32]:
        """Return the days of one person for all targets."""
        days: NDArray[np.int32] = self.table[self.person_row[person]][
            self.target_column
        ]
        return days


def cures(
    people: pl.DataFrame,
    targets: pl.DataFrame,
    rules: Sequence[Rule],
    law: Law,
    policy: Policy,
    experience: Experience,
) -> tuple[Cure, ...]:
    """Ask those of the rules that time can cure about every person and target.

    Arguments are those of :func:`tepat.rules.grid.judge`.
    """
    return tuple(
        _cure(rule, people, targets, law, policy, experience)
        for rule in rules
        if rule.condition(law, policy).free_from is not None
    )


def _cure(
    rule: Rule,
    people: pl.DataFrame,
    targets: pl.DataFrame,
    law: Law,
    policy: Policy,
    experience: Experience,
) -> Cure:
    needs = columns_of(rule, law, policy)
    pairs = expanded(people, targets, read_by(needs), needs, experience)
    days = cured_on(pairs.pairs, [rule], law, policy)[rule.code]
    table = days.to_physical().fill_null(NEVER).to_numpy().reshape(pairs.shape)
    return Cure(rule, table, pairs.person_row, pairs.target_column)


def _day(condition: Condition) -> pl.Expr:
    if condition.free_from is None:
        return pl.lit(None, pl.Date)
    holds = condition.holds.fill_null(False)
    return pl.when(~holds).then(condition.free_from).cast(pl.Date)
