"""Workload analysis (analisis beban kerja): tasks, hours, and persons needed."""

from .class_change import ClassChange
from .hours import per_task
from .need import Analysis, analyse, need
from .whatif import DriverChange, TaskChange, WhatIf
from .working_year import NoWorkingHours, WorkingYear

__all__ = [
    "Analysis",
    "ClassChange",
    "DriverChange",
    "NoWorkingHours",
    "TaskChange",
    "WhatIf",
    "WorkingYear",
    "analyse",
    "need",
    "per_task",
]
