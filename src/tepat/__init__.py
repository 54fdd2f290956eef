"""Tepat: the right person in the right position."""
