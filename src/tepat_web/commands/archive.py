"""The one file of a backup: a ZIP with the database, the files, and what they are.

``tepat.json`` describes the rest: which Tepat made it, of which kind of database, how
far its schema was, how the ledger ended, and the sha256 of every other member. It is
written last and read first.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Any, Self

from tepat import __version__

from .errors import Damaged, NoBackup

FORMAT = 1
ABOUT = "tepat.json"
DATABASE = "basisdata"
FILES = "berkas/"
BLOCK = 2**20
OURS = ".tepat-"  # how folders to work in begin
ABANDONED = 24 * 3600  # seconds after which one belongs to nobody
MOST_ABOUT = 64 * BLOCK
# Written in a moment, and already compressed: what follows is not worth the time.
PACKED = frozenset({".xlsx", ".zip", ".parquet", ".png", ".pdf"})


@dataclass(slots=True)
class About:
    """What a backup is a backup of.

    Attributes:
        engine: ``sqlite`` or ``postgresql``.
        steps: The steps of the schema that the database had taken, ``app.step``.
        head: Number and seal of the last entry of the ledger.
        key: A digest by which the key that seals the ledger is known again.
        counts: Rows by sheet, entries of the ledger, and files.
        members: sha256 of every other member, by name.
    """

    engine: str
    steps: list[str]
    head: dict[str, Any]
    key: str
    counts: dict[str, int]
    members: dict[str, str] = field(default_factory=dict)
    made_at: str = ""
    version: str = __version__
    format: int = FORMAT

    @classmethod
    def read(cls, text: bytes) -> Self:
        """Return what a backup says of itself.

        Raises:
            ValueError, TypeError: if it says nothing that we understand.
        """
        told = json.loads(text)
        if told.get("format") != FORMAT:
            raise ValueError(told.get("format"))
        return cls(**told)


class Packing:
    """A backup being written."""

    def __init__(self, packed: zipfile.ZipFile, about: About) -> None:
        self._zip, self.about = packed, about

    def add(self, name: str, path: Path) -> None:
        """Put a file in under a name."""
        entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
        entry.compress_type = (
            zipfile.ZIP_STORED if path.suffix in PACKED else zipfile.ZIP_DEFLATED
        )
        digest = hashlib.sha256()
        with path.open("rb") as source, self._zip.open(entry, "w") as to:
            for block in _blocks(source):
                digest.update(block)
                to.write(block)
        self.about.members[name] = digest.hexdigest()

    def add_files(self, folder: Path) -> int:
        """Put in every file below a folder but hidden ones; return how many."""
        count = 0
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            is_hidden = any(part.startswith(".") for part in inside.parts)
            if is_hidden or path.is_symlink() or not path.is_file():
                continue
            with suppress(FileNotFoundError):  # a result being written over
                self.add(FILES + inside.as_posix(), path)
                count += 1
        return count


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Give a private folder within another; one that a kill left there goes first."""
    for left in folder.glob(f"{OURS}*"):
        if time.time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=folder, prefix=OURS) as name:
        yield Path(name)


@contextmanager
def writing(out: Path, about: About) -> Iterator[Packing]:
    """Write a backup: whole, or not at all, and readable by its owner only."""
    with workplace(out.absolute().parent) as folder:
        beside = folder / "baru.zip"
        beside.touch(0o600)
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as to:
            yield Packing(to, about)
            about.made_at = datetime.now(UTC).isoformat(timespec="seconds")
            to.writestr(ABOUT, json.dumps(asdict(about), ensure_ascii=False, indent=1))
        os.replace(beside, out)


def sha256_of(path: Path) -> str:
    """Return the sha256 of a whole file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Backup:
    """A backup being read."""

    def __init__(self, path: Path, packed: zipfile.ZipFile, about: About) -> None:
        self._path, self._zip, self.about = path, packed, about

    @property
    def files(self) -> dict[str, str]:
        """Each member that is a file of the city's, and its path below the folder."""
        return {
            name: name.removeprefix(FILES)
            for name in self.about.members
            if name.startswith(FILES)
        }

    def unpack(self, name: str, to: Path) -> None:
        """Write one member to a path.

        Raises:
            Damaged: if the member is not what was put in.
        """
        digest = hashlib.sha256()
        to.touch(0o600)
        try:
            with self._zip.open(name) as source, to.open("wb") as out:
                for block in _blocks(source):
                    digest.update(block)
                    out.write(block)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Damaged(self._path, name) from error
        if digest.hexdigest() != self.about.members[name]:
            raise Damaged(self._path, name)


@contextmanager
def reading(path: Path) -> Iterator[Backup]:
    """Open a backup.

    Raises:
        NoBackup: if the file is none, or of a kind that we do not know.
    """
    try:
        packed = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise NoBackup(path) from error
    with packed:
        try:
            if packed.getinfo(ABOUT).file_size > MOST_ABOUT:
                raise ValueError(ABOUT)
            about = About.read(packed.read(ABOUT))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise NoBackup(path) from error
        _demand_inside(path, about.members)
        yield Backup(path, packed, about)


def _demand_inside(path: Path, names: Mapping[str, str]) -> None:
    """Refuse a backup whose files would be written outside their folder."""
    for name in names:
        plain = PurePosixPath(name)
        is_inside = name.startswith(FILES) and ".." not in plain.parts
        if name != DATABASE and not (is_inside and plain.as_posix() == name):
            raise NoBackup(path)


def _blocks(source: IO[bytes]) -> Iterator[bytes]:
    while block := source.read(BLOCK):
        yield block
