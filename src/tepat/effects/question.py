"""What is asked: which change, in which units, seen in which outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .errors import BOTH, NO_EVENT, UnclearQuestion


class Outcome(StrEnum):
    """In what a change is looked for."""

    SURVEY = "survey"
    PERFORMANCE = "performance"


class Compare(StrEnum):
    """Which units stand for what would have happened without the change."""

    AUTO = "auto"
    KIND = "kind"
    ALL = "all"
    MATCHED = "matched"


class Measure(StrEnum):
    """How ratings of performance become numbers."""

    POINTS = "points"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Question:
    """One change and where to look for it.

    Attributes:
        event: Its day; the day itself counts as after.
        units: Codes or exact names of the units that had it.
        training: Instead of both: code of a training.
        outcome: In what to look.
        element: Heading of one element of the survey (``u1`` …); ``None``: the index.
        measure: How ratings become numbers.
        compare: With which units.
        exclude: Units that had a change of their own, or may not be compared.
        share: Per cent of a unit's staff that make it a trained unit.
    """

    event: date | None = None
    units: tuple[str, ...] = ()
    training: str | None = None
    outcome: Outcome = Outcome.SURVEY
    element: str | None = None
    measure: Measure = Measure.POINTS
    compare: Compare = Compare.AUTO
    exclude: tuple[str, ...] = ()
    share: float = 25.0

    def __post_init__(self) -> None:
        """See that it is whole.

        Raises:
            UnclearQuestion: if neither or both of event with units and training
                are told.
        """
        if self.training is not None:
            if self.event is not None or self.units:
                raise UnclearQuestion(BOTH)
        elif self.event is None or not self.units:
            raise UnclearQuestion(NO_EVENT)
