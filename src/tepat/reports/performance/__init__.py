"""Ratings and what follows from them as a workbook."""

from .workbook import write_performance

__all__ = ["write_performance"]
