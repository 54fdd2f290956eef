"""From a workbook to a snapshot and back, with everything that is wrong in it."""

from __future__ import annotations

from .problem import Problem
from .reading import Reading, read
from .siasn import is_export, read_export
from .to_csv import write_csv
from .to_xlsx import DoesNotFit, write_template, write_xlsx

__all__ = [
    "DoesNotFit",
    "Problem",
    "Reading",
    "is_export",
    "read",
    "read_export",
    "write_csv",
    "write_template",
    "write_xlsx",
]
