"""The five-year projection and its proposal as a workbook."""

from .workbook import write_projection

__all__ = ["write_projection"]
