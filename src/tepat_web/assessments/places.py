"""The words by which addresses call the judges."""

from __future__ import annotations

from collections.abc import Mapping

from .models import Judge

WORDS: Mapping[Judge, str] = {
    Judge.SELF: "diri",
    Judge.SUPERIOR: "atasan",
    Judge.ASSESSOR: "asesor",
}
PARTS: Mapping[str, Judge] = {word: judge for judge, word in WORDS.items()}
