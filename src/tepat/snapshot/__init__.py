"""The city on one day, as tables whose columns are declared once."""

from .columns import TABLES, Column, Kind, Privacy, Table
from .settings import Settings
from .snapshot import Snapshot

__all__ = ["TABLES", "Column", "Kind", "Privacy", "Settings", "Snapshot", "Table"]
