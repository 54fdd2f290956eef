"""The integrity of a position map, and what is ready for a proposal, as a workbook."""

from .workbook import write_integrity

__all__ = ["write_integrity"]
