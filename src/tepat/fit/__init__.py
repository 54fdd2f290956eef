"""How well a person fits a position: 0 to 1000, in named parts."""

from .fit import Fit, measure
from .parts import Part
from .said import of_field

__all__ = ["Fit", "Part", "measure", "of_field"]
