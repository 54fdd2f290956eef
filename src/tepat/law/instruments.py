"""The legal instruments that norms cite, and when each was in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from tepat.words import Sentence

from .values import frozen
from .yaml_file import content, entries

NEEDED = ("title", "kind", "in_force_from", "in_force_until", "verified")
OPTIONAL = ("note",)


@dataclass(frozen=True, slots=True)
class Instrument:
    """One legal instrument.

    Attributes:
        number: As norms cite it, e.g. ``PP 11/2017``.
        title: Its official title.
        kind: What sort of instrument it is, in Indonesian.
        in_force_from: The first day on which it applies.
        in_force_until: The first day on which it no longer applies, or ``None``.
        verified: Whether a person has read number and days in the official text.
        note: What is known or doubted about its standing.
    """

    number: str
    title: str
    kind: str
    in_force_from: date
    in_force_until: date | None
    verified: bool
    note: Sentence | None = None

    def is_in_force(self, day: date) -> bool:
        """Tell whether it applies on ``day``."""
        ended = self.in_force_until is not None and self.in_force_until <= day
        return self.in_force_from <= day and not ended


@cache
def instruments() -> Mapping[str, Instrument]:
    """Return every instrument of ``instruments.yaml`` by its number.

    Raises:
        LawFileError: if the file lacks something or says something unknown.
    """
    path = "instruments.yaml"
    return MappingProxyType(
        {
            number: _instrument(number, told, f"law/{path}, {number}")
            for number, told in content(path).items()
        }
    )


def _instrument(number: str, told: object, where: str) -> Instrument:
    written: dict[str, Any] = entries(told, NEEDED, where, OPTIONAL)
    return Instrument(
        number,
        title=frozen(written["title"], str, where),
        kind=frozen(written["kind"], str, where),
        in_force_from=frozen(written["in_force_from"], date, where),
        in_force_until=frozen(written["in_force_until"], date | None, where),
        verified=frozen(written["verified"], bool, where),
        note=frozen(written.get("note"), Sentence | None, where),
    )
