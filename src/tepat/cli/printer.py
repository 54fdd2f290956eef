"""What a command shows: sentences and tables to people, JSON to programs.

Results go to standard output; progress and problems go to standard error, so that a
pipe carries results only.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tepat.words import Language, Sentence, written

WIDE = 120


class Printer:
    """Writes for one reader, in one language.

    Attributes:
        language: ``id`` or ``en``.
        as_json: Whether results are wanted as JSON.
    """

    def __init__(self, language: Language, as_json: bool) -> None:
        self.language, self.as_json = language, as_json
        width = None if sys.stdout.isatty() else WIDE
        self.out = Console(width=width, highlight=False, soft_wrap=False)
        self.err = Console(stderr=True, width=None, highlight=False)

    def say(self, sentence: Sentence, **facts: object) -> None:
        """Write one sentence, unless the reader asked for JSON."""
        self.line(sentence.fill(facts, self.language))

    def line(self, text: str) -> None:
        """Write one line that is a sentence already, unless JSON was asked for."""
        if not self.as_json:
            self.out.print(Text(text))

    def warn(self, text: str) -> None:
        """Write one line about a problem, whatever the reader asked for."""
        self.err.print(Text(text), soft_wrap=True)

    def json(self, content: Mapping[str, Any]) -> None:
        """Write the result for programs, where it was asked for."""
        if self.as_json:
            text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
            print(text)

    def table(
        self,
        headings: Sequence[Sentence],
        rows: Sequence[Sequence[object]],
        title: Sentence | None = None,
    ) -> None:
        """Write a table; numbers to the right, as the reader's language writes them."""
        if self.as_json or not rows:
            return
        shown = Table(
            title=None if title is None else title.fill({}, self.language),
            title_justify="left",
            box=None,
            pad_edge=False,
            header_style="bold",
        )
        for at, heading in enumerate(headings):
            numeric = all(isinstance(row[at], int | float | None) for row in rows)
            shown.add_column(
                heading.fill({}, self.language), justify="right" if numeric else "left"
            )
        for row in rows:
            shown.add_row(*(Text(written(cell, self.language)) for cell in row))
        self.out.print(shown)

    @contextmanager
    def step(self, doing: Sentence) -> Iterator[None]:
        """Tell what is being done while it takes its time, and how long it took."""
        said = doing.fill({}, self.language)
        started = time.perf_counter()
        if self.err.is_terminal:
            with self.err.status(said):
                yield
        else:
            yield
        seconds = written(round(time.perf_counter() - started, 1), self.language)
        unit = "detik" if self.language == "id" else "s"
        self.err.print(Text(f"{said} … {seconds} {unit}"), soft_wrap=True)
