"""The satisfaction survey as a workbook, and as plain rows."""

from .workbook import write_survey

__all__ = ["write_survey"]
