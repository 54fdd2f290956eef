"""Competency gaps as a workbook."""

from .workbook import write_gaps

__all__ = ["write_gaps"]
