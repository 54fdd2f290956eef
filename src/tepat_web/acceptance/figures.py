"""How a proposal was taken, in figures: of a plan, and of each unit in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from statistics import median

from tepat.satisfaction.shares import wilson
from tepat_web.consultation.suppression import SMALL

PEOPLE = ("told", "opened", "answered", "accepted")
"""Counts of people, in the order of what happens."""

OBJECTIONS = ("objected", "upheld", "overdue")
"""Counts of objections."""

CLOSED = ("accepted", *OBJECTIONS)
"""Counts that tell what somebody said, which few may read of one person."""


@dataclass(slots=True)
class Figures:
    """What became of the people whom a plan, or one unit in it, concerns.

    Attributes:
        concerned: People.
        told, opened, answered, accepted: Of them.
        objected: Objections that were filed, and not withdrawn.
        upheld: Of those, whole or in part.
        overdue: Of those, the ones that should have been answered by now.
        days: Working days that each answer took, to a question or an objection.
        hidden: Counts that the reader may not know.
    """

    concerned: int = 0
    told: int = 0
    opened: int = 0
    answered: int = 0
    accepted: int = 0
    objected: int = 0
    upheld: int = 0
    overdue: int = 0
    days: list[int] = field(default_factory=list)
    hidden: frozenset[str] = frozenset()

    def count(self, name: str) -> int | None:
        """Return a count by its name; nothing where the reader may not know it."""
        return None if name in self.hidden else int(getattr(self, name))

    def share(self, name: str) -> float | None:
        """Return a count of people in per cent of those concerned."""
        count = self.count(name)
        if count is None or not self.concerned:
            return None
        return 100 * count / self.concerned

    def interval(self, name: str) -> tuple[float, float] | None:
        """Return the 95 % interval of a share, in per cent."""
        count = self.count(name)
        if count is None or not self.concerned:
            return None
        low, high = wilson(count, self.concerned)
        return 100 * low, 100 * high

    @property
    def median_days(self) -> float | None:
        """Half of the answers took at most so many working days; none: no answer."""
        return median(self.days) if self.days and "days" not in self.hidden else None


def together(parts: Iterable[Figures]) -> Figures:
    """Return the sums, with every answer's days."""
    whole = Figures()
    for part in parts:
        for each in fields(Figures):
            if each.name != "hidden":
                both = getattr(whole, each.name) + getattr(part, each.name)
                setattr(whole, each.name, both)
    return whole


def with_small_left_out(
    units: Mapping[str, Figures], *, whole_is_known: bool
) -> tuple[dict[str, Figures], Figures]:
    """Return the figures of units and their sum for who may not read answers.

    A count below :data:`SMALL` is left out, nothing included. Where the sum is known,
    those left out could be told from it if they were few or all at one end; then the
    counts of every unit are left out.

    Args:
        whole_is_known: Whether the reader sees the sum whatever it is, as for the
            whole city; else a small sum is left out, too.
    """
    whole = together(units.values())
    hidden: dict[str, set[str]] = {name: set() for name in units}
    closed_sums = set()
    for column in (*CLOSED, "days"):
        counts = {name: _size(one, column) for name, one in units.items()}
        small = {name for name, count in counts.items() if count < SMALL}
        left_out = sum(counts[name] for name in small)
        if small and not _is_open(len(small), left_out):
            small = set(counts)
        for name in small:
            hidden[name].add(column)
        if not whole_is_known and _size(whole, column) < SMALL:
            closed_sums.add(column)
    shown = {name: _hiding(one, hidden[name]) for name, one in units.items()}
    return shown, _hiding(whole, closed_sums)


def with_few_left_out(one: Figures) -> Figures:
    """Return figures without how many agreed where all but a few did, or hardly any.

    Whoever knows the people could name those few, or all of them.
    """
    counts = (one.accepted, one.concerned - one.accepted)
    few = {"accepted"} if min(counts) < SMALL else set()
    return _hiding(one, one.hidden | few)


def _size(one: Figures, column: str) -> int:
    return len(one.days) if column == "days" else int(getattr(one, column))


def _is_open(several: int, both: int) -> bool:
    """Tell whether counts left out stay open when their sum is known.

    Each lies from nothing to ``SMALL - 1``; the sum must be near neither end.
    """
    return several > 2 and SMALL <= both <= (SMALL - 1) * several - SMALL


def _hiding(one: Figures, names: Iterable[str]) -> Figures:
    told = {each.name: getattr(one, each.name) for each in fields(Figures)}
    return Figures(**{**told, "hidden": frozenset(names)})
