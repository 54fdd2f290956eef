"""The little Markdown that the generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tepat.words import Sentence

WRITTEN = (
    "<!-- Ditulis oleh `make docs` dari kode; jangan diubah dengan tangan. "
    "Written by `make docs` from the code; do not edit. -->"
)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table, one line for each row."""
    return [
        _row(headings),
        _row(["---"] * len(headings)),
        *(_row([_cell(cell) for cell in row]) for row in rows),
        "",
    ]


def both(sentence: Sentence) -> str:
    """Return a sentence in both languages, Indonesian first."""
    return f"{sentence.id}<br>*{sentence.en}*"


def code(text: str) -> str:
    return f"`{text}`" if text else ""


def page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([WRITTEN, "", f"# {title}", "", *lines]).rstrip() + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
