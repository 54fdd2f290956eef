"""The job evaluation as a workbook."""

from .workbook import write_evaluation

__all__ = ["write_evaluation"]
