"""The titles of a city against the nomenclature, as a workbook."""

from __future__ import annotations

from .lines import as_json, lines
from .workbook import write_titles

__all__ = ["as_json", "lines", "write_titles"]
