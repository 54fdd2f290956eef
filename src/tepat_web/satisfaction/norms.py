"""Which bands tell the quality on a day."""

from __future__ import annotations

from datetime import date

from tepat import law
from tepat.law import NormNotInForce


def bands_on(day: date) -> str:
    """Return where the bands of a day stand; blank where none were in force."""
    try:
        return str(law.on(day).satisfaction.bands.cites)
    except NormNotInForce:
        return ""
