"""What is wrong with a column map, and on which line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tepat.errors import TepatError
from tepat.words import Language, Sentence

WRONG = Sentence(
    id="Peta kolom {path} belum dapat dipakai; {count} hal perlu diperbaiki:",
    en="Column map {path} cannot be used yet; {count} things need correcting:",
)
LINE = Sentence(id="baris {line}", en="line {line}")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a column map.

    Attributes:
        key: Path of the entry, such as ``posts.columns.jenis``; blank for the file.
        sentence, facts: What is wrong and what to do.
    """

    key: str
    sentence: Sentence
    facts: Mapping[str, object]


class ColumnMapWrong(TepatError):
    """A column map has faults, or does not fit the files it is used on.

    Attributes:
        faults: All of them, in the order of the file.
        lines: Line of each entry by its path.
    """

    exit_code = 49

    def __init__(
        self, path: Path, faults: Sequence[Fault], lines: Mapping[str, int]
    ) -> None:
        self.faults, self.lines = tuple(faults), lines
        super().__init__(WRONG, path=str(path), count=len(faults))

    def say(self, language: Language = "id") -> str:
        """Return every fault on a line of its own: line, entry, what to do."""
        said = [self.sentence.fill(self.facts, language)]
        for fault in self.faults:
            line = self.line(fault.key)
            place = [] if line is None else [LINE.fill({"line": line}, language)]
            place += [fault.key] if fault.key else []
            told = fault.sentence.fill(fault.facts, language)
            said.append(f"  {', '.join(place)}: {told}" if place else f"  {told}")
        return "\n".join(said)

    def line(self, key: str) -> int | None:
        """Return the line of an entry, or of the nearest entry around it."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key.rpartition(".")[0]
        return None
