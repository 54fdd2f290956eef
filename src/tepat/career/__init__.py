"""Careers: where a person can go, what is missing, and the shortest way."""

from .career import Career, NobodyThere, NoSuchPerson, NoSuchTarget, career
from .directions import Direction, direction
from .ground import Ground, ground
from .path import Mode, Path, Step
from .prospects import Prospects, of_everyone, prospects

__all__ = [
    "Career",
    "Direction",
    "Ground",
    "Mode",
    "NoSuchPerson",
    "NoSuchTarget",
    "NobodyThere",
    "Path",
    "Prospects",
    "Step",
    "career",
    "direction",
    "ground",
    "of_everyone",
    "prospects",
]
