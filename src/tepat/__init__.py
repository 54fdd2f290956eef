"""Tepat: the right person in the right position."""

__version__ = "0.1.0"
