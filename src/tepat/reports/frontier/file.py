"""The frontier as a file of the kind that its name asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tepat.frontier import Frontier
from tepat.placement.case import Case
from tepat.reports.about import About
from tepat.words import Language

from .page import write_page
from .picture import write_picture
from .table import write_csv
from .workbook import write_frontier

KINDS = (".xlsx", ".csv", ".svg", ".html")


def write(
    path: Path,
    case: Case,
    content: Mapping[str, Any],
    found: Frontier,
    about: About,
    language: Language = "id",
) -> None:
    """Write a frontier as a workbook, table, picture or page, by the name of the file.

    Args:
        path: Where to, with one of :data:`KINDS`; an older file is replaced only by a
            whole new one.
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.
        found: See ``tepat.frontier.frontier``.
        about: Whose plan, of which day, from what.
        language: Of headings and sentences; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
        KeyError: if the name ends otherwise.
    """
    kind = path.suffix.lower()
    match kind:
        case ".xlsx":
            write_frontier(path, case, content, found, about, language)
        case ".csv":
            write_csv(path, found)
        case ".svg":
            write_picture(path, found, about, language)
        case ".html":
            write_page(path, case, content, found, about, language)
        case _:
            raise KeyError(kind)
