"""What a reader of the map should know is wrong or missing on it."""

from __future__ import annotations

from tepat.establishment.integrity import Integrity, Issue

from .node import PositionMap


def problems(chart: PositionMap, found: Integrity) -> list[Issue]:
    """Return the issues of the units on a map, from the root down.

    What belongs to no unit is told where the map is that of everything. What is about
    people is told only where the map names them.

    Args:
        chart: The map.
        found: The integrity of the city it was drawn from.
    """
    on_map = {node.unit for node in chart.units}
    is_whole = len(on_map) == found.readiness.height - 1
    return [
        issue
        for issue in found.issues
        if (issue.unit in on_map or is_whole) and (chart.names or issue.nip is None)
    ]
