"""On which line of a TOML file an entry stands: the parser itself does not tell."""

from __future__ import annotations

import re

HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
ENTRY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*[\w"'-]+)*)\s*=""")


def lines_of(text: str) -> dict[str, int]:
    """Return the line, from 1, of each table and entry by its dotted path.

    Entries inside a value written over several lines are not told apart from it.

    >>> lines_of('a = 1\\n[posts]\\nfile = "x"\\n[posts.columns]\\nkode = "k"\\n')
    {'a': 1, 'posts': 2, 'posts.file': 3, 'posts.columns': 4, 'posts.columns.kode': 5}
    """
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            table = _path(header[1])
            found.setdefault(table, number)
        elif entry := ENTRY.match(line):
            path = _path(entry[1])
            found.setdefault(f"{table}.{path}" if table else path, number)
    return found


def _path(dotted: str) -> str:
    parts = (part.strip().strip("\"'") for part in dotted.split("."))
    return ".".join(parts)
