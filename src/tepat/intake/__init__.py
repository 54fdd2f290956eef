"""From a workbook to a snapshot and back, with everything that is wrong in it."""

from __future__ import annotations

from .problem import Problem
from .reading import Reading, read
from .to_csv import write_csv
from .to_xlsx import DoesNotFit, write_template, write_xlsx

__all__ = [
    "DoesNotFit",
    "Problem",
    "Reading",
    "read",
    "write_csv",
    "write_template",
    "write_xlsx",
]
