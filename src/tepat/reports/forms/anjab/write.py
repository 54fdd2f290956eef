"""Writing the forms of a city into a folder: one at a time, however many they are."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tepat.job_analysis import Analyses
from tepat.reports.about import About
from tepat.reports.file import write_whole
from tepat.reports.forms import Paper, Templates, docx, pdf
from tepat.words import Language

from .paper import paper

DOCX, PDF = ".docx", ".pdf"
WRITERS = {DOCX: docx, PDF: pdf}
SWEEP_EVERY = 50  # forms: each leaves a document that holds itself in circles
LONGEST_NAME = 100  # characters; some file systems allow 255 bytes
UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+|\s+')
# Names that Windows keeps for itself.
RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """One form that was written: of which position or job, and to which files."""

    code: str
    name: str
    files: tuple[Path, ...]


def write_forms(
    folder: Path,
    analyses: Analyses,
    codes: tuple[str, ...],
    about: About,
    templates: Templates,
    *,
    formats: tuple[str, ...] = (DOCX,),
    language: Language = "id",
) -> Iterator[Written]:
    """Write the form of each position or job, and yield it once it is there.

    Nothing is kept of a form that is written, so thousands need no more memory than
    one. The same analyses give the same files, byte for byte.

    Args:
        folder: Made where it does not exist.
        analyses: See ``tepat.job_analysis``.
        codes: Of the positions and jobs whose forms are wanted.
        about: Whose forms, as of which day.
        templates: The built-in ones, or a city's.
        formats: ``.docx``, ``.pdf``, or both.
        language: Of labels and headings.

    Raises:
        BrokenTemplate: if a template cannot be filled.
        tepat.reports.file.CannotWrite: if a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = file_names(codes, {code: analyses.name(code) for code in codes})
    for done, code in enumerate(codes):
        if done % SWEEP_EVERY == 0:
            gc.collect()
        analysis = analyses.of(code)
        said = paper(analysis, analyses.codes, about, language)
        files = tuple(
            _written(folder / f"{names[code]}{ending}", said, ending, templates)
            for ending in formats
        )
        yield Written(code, analysis.name, files)


def file_names(codes: tuple[str, ...], names: Mapping[str, str]) -> dict[str, str]:
    """Return a name for each form that any file system takes, none of them twice.

    >>> file_names(("P/1", "p:1"), {"P/1": "Analis Data", "p:1": "Analis Data"})
    {'P/1': 'P-1 Analis Data', 'p:1': 'p-1 Analis Data (2)'}
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    for code in codes:
        wanted = file_name(code, names[code])
        name, number = wanted, 2
        while name.casefold() in taken:  # some file systems know no capitals
            name, number = f"{wanted} ({number})", number + 1
        taken.add(name.casefold())
        given[code] = name
    return given


def file_name(code: str, name: str) -> str:
    """Return a name of a file, without its ending, for one form.

    >>> file_name("J-001", "Kepala Seksi A/B"), file_name("..", "con")
    ('J-001 Kepala Seksi A-B', '_con')
    """

    def safe(text: str) -> str:
        marked = UNSAFE.sub(lambda m: " " if m.group().isspace() else "-", text)
        return marked.strip(" .-")

    told = f"{safe(code)} {safe(name)}".strip()[:LONGEST_NAME].rstrip(" .-")
    return f"_{told}" if RESERVED.match(told) else told or "anjab"


def _written(path: Path, said: Paper, ending: str, templates: Templates) -> Path:
    write_whole(path, WRITERS[ending](said, templates))
    return path
