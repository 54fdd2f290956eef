"""Moves, appraisals and trainings as SIASN takes them: honest about what lacks."""

from .bodies import LIST_FIELDS as LIST_FIELDS
from .bodies import ListRow, Lookup, bodies, csv_text, json_lines, list_rows, lookups
from .move import Assignment, Ids, SiasnMove
from .results import (
    RESULT_TABLES,
    Rater,
    Record,
    SiasnAppraisal,
    SiasnTraining,
    result_bodies,
    result_lookups,
    table_of,
)
from .tables import TABLES, BodyTable

__all__ = [
    "LIST_FIELDS",
    "RESULT_TABLES",
    "TABLES",
    "Assignment",
    "BodyTable",
    "Ids",
    "ListRow",
    "Lookup",
    "Rater",
    "Record",
    "SiasnAppraisal",
    "SiasnMove",
    "SiasnTraining",
    "bodies",
    "csv_text",
    "json_lines",
    "list_rows",
    "lookups",
    "result_bodies",
    "result_lookups",
    "table_of",
]
