"""Writing a finished file: whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tepat.errors import TepatError
from tepat.words import Sentence

CANNOT_WRITE = Sentence(
    id="Berkas {path} tidak dapat ditulis ({cause}). Tutup berkas itu bila sedang "
    "terbuka di Excel, periksa hak akses foldernya, atau pilih nama lain.",
    en="File {path} cannot be written ({cause}). Close it if it is open in Excel, "
    "check the permissions of its folder, or choose another name.",
)


class CannotWrite(TepatError):
    """A report is ready, but its file cannot be written."""

    exit_code = 20

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(CANNOT_WRITE, path=path, cause=cause.strerror or cause)


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``; an older file stays as it is until the end.

    Raises:
        CannotWrite: if the folder is absent, full or closed to us.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise CannotWrite(path, error) from error


def made(folder: Path) -> Path:
    """Return ``folder``, made where it does not exist yet.

    Raises:
        CannotWrite: if it cannot be made, or is a file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, error) from error
    return folder
