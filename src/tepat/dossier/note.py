"""What a personal file has to say: a finding, what can be done, by whom, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tepat.finding import Finding
from tepat.words import Language, Sentence


class Actor(StrEnum):
    """Who can do something about it."""

    SELF = "self"
    OFFICER = "officer"
    SUPERIOR = "superior"
    AGENCY = "agency"  # BKPSDM


ACTORS: Mapping[Actor, Sentence] = {
    Actor.SELF: Sentence(id="Anda", en="you"),
    Actor.OFFICER: Sentence(
        id="petugas kepegawaian perangkat daerah Anda",
        en="the personnel officer of your agency",
    ),
    Actor.SUPERIOR: Sentence(id="atasan Anda", en="your superior"),
    Actor.AGENCY: Sentence(id="BKPSDM", en="BKPSDM"),
}


class Urgency(StrEnum):
    """How soon it matters."""

    NOW = "now"
    SOON = "soon"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that concerns one employee.

    Attributes:
        nip: Whom.
        finding: What was found, with its facts and sources.
        cure: What can be done, or what time does; fills its blanks from the finding's
            facts. None where nothing needs doing.
        by: Who can do it; None where it is time's doing.
        urgency: How soon it matters.
        day: The day it is about, where there is one.
        is_sensitive: Whether it shows a penalty, a legal position or a document.
    """

    nip: str
    finding: Finding
    cure: Sentence | None = None
    by: Actor | None = None
    urgency: Urgency = Urgency.CALM
    day: date | None = None
    is_sensitive: bool = False

    def remedy(self, language: Language) -> str:
        """Return what can be done, or nothing."""
        return self.cure.fill(self.finding.facts, language) if self.cure else ""

    def actor(self, language: Language) -> str:
        """Return who can do it, or nothing."""
        return ACTORS[self.by].fill({}, language) if self.by else ""
