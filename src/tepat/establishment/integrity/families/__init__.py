"""The rules on the position map, one module per family, sentences beside it in YAML."""

from . import catalogue, classes, naming, people, proposal, seats, superiors, units

__all__ = [
    "catalogue",
    "classes",
    "naming",
    "people",
    "proposal",
    "seats",
    "superiors",
    "units",
]
