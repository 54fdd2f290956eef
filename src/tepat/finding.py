"""What a check has to say, with its facts and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tepat.law import Citation
from tepat.words import Language, Sentence


class Verdict(StrEnum):
    """A check can hold, fail, or lack the data to tell."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


SIGNS: Mapping[Verdict, Sentence] = {
    Verdict.HOLDS: Sentence(id="sesuai", en="meets"),
    Verdict.FAILS: Sentence(id="tidak sesuai", en="does not meet"),
    Verdict.UNKNOWN: Sentence(id="belum diketahui", en="unknown"),
}

UNVERIFIED = Sentence(id="belum dipastikan", en="not yet verified")


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check on one case.

    Attributes:
        code: The rule or check that speaks, e.g. ``TENURE-1``.
        verdict: Whether it holds, fails, or cannot be told from the data.
        sentence: What to tell the person concerned.
        facts: What fills the blanks of the sentence.
        cites: Where in the law it is written.
        verified: Whether a person has read every cited number in the official text.
        order: Reading order: missing data first, then what time cures, then what
            effort cures, then what nobody can change.
        concerns: Whether what is checked has a bearing on the case at all; a check that
            has none holds by itself.
    """

    code: str
    verdict: Verdict
    sentence: Sentence
    facts: Mapping[str, object]
    cites: tuple[Citation, ...] = field(default=())
    verified: bool = True
    order: int = 0
    concerns: bool = True

    def say(self, language: Language = "id") -> str:
        """Return the sentence with its sources, ready to show to a person."""
        said = self.sentence.fill(self.facts, language)
        sources = "; ".join(str(cite) for cite in self.cites)
        if sources and not self.verified:
            sources += f" – {UNVERIFIED.fill({}, language)}"
        return f"{said} ({sources})" if sources else said
