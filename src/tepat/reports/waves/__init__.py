"""The waves of a plan as a workbook."""

from .workbook import write_waves

__all__ = ["write_waves"]
