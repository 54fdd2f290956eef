"""Programmes of study: what their names mean, and which posts they fit."""

from .field import accepts, family_of, is_open, kin, normal
from .match import Match, Ranked, nearest, rank, score

__all__ = [
    "Match",
    "Ranked",
    "accepts",
    "family_of",
    "is_open",
    "kin",
    "nearest",
    "normal",
    "rank",
    "score",
]
