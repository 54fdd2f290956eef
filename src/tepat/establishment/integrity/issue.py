"""One thing on the position map that needs a look, and where."""

from __future__ import annotations

from dataclasses import dataclass

from tepat.finding import Finding
from tepat.words import Language

from .rule import Rule, Weight


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding on the map.

    Attributes:
        rule: What is asked.
        finding: What was found, ready to be said; its code is the rule's.
        weight: How much it weighs.
        defect: Code of the check of the data that saw it, where one did.
        unit, position, nip: Where it belongs; ``None`` where it does not.
    """

    rule: Rule
    finding: Finding
    weight: Weight
    defect: str | None = None
    unit: str | None = None
    position: str | None = None
    nip: str | None = None

    @property
    def code(self) -> str:
        return self.rule.code

    def remedy(self, language: Language = "id") -> str:
        """Return what to do next."""
        return self.rule.remedy.fill({}, language)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one rule came out over everything it is about.

    ``examined`` is ``None`` for a rule that a check of the data sees: such a check
    tells what is wrong, not how much it looked at.
    """

    rule: Rule
    examined: int | None
    fails: int
    unknown: int
