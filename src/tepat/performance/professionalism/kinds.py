"""Which of SIASN's kinds of learning a training is, by what a city calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
PASSED_OVER = ("TINGKAT", "TK", "TKT")
MARKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return a name as capital words: no marks, no "tingkat", Roman numbers.

    >>> plain("Pelatihan Kepemimpinan Nasional Tk. II"), plain("DIKLAT-PIM 3")
    ('PELATIHAN KEPEMIMPINAN NASIONAL II', 'DIKLAT PIM III')
    """
    words = MARKS.sub(" ", text.upper()).split()
    return " ".join(ROMAN.get(it, it) for it in words if it not in PASSED_OVER)


class Kinds:
    """The code of a kind, by the code, its name, or the first words of a training."""

    def __init__(self, names: Mapping[int, tuple[str, ...]]) -> None:
        self.by_code = {str(code): code for code in names}
        self.by_name = {
            plain(name): code for code, some in names.items() for name in some
        }
        # The longest first: "SEMINAR KONFERENSI …" before "SEMINAR".
        self.starts = sorted(self.by_name, key=lambda name: (-len(name), name))

    def code(self, kind: str | None, name: str) -> int | None:
        """Return the code; None where neither kind nor name makes it plain.

        Args:
            kind: As sheet ``pelatihan`` tells it.
            name: Of the training, as :func:`plain` gives it.
        """
        if kind is not None and kind.strip():
            told = kind.strip()
            found = self.by_code.get(told.lstrip("0")) or self.by_name.get(plain(told))
            if found is not None:
                return found
        for start in self.starts:
            if name == start or name.startswith(f"{start} "):
                return self.by_name[start]
        return None
