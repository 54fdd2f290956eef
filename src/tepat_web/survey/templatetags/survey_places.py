"""Where a survey is open, for pages of rooms that do not know the survey."""

from __future__ import annotations

from django import template

from tepat_web.survey import queries

register = template.Library()


@register.simple_tag
def open_place(unit: int, service: int | None = None) -> str:
    """Return the address word of an open place of a unit, for a link; else blank.

    Args:
        unit, service: Their numbers; a place for just that service comes first.
    """
    return queries.open_code(unit, service)
