"""Moves as BKN's SIASN takes them, and as a list for I-MUT: honest about what lacks."""

from .bodies import LIST_FIELDS as LIST_FIELDS
from .bodies import ListRow, Lookup, bodies, csv_text, json_lines, list_rows, lookups
from .move import Assignment, Ids, SiasnMove
from .tables import TABLES, BodyTable

__all__ = [
    "LIST_FIELDS",
    "TABLES",
    "Assignment",
    "BodyTable",
    "Ids",
    "ListRow",
    "Lookup",
    "SiasnMove",
    "bodies",
    "csv_text",
    "json_lines",
    "list_rows",
    "lookups",
]
