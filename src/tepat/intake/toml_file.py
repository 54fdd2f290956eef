"""A file of questions (TOML), read so that every fault of it is told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tepat.errors import TepatError
from tepat.words import Sentence, bare

LONGEST = 120
"""Characters of what a file says that a message repeats."""

UNREADABLE = Sentence(
    id="{kind} {file} tidak dapat dibaca: {why}. Periksa nama dan isinya.",
    en="{kind} {file} cannot be read: {why}. Check its name and content.",
)
NOT_TOML = Sentence(
    id="{kind} {file} bukan TOML yang benar: {why}. Perbaiki baris itu.",
    en="{kind} {file} is not proper TOML: {why}. Mend that line.",
)
FAULTY = Sentence(
    id="{kind} {file} belum dapat dijalankan:\n- {faults}",
    en="{kind} {file} cannot be followed yet:\n- {faults}",
)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A kind of file: what messages call it, and the error that refuses one.

    Attributes:
        kind: "The scenario file".
        error: What is raised.
    """

    kind: Sentence
    error: type[TepatError]

    def text(self, path: Path) -> str:
        """Return the text of a file, or raise the error."""
        try:
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = str(error)
            raise self.error(
                UNREADABLE, kind=self.kind, file=path.name, why=why
            ) from error

    def told(self, text: str, name: str) -> dict[str, Any]:
        """Return what the text of a file says, or raise the error.

        Args:
            text: The TOML.
            name: What messages call it.
        """
        try:
            return tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            why = str(error)
            raise self.error(NOT_TOML, kind=self.kind, file=name, why=why) from error

    def demand(self, faults: Sequence[Sentence], name: str) -> None:
        """Raise the error with all faults, if there are any."""
        if faults:
            listed = Sentence(
                id=bare("\n- ".join(fault.id for fault in faults)),
                en=bare("\n- ".join(fault.en for fault in faults)),
            )
            raise self.error(FAULTY, kind=self.kind, file=name, faults=listed)


def plain(told: object) -> str:
    """Return what a file says as a message can repeat it: no braces, no controls."""
    text = bare(str(told)[:LONGEST])
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def not_known(name: str, allowed: str) -> Sentence:
    """Say that there is no such entry, and which there are."""
    name = plain(name)
    return Sentence(
        id=f"{name} tidak dikenal; yang ada: {allowed}.",
        en=f"{name} is not known; there are: {allowed}.",
    )


def wrong(name: str, found: object, allowed: str) -> Sentence:
    """Say what an entry holds (``None``: nothing), and what it may hold."""
    said = "–" if found is None else plain(found)
    name, allowed = plain(name), bare(allowed)
    return Sentence(
        id=f"{name} berisi {said}; yang dapat dipakai: {allowed}.",
        en=f"{name} is {said}; what can be used: {allowed}.",
    )
