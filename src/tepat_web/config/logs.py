"""How a log line is written: where a fault lies, and nothing about anybody.

Logs are read, kept and sent on by people who may not see the register. Messages of
errors hold values (a database names the row that it refused), and addresses of pages
hold numbers of people, or a link that somebody was handed to answer a survey.
"""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

NIP = re.compile(r"\d{18}")
MAIL = re.compile(r"[^\s@<>'\"]+@[^\s@<>'\"]+")
LINK = re.compile(r"(/s/[\w-]+/)[\w-]+")

Raised = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


class Discreet(logging.Formatter):
    """Writes the kind of an error and its place in the program, not what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with numbers and addresses of people taken out."""
        record.exc_text = None  # another handler may have written it in full
        line = LINK.sub(r"\1<link>", super().format(record))
        return MAIL.sub("<mail>", NIP.sub("<NIP>", line))

    def formatException(self, ei: Raised) -> str:  # noqa: N802 (logging calls it so)
        """Return where the error was raised, and each error that it came from."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += [*traceback.format_tb(error.__traceback__), type(error).__name__]
            error = error.__cause__ or error.__context__
            if error is not None:
                lines.append("because of")
        return "\n".join(line.rstrip() for line in lines)
