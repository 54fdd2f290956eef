"""Every column the engine reads: its type, its official name and its meaning.

The workbook template, the validation, the data dictionary and the API are all written
from these tables, so a column is described once and nowhere else.
"""

from .column import Column, Kind, Privacy, Table
from .organisation import JOBS, POSITIONS, STANDARDS, TASKS, UNITS
from .people import (
    ASSIGNMENTS,
    DISCIPLINES,
    EMPLOYEES,
    HISTORY,
    RELATIONS,
    WISHES,
)
from .results import (
    APPRAISALS,
    ASSESSMENTS,
    CATALOGUE,
    CREDITS,
    POTENTIALS,
    TRAININGS,
    UNIT_RATINGS_TABLE,
)
from .service import COMPLAINTS, HOLIDAYS, SETTINGS, SURVEYS

TABLES: tuple[Table, ...] = (
    UNITS,
    JOBS,
    POSITIONS,
    TASKS,
    STANDARDS,
    EMPLOYEES,
    ASSIGNMENTS,
    HISTORY,
    ASSESSMENTS,
    APPRAISALS,
    UNIT_RATINGS_TABLE,
    CREDITS,
    POTENTIALS,
    TRAININGS,
    CATALOGUE,
    DISCIPLINES,
    WISHES,
    RELATIONS,
    SURVEYS,
    COMPLAINTS,
    HOLIDAYS,
    SETTINGS,
)

__all__ = ["TABLES", "Column", "Kind", "Privacy", "Table"]
