"""What came of one agency, plain enough to be stored and sent between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["planned", "errors", "failed"]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is wrong, in both languages.

    Attributes:
        where: Sheet and cell, where there is one.
        code: Of the check, or the class of the error.
        id, en: What to say.
    """

    where: str
    code: str
    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of planning one agency.

    Attributes:
        agency: Its name in the batch.
        key: What it was made from; see ``tepat.batch.task.Task.key``.
        status: ``planned``; ``errors``: its input has errors, and would have them
            again; ``failed``: something else went wrong, and may go right next time.
        clock_day: The day of the clock, where the workbook states no reference date.
        figures: See ``tepat.batch.figures``; empty without a plan.
        errors: What is wrong; the first ones where there are very many.
        error_count: How many there are.
        warnings: How many warnings there are.
    """

    agency: str
    key: str
    status: Status
    clock_day: str | None = None
    figures: Mapping[str, Any] = field(default_factory=dict)
    errors: tuple[Told, ...] = ()
    error_count: int = 0
    warnings: int = 0

    def told(self) -> dict[str, Any]:
        """Return the outcome as JSON can hold it."""
        return asdict(self)

    @classmethod
    def untold(cls, told: Mapping[str, Any]) -> Outcome:
        """Return the outcome that :meth:`told` wrote.

        Raises:
            TypeError, KeyError: if it was written by another version, or by hand.
        """
        errors = tuple(Told(**each) for each in told["errors"])
        return cls(**{**told, "errors": errors})
