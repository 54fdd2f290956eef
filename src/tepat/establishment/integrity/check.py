"""The integrity of a position map: every rule put to all units, positions, people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.finding import Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot

from .issue import Issue, Outcome
from .put import put
from .readiness import readiness
from .rule import ROLL, Rule, Weight
from .seen import seen
from .sight import Sight

ORDER = {weight: at for at, weight in enumerate(Weight)}


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a position map lacks, and how near it is to a proposal.

    Attributes:
        day: The reference date.
        issues: Everything that does not hold, by the order of the tree of units, what
            belongs to no unit first; within a unit the heaviest first.
        outcomes: One per rule, in the order of their codes.
        readiness: One row per unit in the order of the tree, the city first with a
            null ``unit`` (not for a part); see ``readiness``.
    """

    day: date
    issues: tuple[Issue, ...]
    outcomes: tuple[Outcome, ...]
    readiness: pl.DataFrame

    def count(self, weight: Weight) -> int:
        """Return how many issues weigh so much."""
        return sum(issue.weight is weight for issue in self.issues)

    @property
    def errors(self) -> tuple[Issue, ...]:
        return tuple(it for it in self.issues if it.weight is Weight.ERROR)

    def part(self, units: Iterable[str]) -> Integrity:
        """Return the same for some units, which no longer tells what was examined."""
        wanted = frozenset(units)
        issues = tuple(it for it in self.issues if it.unit in wanted)
        return Integrity(
            day=self.day,
            issues=issues,
            outcomes=tuple(_counted(it.rule, issues) for it in self.outcomes),
            readiness=self.readiness.filter(pl.col("unit").is_in(sorted(wanted))),
        )


def integrity(snapshot: Snapshot, law: Law) -> Integrity:
    """Put every rule to a city, whatever else is wrong with its data.

    Args:
        snapshot: The city as it was written; codes that occur twice or lead nowhere
            are told, and the rest is looked at all the same.
        law: The law on the reference date.

    Raises:
        NormNotInForce: if a norm it rests on has no value on the day of ``law``.
        NoWorkingHours: if the city set a year without working hours.
    """
    sight = Sight.of(snapshot, law)
    issues = list(seen(snapshot, sight.snapshot))
    outcomes = [_counted(rule, issues) for rule in ROLL.values() if not rule.condition]
    for rule in ROLL.values():
        if rule.condition:
            found, outcome = put(rule, sight, law, snapshot.settings)
            issues += found
            outcomes.append(outcome)
    ordered = _in_order(issues, sight.tree)
    return Integrity(
        day=snapshot.day,
        issues=ordered,
        outcomes=tuple(sorted(outcomes, key=lambda it: number(it.rule))),
        readiness=readiness(sight, ordered),
    )


def number(rule: Rule) -> int:
    """Return the number in the code of a rule, to order by."""
    return int(rule.code.rpartition("-")[2])


def _counted(rule: Rule, issues: Iterable[Issue]) -> Outcome:
    verdicts = [it.finding.verdict for it in issues if it.rule is rule]
    unknown = verdicts.count(Verdict.UNKNOWN)
    return Outcome(rule, None, len(verdicts) - unknown, unknown)


def _in_order(issues: Iterable[Issue], tree: pl.DataFrame) -> tuple[Issue, ...]:
    at = dict(tree.select("unit", "order").iter_rows())
    last = len(at)

    def place(issue: Issue) -> tuple[int, str, int, int, str, str]:
        order = -1 if issue.unit is None else at.get(issue.unit)
        return (
            last if order is None else order,
            issue.unit or "",
            ORDER[issue.weight],
            number(issue.rule),
            issue.position or "",
            issue.nip or "",
        )

    return tuple(sorted(issues, key=place))
