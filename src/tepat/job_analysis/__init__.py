"""Job analysis (analisis jabatan): the items of job information, and their checks."""

from .analysis import Analysis, Detail, Place, Step, Task
from .assembly import Analyses

__all__ = ["Analyses", "Analysis", "Detail", "Place", "Step", "Task"]
