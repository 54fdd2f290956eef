"""The fictional city: shaped like Kota Tangerang Selatan, with nobody real in it.

``build`` makes a whole city of any size from a seed: its units and positions, people
with their careers and results, a survey with a known effect, and real trouble.
What is planted, and how much of it, is named in :mod:`tepat.intake.town.story`.
"""

from __future__ import annotations

from .build import build

__all__ = ["build"]
