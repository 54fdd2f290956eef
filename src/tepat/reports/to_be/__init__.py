"""A structure to be beside the present one, as a workbook."""

from .workbook import write_restructure

__all__ = ["write_restructure"]
