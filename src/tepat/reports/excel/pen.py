"""The one look of every workbook: its language, its formats and its colours."""

from __future__ import annotations

from typing import Any

from tepat.reports.about import About
from tepat.words import Language, Sentence

INK, SOFT, TEAL, TINT = "#16212B", "#52606D", "#0F766E", "#E6F1EF"
AMBER, AMBER_INK, RULE = "#B45309", "#7C2D12", "#C9D1D8"

Cell = Any  # what xlsxwriter calls a Format; it has no types of its own


class Pen:
    """Says sentences in one language, and hands out each format once.

    Attributes:
        about: What the workbook says of itself.
        language: The reader's.
    """

    def __init__(self, workbook: Any, about: About, language: Language) -> None:
        self.about, self.language = about, language
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, object], ...], Cell] = {}

    def say(self, sentence: Sentence, **facts: object) -> str:
        return sentence.fill(facts, self.language)

    def look(self, **properties: object) -> Cell:
        """Return the format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": "Calibri", "font_color": INK, "valign": "top"}
            self._formats[key] = self._workbook.add_format(base | properties)
        return self._formats[key]

    def shortage(self) -> Cell:
        """Shade a shortage; its word stands in the cell already."""
        return self._mark(bg_color="#FDEBC8", font_color=AMBER_INK)

    def surplus(self) -> Cell:
        """Hatch a surplus, so that no colour alone tells it from a shortage."""
        return self._mark(pattern=14, bg_color="#FFFFFF", fg_color="#F3C98B")

    def _mark(self, **properties: object) -> Cell:
        # A conditional mark sets nothing but what it changes.
        return self._workbook.add_format(properties)
