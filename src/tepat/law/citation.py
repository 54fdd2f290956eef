"""Where in the law something is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One place in one legal instrument.

    >>> str(Citation("PP 11/2017", "Pasal 190 ayat (3)"))
    'PP 11/2017 Pasal 190 ayat (3)'
    """

    instrument: str
    at: str

    def __str__(self) -> str:
        return f"{self.instrument} {self.at}"
