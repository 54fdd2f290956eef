"""The catalogue of job titles (nomenklatur) by date, and how written titles find it."""

from __future__ import annotations

from .catalogue import Instrument, catalogue, instruments, shipped
from .matcher import ACCEPT, REVIEW, Asked, Candidate, Decision, Found, Matcher
from .review import Review, Reviewed, review
from .standing import Standing, in_force, with_standing
from .title import Title, abbreviations, title

__all__ = [
    "ACCEPT",
    "REVIEW",
    "Asked",
    "Candidate",
    "Decision",
    "Found",
    "Instrument",
    "Matcher",
    "Review",
    "Reviewed",
    "Standing",
    "Title",
    "abbreviations",
    "catalogue",
    "in_force",
    "instruments",
    "review",
    "shipped",
    "title",
    "with_standing",
]
