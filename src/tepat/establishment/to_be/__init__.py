"""A structure to be (as-is against to-be), and the way there."""

from .people import Destiny
from .positions import Fate
from .restructure import Restructure, restructure
from .shape import Shape

__all__ = ["Destiny", "Fate", "Restructure", "Shape", "restructure"]
