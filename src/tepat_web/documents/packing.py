"""Many letters as one ZIP, sent while it is packed: never whole in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from . import archive
from .archive import Altered
from .models import Letter

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP
MISSING = "TIDAK-DISERTAKAN.txt"


class _Pipe:
    """Takes what a ZIP writes, to be sent on; it can only be written forwards."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, block: bytes) -> int:
        """Take a block."""
        self.waiting.append(bytes(block))
        return len(block)

    def flush(self) -> None:
        """Do nothing: what was written waits to be taken."""

    def close(self) -> None:
        """Do nothing, likewise."""

    def taken(self) -> Iterator[bytes]:
        """Yield what waits, and forget it."""
        waiting, self.waiting = self.waiting, []
        yield from waiting


def packed(letters: Iterable[Letter], ending: str) -> Iterator[bytes]:
    """Yield a ZIP with one file for each letter, piece by piece.

    What is not any more what was kept is left out, and told in a file beside it.

    Args:
        ending: ``pdf`` or ``docx``.
    """
    pipe, left_out = _Pipe(), []
    with ZipFile(pipe, "w", ZIP_STORED) as out:
        for letter in letters:
            try:
                content = archive.read(getattr(letter, f"{ending}_digest"))
            except Altered:
                left_out.append(letter.number)
                continue
            out.writestr(ZipInfo(name_of(letter, ending), FIRST_DAY), content)
            yield from pipe.taken()
        if left_out:
            told = _("Missing or changed from outside, so not given out:")
            out.writestr(MISSING, "\n".join([told, *left_out]))
    yield from pipe.taken()


def name_of(letter: Letter, ending: str) -> str:
    """Return what the file of a letter is called: its number, as file names may be.

    >>> name_of(Letter(number="800.1.3.3/7-BKPSDM/2026", pk=12), "pdf")
    '800.1.3.3_7-BKPSDM_2026.pdf'
    """
    kept = (each if each.isalnum() or each in ".-" else "_" for each in letter.number)
    return f"{''.join(kept)}.{ending}"
