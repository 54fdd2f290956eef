"""Fairness of a plan (keadilan rencana) as a workbook."""

from .workbook import write_fairness

__all__ = ["write_fairness"]
