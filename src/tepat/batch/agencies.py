"""The agencies of a batch: which folder or file is the workbook of which of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tepat.errors import TepatError
from tepat.words import Sentence

BOOK, SHEET = ".xlsx", ".csv"
OPEN_IN_EXCEL = "~$"
"""How the file begins that Excel puts beside a workbook while it is open."""

RESERVED = frozenset({"gabungan.json", "gabungan.xlsx", "antar-instansi"})
"""What stands beside the agencies in the folder of results."""

NO_BOOKS = Sentence(
    id="{paths} tidak berisi buku kerja (.xlsx) maupun folder CSV. Beri berkas atau "
    "folder CSV tiap instansi, atau satu folder yang berisi semuanya.",
    en="{paths} holds neither a workbook (.xlsx) nor a CSV folder. Give the file or "
    "the CSV folder of each agency, or one folder that holds them all.",
)
NOT_THERE = Sentence(
    id="{paths} tidak ada. Periksa ejaannya.",
    en="{paths} does not exist. Check the spelling.",
)
SAME_NAME = Sentence(
    id="Nama {names} dipakai lebih dari satu instansi, atau dipakai hasil gabungan. "
    "Ganti nama berkas atau foldernya, agar tiap instansi mendapat folder sendiri.",
    en="The name {names} is used by more than one agency, or by the combined results. "
    "Rename the file or folder, so that each agency has a folder of its own.",
)


class NoAgencies(TepatError):
    """A batch in which no agency, or not every one, can be told apart."""

    exit_code = 121


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency of a batch.

    Attributes:
        name: What its results are called: the name of its file or folder.
        book: The workbook, or the folder of CSV files.
    """

    name: str
    book: Path

    def size(self) -> int:
        """Return the bytes of the book, a guess of how long it takes."""
        try:
            return sum(file.stat().st_size for file in files_of(self.book))
        except OSError:
            return 0


def find(paths: Sequence[Path], out: Path) -> tuple[Agency, ...]:
    """Return the agencies in ``paths``, by name.

    A file is a workbook, and a folder with CSV files is one too; any other folder holds
    workbooks and such folders. Two of the same name are called after the folder they
    stand in as well.

    Args:
        paths: Files and folders, as the reader named them.
        out: The folder of results, which is never an agency.

    Raises:
        NoAgencies: if a path is absent, no book is found, or two have one name.
    """
    absent = tuple(str(path) for path in paths if not path.exists())
    if absent:
        raise NoAgencies(NOT_THERE, paths=absent)
    results = out.resolve()
    books = {
        book.resolve(): book
        for path in paths
        for book in _books(path)
        if book.resolve() != results
    }
    if not books:
        raise NoAgencies(NO_BOOKS, paths=tuple(map(str, paths)))
    names = {real: _name(book, real) for real, book in books.items()}
    often = Counter(name.casefold() for name in names.values())
    for real, name in names.items():
        if often[name.casefold()] > 1:
            names[real] = f"{real.parent.name}-{name}"
    often = Counter(name.casefold() for name in names.values())
    doubled = {name for name in names.values() if often[name.casefold()] > 1}
    doubled |= {name for name in names.values() if name.casefold() in RESERVED}
    if doubled:
        raise NoAgencies(SAME_NAME, names=tuple(sorted(doubled)))
    agencies = (Agency(names[real], book) for real, book in books.items())
    return tuple(sorted(agencies, key=lambda agency: agency.name))


def files_of(book: Path) -> list[Path]:
    """Return the files that make up a book, sorted."""
    if not book.is_dir():
        return [book]
    return sorted(file for file in book.iterdir() if _is(file, SHEET))


def digest(book: Path) -> str:
    """Return the sha256 of the bytes of a book, and of the names of its sheets.

    A book that cannot be read has a digest too; who reads it will say so.
    """
    total = hashlib.sha256()
    for file in files_of(book):
        try:
            content = file.read_bytes()
        except OSError as error:
            content = str(error.errno).encode()
        total.update(f"{file.name if book.is_dir() else ''} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def _books(path: Path) -> Iterator[Path]:
    if not path.is_dir() or files_of(path):
        yield path
        return
    for entry in sorted(path.iterdir()):
        if entry.is_dir() and not entry.name.startswith("."):
            if files_of(entry):
                yield entry
        elif _is(entry, BOOK):
            yield entry


def _is(file: Path, ending: str) -> bool:
    hidden = file.name.startswith((".", OPEN_IN_EXCEL))
    return file.is_file() and file.suffix.casefold() == ending and not hidden


def _name(book: Path, real: Path) -> str:
    # Of a folder called "." or ".." the real name tells more.
    return real.name if real.is_dir() else book.stem
