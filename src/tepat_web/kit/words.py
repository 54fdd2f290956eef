"""Text that is kept in both languages and shown in the reader's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.utils.functional import Promise
from django.utils.translation import get_language, override


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in Indonesian and in English; ``str`` gives the reader's.

    >>> words = Words(id="jabatan", en="position")
    >>> with override("en"):
    ...     str(words)
    'position'
    """

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.id

    @classmethod
    def of(cls, lazy: str | Promise) -> Self:
        """Say a translatable text in both languages, to be kept."""
        with override("id"):
            indonesian = str(lazy)
        with override("en"):
            return cls(id=indonesian, en=str(lazy))

    @classmethod
    def read(cls, told: Mapping[str, str]) -> Self:
        """Return what :meth:`as_json` told."""
        return cls(id=told["id"], en=told["en"])

    def as_json(self) -> dict[str, str]:
        """Return the text as JSON holds it."""
        return {"id": self.id, "en": self.en}
