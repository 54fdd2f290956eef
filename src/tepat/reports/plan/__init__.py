"""The placement plan (rencana penempatan) as a workbook."""

from .workbook import write_plan

__all__ = ["write_plan"]
