"""The training plan as a workbook."""

from .workbook import write_training

__all__ = ["write_training"]
