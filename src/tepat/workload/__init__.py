"""Workload analysis (analisis beban kerja): tasks, hours, and persons needed."""

from .hours import per_task
from .need import Analysis, analyse, need
from .whatif import DriverChange, TaskChange, WhatIf
from .working_year import NoWorkingHours, WorkingYear

__all__ = [
    "Analysis",
    "DriverChange",
    "NoWorkingHours",
    "TaskChange",
    "WhatIf",
    "WorkingYear",
    "analyse",
    "need",
    "per_task",
]
