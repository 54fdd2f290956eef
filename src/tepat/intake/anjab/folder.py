"""Reading a folder of Word files into rows of the workbook.

One file after the other; what is wrong with one is told and stops no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tepat.snapshot import Snapshot
from tepat.snapshot.vocabulary import FAMILIES

from . import reasons
from .coded import Codes
from .form import FoundForm, Spot, Unplaced
from .headings import fold
from .identity import Identity, code_of, kind_of, left_over, name_of, units_of
from .package import lines
from .refused import NOT_WORD, RefusedForm
from .rows import Workbook, numbered, slug
from .walk import Walk

WORD = (".docx", ".docm")
OPEN_IN_WORD = "~$"  # what Word leaves beside a file that is open
SKIPPED = (".tmp", ".lock", ".ini", ".db")
LEAST_FAMILY = FAMILIES[-1]


@dataclass(frozen=True, slots=True)
class AnjabReading:
    """What came of reading a folder.

    Attributes:
        snapshot: Units, jobs, positions, analyses, tasks, steps and lists, as found.
        positions: One row per analysis: ``kode``, ``nama``, ``file``, ``tasks``,
            ``is_job``.
        unplaced: Every text, and every file, that went nowhere, with place and reason.
        files: How many files were looked at.
    """

    snapshot: Snapshot
    positions: list[dict[str, Any]]
    unplaced: list[Unplaced]
    files: int


def read_folder(
    folder: Path,
    codes: Codes,
    day: date,
    *,
    book: Snapshot | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> AnjabReading:
    """Read every Word file below a folder, or one file.

    Args:
        folder: The folder, looked through with all below it; or one file.
        codes: The coded lists of the day.
        day: The reference date where the forms tell none.
        book: A workbook whose positions and jobs the forms are about; what was read
            is put over it.
        progress: Told how many files are done, of how many.
    """
    workbook = Workbook(codes)
    unplaced: list[Unplaced] = []
    names = _Names(book)
    paths = list(_files(folder))
    for done, path in enumerate(paths):
        progress(done, len(paths))
        file = path.relative_to(folder).as_posix() if folder.is_dir() else path.name
        walk = Walk(file)
        try:
            if path.suffix.lower() not in WORD:
                raise RefusedForm(NOT_WORD)
            walk.go(lines(path))
        except RefusedForm as refused:
            whole = Unplaced(file, Spot(), "", refused.sentence, dict(refused.facts))
            unplaced.append(whole)
            continue
        unplaced += walk.unplaced
        used = [form for form in walk.forms if names.settle(form, workbook)]
        if not used:
            unplaced.append(Unplaced(file, Spot(), "", reasons.NO_ANALYSIS))
    progress(len(paths), len(paths))
    snapshot = workbook.snapshot(day, book)
    return AnjabReading(
        snapshot, workbook.listed, unplaced + workbook.unplaced, len(paths)
    )


class _Names:
    """Settles under which code an analysis goes, and adds it."""

    def __init__(self, book: Snapshot | None) -> None:
        self._taken: set[str] = set()
        self._known: dict[str, bool] = {}  # code, and whether it is a job's
        self._by_name: dict[str, list[str]] = {}
        if book is not None:
            for code, name in book.jobs.select("job", "name").iter_rows():
                self._know(code, name, is_job=True)
            for code, name in book.positions.select("position", "name").iter_rows():
                self._know(code, name, is_job=False)

    def settle(self, form: FoundForm, workbook: Workbook) -> bool:
        """Add the analysis under a code of its own; tell whether it could be."""
        name = name_of(form)
        if name is None:
            if form.has_body:
                told = form.texts.get("summary") or _first_task(form)
                workbook.tell(form, told, reasons.NO_NAME)
            return False
        if not form.has_body and not code_of(form):
            return False
        code = self._code(form, name, workbook)
        family, level = kind_of(form)
        if family is None and code not in self._known:
            workbook.tell(form, name, reasons.NO_FAMILY, name=name)
        units = units_of(form)
        for text in left_over(form):
            workbook.tell(form, text, reasons.NO_UNIT)
        who = Identity(
            code=code,
            name=name,
            family=family or LEAST_FAMILY,
            level=level,
            is_job=self._known.get(code, not units),
            is_new=code not in self._known,
            units=units,
        )
        self._taken.add(code)
        workbook.add(form, who)
        return True

    def _code(self, form: FoundForm, name: str, workbook: Workbook) -> str:
        told = code_of(form)
        if told is None or (self._known and told not in self._known):
            alike = self._by_name.get(fold(name), [])
            free = [code for code in alike if code not in self._taken]
            if len(free) == 1:
                return free[0]
        if told is None:
            made = next(numbered(slug(name), self._taken | self._known.keys()))
            workbook.tell(form, name, reasons.NEW_CODE, name=name, code=made)
            return made
        if told in self._taken:
            other = next(numbered(told, self._taken | self._known.keys()))
            workbook.tell(form, name, reasons.SAME_CODE, code=told, other=other)
            return other
        return told

    def _know(self, code: str, name: str, *, is_job: bool) -> None:
        self._known[code] = is_job
        self._by_name.setdefault(fold(name or ""), []).append(code)


def _files(folder: Path) -> Iterator[Path]:
    """Files in the order of their paths; links are not followed."""
    if not folder.is_dir():
        yield folder
        return
    for path in sorted(folder.rglob("*")):
        name = path.name
        if name.startswith((".", OPEN_IN_WORD)) or path.suffix.lower() in SKIPPED:
            continue
        if path.is_file() and not path.is_symlink():
            yield path


def _first_task(form: FoundForm) -> str:
    return next((it.description for it in form.tasks if it.description), "")
