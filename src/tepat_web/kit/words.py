"""Text that is kept in both languages and shown in the reader's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
        return cls.saying(lambda: str(lazy))

    @classmethod
    def saying(cls, write: Callable[[], str]) -> Self:
        """Say in both languages what ``write`` says in the reader's, e.g. a day."""
        with override("id"):
            indonesian = write()
        with override("en"):
            return cls(id=indonesian, en=write())

    @classmethod
    def read(cls, told: Mapping[str, str]) -> Self:
        """Return what :meth:`as_json` told."""
        return cls(id=told["id"], en=told["en"])

    def as_json(self) -> dict[str, str]:
        """Return the text as JSON holds it."""
        return {"id": self.id, "en": self.en}
