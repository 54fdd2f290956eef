"""Workload analysis (analisis beban kerja): tasks, hours, and persons needed."""

from .class_change import ClassChange
from .hours import per_task
from .minutes import MINUTES_OF_HOUR, minutes_each, minutes_of, minutes_of_unit
from .need import Analysis, analyse, need
from .whatif import DriverChange, TaskChange, WhatIf
from .working_year import NoWorkingHours, WorkingYear

__all__ = [
    "MINUTES_OF_HOUR",
    "Analysis",
    "ClassChange",
    "DriverChange",
    "NoWorkingHours",
    "TaskChange",
    "WhatIf",
    "WorkingYear",
    "analyse",
    "minutes_each",
    "minutes_of",
    "minutes_of_unit",
    "need",
    "per_task",
]
