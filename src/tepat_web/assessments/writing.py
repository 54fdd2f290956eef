"""What a judge types on the page of a judgement, before anything is kept of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .actions import Seen
from .comparing import Competency
from .models import Judgement

UNSEEN = "0"  # what the form sends where a judge could not observe a competency


@dataclass(slots=True)
class Entry:
    """One competency of the form.

    Attributes:
        competency: What is asked.
        level: As it was typed: blank, 0 (could not be observed) or a level.
        evidence: As it was typed.
        lack: What is missing, blank: nothing.
    """

    competency: Competency
    level: str = ""
    evidence: str = ""
    lack: str = ""


@dataclass(slots=True)
class Draft:
    """The whole form."""

    entries: list[Entry] = field(default_factory=list)

    @classmethod
    def of(cls, asked: Sequence[Competency], kept: Judgement | None) -> Draft:
        """Return the form with what was kept."""
        levels = kept.levels if kept else {}
        evidence = kept.evidence if kept else {}
        return cls(
            [
                Entry(
                    each,
                    _typed(levels[each.code]) if each.code in levels else "",
                    evidence.get(each.code, ""),
                )
                for each in asked
            ]
        )

    @classmethod
    def read(cls, asked: Sequence[Competency], post: Mapping[str, str]) -> Draft:
        """Return the form as it was sent."""
        return cls(
            [
                Entry(
                    each,
                    post.get(f"tingkat-{number}", "").strip()[:2],
                    post.get(f"bukti-{number}", "").strip(),
                )
                for number, each in enumerate(asked, start=1)
            ]
        )

    def seen(self) -> Seen:
        """Return what is told; what is no number counts as not decided."""
        return Seen(
            levels={
                each.competency.code: None if each.level == UNSEEN else int(each.level)
                for each in self.entries
                if each.level.isdecimal()
            },
            evidence={each.competency.code: each.evidence for each in self.entries},
        )

    def mark(self, lacks: Mapping[str, str]) -> None:
        """Note at each competency what is missing."""
        for each in self.entries:
            each.lack = lacks.get(each.competency.code, "")

    @property
    def left(self) -> int:
        """How many competencies are not decided yet."""
        return sum(1 for each in self.entries if not each.level)


def _typed(level: int | None) -> str:
    return UNSEEN if level is None else str(level)
