"""Every person against every target at once.

A rule reads few columns, and few distinct values occur in them. So each rule is put
to the distinct combinations only, and the answers are looked up for all pairs. The
expression is the one that explains a single pair: there is no second implementation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.policy import Policy

from .check import check
from .columns import BY_NAME, Side
from .pairs import Experience, derive
from .rule import Rule

HOLDS, FAILS, UNKNOWN = 1, 0, 2


@dataclass(frozen=True, slots=True)
class Answers:
    """What one rule says about every pair.

    Attributes:
        rule: The rule.
        table: int8, (distinct people × distinct targets): HOLDS, FAILS or UNKNOWN.
        person_row: For each person, the row of ``table``.
        target_column: For each target, the column of ``table``.
    """

    rule: Rule
    table: NDArray[np.int8]
    person_row: NDArray[np.int64]
    target_column: NDArray[np.int64]

    def of(self, person: int, target: int) -> int:
        return int(self.table[self.person_row[person], self.target_column[target]])

    def for_people(self, people: slice) -> NDArray[np.int8]:
        """Return the verdicts of some people on all targets."""
        rows = self.table[:, self.target_column]
        picked: NDArray[np.int8] = rows[self.person_row[people]]
        return picked

    def for_target(self, target: int) -> NDArray[np.int8]:
        """Return the verdicts of all people on one target."""
        picked: NDArray[np.int8] = self.table[
            self.person_row, self.target_column[target]
        ]
        return picked


@dataclass(frozen=True, slots=True)
class Grid:
    """The verdicts of all rules on all people and targets.

    Attributes:
        people: One row per person, the columns of side ``PERSON``.
        targets: One row per target, the columns of side ``TARGET``.
        answers: One entry per rule.
        allowed: bool, (people × targets): every rule holds.
    """

    people: pl.DataFrame
    targets: pl.DataFrame
    answers: tuple[Answers, ...]
    allowed: NDArray[np.bool_]


def judge(
    people: pl.DataFrame,
    targets: pl.DataFrame,
    rules: Sequence[Rule],
    law: Law,
    policy: Policy,
    experience: Experience,
) -> Grid:
    """Put every rule to every person and target."""
    answers = tuple(
        _answers(rule, people, targets, law, policy, experience) for rule in rules
    )
    allowed = np.ones((people.height, targets.height), dtype=np.bool_)
    for answer in answers:
        holds = answer.table == HOLDS
        if not holds.all():
            allowed &= holds[:, answer.target_column][answer.person_row]
    return Grid(people, targets, answers, allowed)


def _answers(
    rule: Rule,
    people: pl.DataFrame,
    targets: pl.DataFrame,
    law: Law,
    policy: Policy,
    experience: Experience,
) -> Answers:
    pairs = expanded(people, targets, read_by(rule.needs), rule.needs, experience)
    holds = check(pairs.pairs, [rule], law, policy)[rule.code]
    verdict = holds.cast(pl.Int8).fill_null(UNKNOWN).to_numpy()
    table = verdict.reshape(pairs.shape)
    return Answers(rule, table, pairs.person_row, pairs.target_column)


@dataclass(frozen=True, slots=True)
class Expanded:
    """Every distinct person against every distinct target.

    Attributes:
        pairs: One row per pair, the targets of the first person first.
        shape: How many distinct people and targets there are.
        person_row: For each person, which distinct one it is.
        target_column: For each target, which distinct one it is.
    """

    pairs: pl.DataFrame
    shape: tuple[int, int]
    person_row: NDArray[np.int64]
    target_column: NDArray[np.int64]


def expanded(
    people: pl.DataFrame,
    targets: pl.DataFrame,
    read: Sequence[str],
    needs: Iterable[str],
    experience: Experience,
) -> Expanded:
    """Pair what is distinct in the columns ``read``; derive the columns ``needs``."""
    persons, person_row = distinct(people, _of_side(read, Side.PERSON))
    if "standard" in targets.columns and "to_standard" not in targets.columns:
        targets = targets.with_columns(to_standard="standard")
    # Rows for kinds of seats do not say which seat it is.
    seat = [name for name in _of_side(read, Side.SEAT) if name in targets.columns]
    wanted, target_column = distinct(targets, [*_of_side(read, Side.TARGET), *seat])
    pairs = persons.join(wanted, how="cross", maintain_order="left_right")
    return Expanded(
        derive(pairs, needs, experience),
        (persons.height, wanted.height),
        person_row,
        target_column,
    )


def read_by(needs: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of either side that are read, directly or through a pair's."""
    return tuple(dict.fromkeys(_sides_of(needs)))


def _sides_of(needs: Iterable[str]) -> Iterator[str]:
    for name in needs:
        column = BY_NAME[name]
        if column.side is Side.BOTH:
            yield from column.of
        else:
            yield name


def _of_side(names: Sequence[str], side: Side) -> list[str]:
    return [name for name in names if BY_NAME[name].side is side]


def distinct(
    frame: pl.DataFrame, names: list[str]
) -> tuple[pl.DataFrame, NDArray[np.int64]]:
    """Return the distinct rows of some columns, and which of them each row is."""
    if not names:
        one_row = pl.DataFrame({"": [True]})
        return one_row, np.zeros(frame.height, dtype=np.int64)
    told = frame.select(names)
    rows = told.unique(maintain_order=True).with_row_index("row")
    which = told.join(
        rows, on=names, how="left", nulls_equal=True, maintain_order="left"
    )["row"]
    return rows.drop("row"), which.to_numpy().astype(np.int64)
