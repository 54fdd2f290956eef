"""One question put to the engine, with everything that may be asked of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from tepat.errors import TepatError
from tepat.policy import Policy

from ..problem import GOALS

MODES = ("optimum", "voluntary", "exchange")
KINDS = ("rotasi", "promosi", "penempatan")
SEXES = ("L", "P")
BY_WISH = ("voluntary", "exchange")
"""Modes in which nobody goes where they did not wish to, and no seat is worse off."""


class ScenarioError(TepatError):
    """A scenario file that cannot be followed."""

    exit_code = 22


def _nothing() -> Mapping[str, int]:
    return MappingProxyType({})


def _nobody() -> Mapping[str, str]:
    return MappingProxyType({})


def _nowhere() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Caps:
    """How many may move.

    Attributes:
        moves: Moves in the whole plan, of whatever kind.
        share: The same, in percent of the people who can be placed, rounded down.
        unit_share: In every agency (unit below the root), percent of its people who
            leave their position, rounded down.
        units: Unit code → how many people of it, and of the units below, leave their
            position.
    """

    moves: int | None = None
    share: float | None = None
    unit_share: float | None = None
    units: Mapping[str, int] = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Protect:
    """Units (with all below) that may not lose something.

    Attributes:
        fit: Their people's mean fit does not fall.
        headcount: Not fewer people sit there.
        competencies: Competency code → units in which not fewer people have it.
    """

    fit: tuple[str, ...] = ()
    headcount: tuple[str, ...] = ()
    competencies: Mapping[str, tuple[str, ...]] = field(default_factory=_nowhere)


@dataclass(frozen=True, slots=True)
class Balance:
    """The share of a group among those who sit in a unit (with all below).

    A person whose sex or age is not known belongs to no group, but is counted.

    Attributes:
        unit: Its code.
        sex: ``L`` or ``P``; ``None``: either.
        age_from, age_to: Whole years on the effective day; ``None``: no limit.
        families: Only seats of these families; all where empty.
        least, most: Percent; ``None``: no limit.
    """

    unit: str
    sex: str | None = None
    age_from: int | None = None
    age_to: int | None = None
    families: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One question put to the planner's engine.

    Whatever it asks, everybody may stay where they are: a limit that the present
    seating breaks already becomes "not worse than at present". Only a pin can be
    impossible, and a position forbidden to whom it is pinned or who holds it.

    Attributes:
        mode: One of :data:`MODES`.
        day: The reference day; ``None`` leaves it to the data.
        effective_on: Day the plan takes effect; ``None`` is the reference day.
        kinds: Kinds of move that may be proposed.
        goals: An order of :data:`tepat.placement.problem.GOALS`.
        must_fill: Position codes that count as critical.
        cooling_off: Who came to the present position less than so many months before
            the effective day stays; so does who is not known to have come earlier.
        refill: Points of fit by which who refills a seat may be worse than who left
            it; ``None`` is what the mode says (see :attr:`tolerance`).
        relatives: Whether relatives must stand apart; ``None`` leaves it to policy.
        weights: Percent per part of the fit; ``None`` leaves it to the policy.
        pins: NIP → code of the position in which the person must sit.
        forbidden: NIP → codes of positions into which the person may not come; never
            the present one, since staying is always possible.
        frozen_people: NIPs who stay where they are.
        frozen_positions: Position codes that nobody enters or leaves.
        frozen_units: Unit codes whose positions (and those below) are frozen.
        caps, budget, protect, balance: Limits that tie people together; ``budget`` is
            unit code → rupiah a year for all who sit in it and below.
    """

    mode: str = "optimum"
    day: date | None = None
    effective_on: date | None = None
    kinds: tuple[str, ...] = KINDS
    goals: tuple[str, ...] = GOALS
    must_fill: tuple[str, ...] = ()
    cooling_off: int | None = None
    refill: int | None = None
    relatives: bool | None = None
    weights: Mapping[str, int] | None = None
    pins: Mapping[str, str] = field(default_factory=_nobody)
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=_nowhere)
    frozen_people: tuple[str, ...] = ()
    frozen_positions: tuple[str, ...] = ()
    frozen_units: tuple[str, ...] = ()
    caps: Caps = Caps()
    budget: Mapping[str, int] = field(default_factory=_nothing)
    protect: Protect = Protect()
    balance: tuple[Balance, ...] = ()

    @property
    def tolerance(self) -> int | None:
        """By how much a refilled seat may be worse; ``None``: it does not matter."""
        if self.refill is None and self.mode in BY_WISH:
            return 0
        return self.refill

    @property
    def by_wish(self) -> bool:
        """Whether nobody goes where they did not wish to go."""
        return self.mode in BY_WISH

    @property
    def is_coupled(self) -> bool:
        """Whether there are limits that tie people together."""
        return bool(
            self.caps != Caps()
            or self.budget
            or self.protect != Protect()
            or self.balance
        )

    def policy(self, policy: Policy) -> Policy:
        """Return the city's policy with what the scenario changes about it."""
        apart = policy.relatives_apart if self.relatives is None else self.relatives
        return replace(
            policy,
            weights=self.weights or policy.weights,
            promotions=policy.promotions and "promosi" in self.kinds,
            relatives_apart=apart,
        )
