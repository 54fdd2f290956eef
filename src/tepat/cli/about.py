"""What a report says of itself, from the workbook it was made from."""

from __future__ import annotations

from tepat.reports.about import about

__all__ = ["about"]
