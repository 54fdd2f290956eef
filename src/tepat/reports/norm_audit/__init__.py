"""The audit of time norms and volumes as a workbook."""

from .fields import TITLES
from .workbook import write_audit

__all__ = ["TITLES", "write_audit"]
