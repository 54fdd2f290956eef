"""Reading a file that was handed in: nothing here changes anything."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tepat import intake
from tepat.intake import Reading
from tepat_web.snapshots import take

MEBI = 2**20
LARGEST = 40 * MEBI  # of a file handed in; 10,000 employees make about 7 MiB
LARGEST_UNPACKED = 600 * MEBI
MOST_FILES = 60
WORKBOOK_PART = "xl/workbook.xml"


class NotReadable(Exception):
    """The file is no workbook, no folder of tables and no export."""


def read(path: Path, today: date) -> Reading:
    """Return what the file says, and everything that is wrong in it.

    Raises:
        NotReadable: if a packed folder holds too much or no table at all.
    """
    if path.suffix == ".csv":
        return intake.read_export(path, take.snapshot(), today=today)
    if zipfile.is_zipfile(path) and not _is_workbook(path):
        with _unpacked(path) as folder:
            return intake.read(folder, today=today)
    return intake.read(path, today=today)


def sheets_of(path: Path, reading: Reading) -> dict[str, int]:
    """Return the sheets that the file itself has, with their numbers of rows.

    BKN's export is read beside the register's own units and positions, which it does
    not say anything about.
    """
    if path.suffix == ".csv":
        counts = reading.counts.get("pegawai", 0)
        return {"pegawai": counts}
    return reading.counts


def _is_workbook(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return WORKBOOK_PART in archive.namelist()


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """Unpack the CSV files of an archive, by their plain names, into one folder."""
    with TemporaryDirectory() as name, zipfile.ZipFile(path) as archive:
        folder = Path(name)
        parts = [
            part
            for part in archive.infolist()
            if not part.is_dir() and part.filename.lower().endswith(".csv")
        ]
        total = sum(part.file_size for part in parts)
        if len(parts) > MOST_FILES or total > LARGEST_UNPACKED:
            raise NotReadable
        left = LARGEST_UNPACKED
        for part in parts:
            target = folder / Path(part.filename.replace("\\", "/")).name
            with archive.open(part) as source, target.open("wb") as out:
                # The directory may lie about sizes, so what comes out is counted too.
                while block := source.read(MEBI):
                    left -= len(block)
                    if left < 0:
                        raise NotReadable
                    out.write(block)
        yield folder


def keep(upload: Path, blocks: Iterator[bytes]) -> int:
    """Store a file block by block; return its size in bytes."""
    upload.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with upload.open("wb") as out:
        for block in blocks:
            size += len(block)
            out.write(block)
    return size


def forget(folder: Path) -> None:
    """Remove what is kept of an upload."""
    shutil.rmtree(folder, ignore_errors=True)
