"""What each further move brings."""

from .frontier import Frontier, NoFrontier, Point, frontier
from .telling import headline, notes

__all__ = ["Frontier", "NoFrontier", "Point", "frontier", "headline", "notes"]
