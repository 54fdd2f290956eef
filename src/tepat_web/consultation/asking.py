"""What the engine says at once of a position that somebody asks about for themself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tepat_web.kit.words import Words
from tepat_web.placement.desk import client as desk

from .card import read_verdict
from .models import Concern

PATIENCE = 4.0  # seconds that a page waits for an answer


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer, or why there is none now.

    Attributes:
        state: ``answered``, ``refused``, ``opening`` or ``closed``.
        percent: How far the plan has been opened.
        told: As the desk answered.
    """

    state: str
    percent: int = 0
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_answered(self) -> bool:
        return self.state == "answered"

    @property
    def said(self) -> str:
        """The answer in a sentence; blank where there is none."""
        return str(Words.read(self.told["said"])) if self.told.get("said") else ""

    @property
    def shown(self) -> dict[str, Any]:
        """The answer in the reader's language, with what is not met."""
        return read_verdict(self.told)

    @property
    def kept(self) -> dict[str, Any]:
        """What is kept beside a proposal; nothing where it is to be asked later."""
        if self.state not in ("answered", "refused"):
            return {}
        return {
            "possible": bool(self.told.get("possible")),
            "said": dict(self.told["said"]),
            "findings": list(self.told.get("findings", ())),
        }


def may_sit(concern: Concern, code: str) -> Verdict:
    """Ask whether a person concerned could have a position; it names nobody else."""
    try:
        told = desk.may_sit(concern.plan, concern.nip, code, patience=PATIENCE)
    except desk.DeskClosed:
        return Verdict("closed")
    return Verdict(told["state"], int(told.get("percent") or 0), told)
