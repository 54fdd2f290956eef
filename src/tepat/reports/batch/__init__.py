"""Many agencies in one workbook."""

from .workbook import write_combined

__all__ = ["write_combined"]
