"""Every column the engine reads: its type, its official name and its meaning.

The workbook template, the validation, the data dictionary and the API are all written
from these tables, so a column is described once and nowhere else.
"""

from .appraisals import APPRAISALS, CREDITS, POTENTIALS, UNIT_RATINGS
from .calendar import HOLIDAYS, SETTINGS
from .careers import ASSIGNMENTS, HISTORY, WISHES
from .column import Column, Kind, Privacy, Table
from .competencies import ASSESSMENTS, STANDARDS
from .constraints import DISCIPLINES, RELATIONS
from .employees import EMPLOYEES
from .learning import CATALOGUE, TRAININGS
from .positions import JOBS, POSITIONS
from .service import COMPLAINTS, SURVEYS
from .units import UNITS
from .workload import TASKS

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
    UNIT_RATINGS,
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

__all__ = [
    "APPRAISALS",
    "ASSESSMENTS",
    "ASSIGNMENTS",
    "CATALOGUE",
    "COMPLAINTS",
    "CREDITS",
    "DISCIPLINES",
    "EMPLOYEES",
    "HISTORY",
    "HOLIDAYS",
    "JOBS",
    "POSITIONS",
    "POTENTIALS",
    "RELATIONS",
    "SETTINGS",
    "STANDARDS",
    "SURVEYS",
    "TABLES",
    "TASKS",
    "TRAININGS",
    "UNITS",
    "UNIT_RATINGS",
    "WISHES",
    "Column",
    "Kind",
    "Privacy",
    "Table",
]
