"""Vacancies as published (CPNS): two tables, of posts and of programmes they accept."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from .learned import Vacancy
from .levels import level_of_label

POSTS, ACCEPTED = "formasi.csv", "formasi_pendidikan.csv"


def read_vacancies(folder: Path) -> list[Vacancy]:
    """Read the vacancies of a folder: one entry per vacancy and level of education.

    Args:
        folder: With ``formasi.csv`` (formasi_id, instansi, jabatan …) and
            ``formasi_pendidikan.csv`` (formasi_id, jenjang, program_studi …).
    """
    posts = {row["formasi_id"]: row for row in rows(folder / POSTS)}
    listed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows(folder / ACCEPTED):
        listed[row["formasi_id"], row["jenjang"]].append(row["program_studi"])
    return [
        Vacancy(
            posts[code]["instansi"],
            posts[code]["jabatan"],
            level_of_label(label) or "",
            tuple(names),
            label,
        )
        for (code, label), names in listed.items()
    ]


def rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Yield the rows of a CSV file, by heading."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
