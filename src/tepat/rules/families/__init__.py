"""One module per family of rules, each with its sentences beside it in YAML."""

from . import (
    age,
    discipline,
    education,
    election,
    employment,
    experience,
    grade,
    kinship,
    ladder,
    legal_position,
    performance,
    retirement,
    tenure,
)

__all__ = [
    "age",
    "discipline",
    "education",
    "election",
    "employment",
    "experience",
    "grade",
    "kinship",
    "ladder",
    "legal_position",
    "performance",
    "retirement",
    "tenure",
]
