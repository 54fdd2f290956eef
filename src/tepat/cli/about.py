"""What a report says of itself, from the workbook it was made from."""

from __future__ import annotations

from pathlib import Path

from tepat.reports.about import About
from tepat.snapshot import Snapshot


def about(snapshot: Snapshot, source: Path) -> About:
    """Return the facts for the head and foot of every page."""
    is_root = snapshot.units["parent"].is_null()
    root = snapshot.units.filter(is_root)["name"].drop_nulls()
    settings = snapshot.settings
    return About(
        agency=settings.agency_name or (root[0] if len(root) else source.stem),
        day=snapshot.day,
        source=source.name,
        is_example=settings.is_example,
    )
