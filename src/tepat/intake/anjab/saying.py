"""What a cell of a form says, and when it says nothing.

Forms are never left blank: offices write ``-``, ``Tidak ada`` or a row of dots. All of
these are nothing here, in Word and in the workbook alike, so that both say the same.
Only about the environment of the work "tidak ada" is an answer: there is no vibration.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tepat.intake.cells import clean

from .headings import bare

NOTHING = frozenset({"tidak ada", "tdk ada", "nihil", "n/a", "none", "kosong"})
DOTTED = re.compile(r"[\s.…_·:;,–—-]*")
COLON = ":"
SEPARATOR = ";"  # of the entries of a list in one cell of the workbook


def said(text: str | None) -> str | None:
    """Return the text tidied, or ``None`` where it says nothing.

    >>> said("  Tidak ada. "), said("……"), said("Tidak ada syarat khusus")
    (None, None, 'Tidak ada syarat khusus')
    """
    told = answered(text)
    if told is None:
        return None
    return None if told.casefold().rstrip(". ") in NOTHING else told


def answered(text: str | None) -> str | None:
    """Return the text tidied; ``None`` only where nothing is written.

    >>> answered("Tidak ada"), answered("……"), answered(": Tenang")
    ('Tidak ada', None, 'Tenang')
    """
    told = None if text is None else clean(text)
    if told is not None and told.startswith(COLON):
        told = answered(told.lstrip(": \n"))  # the colon between label and value
    return None if told is None or DOTTED.fullmatch(told) else told


def said_items(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the entries of a list; a text with semicolons holds several.

    >>> said_items(["Mengetik; Excel", "-"])
    ('Mengetik', 'Excel')
    """
    parts = (part for text in texts for part in text.split(SEPARATOR))
    told = (said(" ".join(part.split())) for part in parts)
    return tuple(text for text in told if text)


def said_plainly(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the entries of a list without numbers or marks in front of them.

    >>> said_plainly(["1) Mengetik; - Excel"])
    ('Mengetik', 'Excel')
    """
    return tuple(text for each in said_items(texts) if (text := _plain(each)))


def _plain(text: str) -> str | None:
    while (told := said(bare(text))) != text:
        if told is None:
            return None
        text = told
    return text
