"""Workload analysis (analisis beban kerja): tasks, hours, and persons needed."""

from .hours import per_task
from .need import need, per_position
from .working_year import NoWorkingHours, WorkingYear

__all__ = ["NoWorkingHours", "WorkingYear", "need", "per_position", "per_task"]
