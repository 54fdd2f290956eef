"""Public satisfaction (SKM): the index of a service, and how sure it is."""

from .results import ServiceResult, Survey, UnitResult
from .survey import survey
from .weight import Weight

__all__ = ["ServiceResult", "Survey", "UnitResult", "Weight", "survey"]
