"""Talent boxes and succession pools as a workbook."""

from .workbook import write_talent

__all__ = ["write_talent"]
