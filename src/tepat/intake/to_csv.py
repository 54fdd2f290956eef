"""Writing a snapshot as a folder of canonical CSV files."""

from __future__ import annotations

from pathlib import Path

from tepat.snapshot import Snapshot, canonical

from .csv_folder import ENDING


def write_csv(snapshot: Snapshot, folder: Path) -> None:
    """Write every table that has rows, and those a reader asks for.

    A file that is there for a table without rows is written too, with headings only,
    so that reading the folder gives this snapshot and nothing older.

    Args:
        snapshot: What to write.
        folder: Made where it does not exist.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table, frame in snapshot.tables():
        path = folder / f"{table.sheet}{ENDING}"
        if table.needed or not frame.is_empty() or path.exists():
            path.write_bytes(canonical.csv(table, frame))
