"""Position maps of other systems, brought in by a column map instead of code."""

from __future__ import annotations

from .adapt import Adapted, adapt
from .column_map import ColumnMap
from .map_error import ColumnMapWrong
from .map_file import column_map
from .source import bodies

__all__ = ["Adapted", "ColumnMap", "ColumnMapWrong", "adapt", "bodies", "column_map"]
