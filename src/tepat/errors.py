"""Everything Tepat raises. Problems with the city's *data* are findings, not errors.

Each kind has its own exit code, so that a script can tell them apart without
reading (and logging) a sentence about somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from tepat.words import Language, Sentence


class TepatError(Exception):
    """Base of every error a caller may want to catch.

    Attributes:
        sentence: What happened, where, and what to do next, in both languages.
        facts: What fills the blanks of the sentence.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, sentence: Sentence, **facts: object) -> None:
        self.sentence, self.facts = sentence, facts
        super().__init__(self.say())

    def __reduce__(self) -> tuple[object, ...]:
        """Keep what happened on the way from one process to another."""
        return _again, (type(self), self.sentence, self.facts)

    def say(self, language: Language = "id") -> str:
        """Return what happened and what to do next, in the reader's language."""
        return self.sentence.fill(self.facts, language)


def _again(
    kind: type[TepatError], sentence: Sentence, facts: Mapping[str, object]
) -> TepatError:
    error = kind.__new__(kind)
    TepatError.__init__(error, sentence, **facts)
    return error
