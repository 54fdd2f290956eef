"""Every column the engine reads: its type, its official name and its meaning.

The workbook template, the validation, the data dictionary and the API are all written
from these tables, so a column is described once and nowhere else.
"""

from .analysis import ANALYSES, DETAILS, STEPS
from .appraisals import APPRAISALS, CREDITS, POTENTIALS, UNIT_RATINGS
from .calendar import HOLIDAYS, SETTINGS
from .careers import ASSIGNMENTS, HISTORY, WISHES
from .column import Column, Kind, Privacy, Table
from .competencies import ASSESSMENTS, STANDARDS
from .constraints import DISCIPLINES, RELATIONS
from .demand import DRIVERS, TEACHING, WORKING_YEARS
from .employees import EMPLOYEES
from .feedback import AWARDS, FEEDBACK
from .learning import CATALOGUE, TRAININGS
from .planning import CLASS_COSTS, EVALUATIONS, PLANNED_FILLS
from .positions import JOBS, POSITIONS
from .programmes import PROGRAMMES
from .service import COMPLAINTS, SERVICES, SURVEYS
from .statements import STATEMENTS
from .units import UNITS
from .workload import TASKS

TABLES: tuple[Table, ...] = (
    UNITS,
    JOBS,
    POSITIONS,
    TASKS,
    STEPS,
    ANALYSES,
    DETAILS,
    STANDARDS,
    EVALUATIONS,
    DRIVERS,
    TEACHING,
    WORKING_YEARS,
    PLANNED_FILLS,
    CLASS_COSTS,
    PROGRAMMES,
    EMPLOYEES,
    ASSIGNMENTS,
    HISTORY,
    ASSESSMENTS,
    APPRAISALS,
    UNIT_RATINGS,
    CREDITS,
    POTENTIALS,
    FEEDBACK,
    AWARDS,
    STATEMENTS,
    TRAININGS,
    CATALOGUE,
    DISCIPLINES,
    WISHES,
    RELATIONS,
    SERVICES,
    SURVEYS,
    COMPLAINTS,
    HOLIDAYS,
    SETTINGS,
)

__all__ = [
    "ANALYSES",
    "APPRAISALS",
    "ASSESSMENTS",
    "ASSIGNMENTS",
    "AWARDS",
    "CATALOGUE",
    "CLASS_COSTS",
    "COMPLAINTS",
    "CREDITS",
    "DETAILS",
    "DISCIPLINES",
    "DRIVERS",
    "EMPLOYEES",
    "EVALUATIONS",
    "FEEDBACK",
    "HISTORY",
    "HOLIDAYS",
    "JOBS",
    "PLANNED_FILLS",
    "POSITIONS",
    "POTENTIALS",
    "PROGRAMMES",
    "RELATIONS",
    "SERVICES",
    "SETTINGS",
    "STANDARDS",
    "STATEMENTS",
    "STEPS",
    "SURVEYS",
    "TABLES",
    "TASKS",
    "TEACHING",
    "TRAININGS",
    "UNITS",
    "UNIT_RATINGS",
    "WISHES",
    "WORKING_YEARS",
    "Column",
    "Kind",
    "Privacy",
    "Table",
]
