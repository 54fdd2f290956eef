"""A short name for exactly these data, to say what a result was made from."""

from __future__ import annotations

import hashlib

from . import canonical
from .snapshot import Snapshot


def digest(snapshot: Snapshot) -> str:
    """Return the sha256 of the canonical content of all tables that have rows.

    Row order counts: it decides the order of the map and of equal choices. The
    reference date is not part of the content; say it beside the digest.
    """
    total = hashlib.sha256()
    for table, frame in snapshot.tables():
        if not frame.is_empty():
            content = canonical.csv(table, frame)
            total.update(f"{table.sheet} {len(content)}\n".encode())
            total.update(content)
    return total.hexdigest()
