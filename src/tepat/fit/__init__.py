"""How well a person fits a position: 0 to 1000, in named parts."""

from .fit import Fit, measure
from .parts import Part

__all__ = ["Fit", "Part", "measure"]
