"""Sheets of paper typed in, one line each: a day, nine digits, a remark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from .actions import DIGITS
from .sheet import LONGEST

Typed = tuple[date, str, str]
LINES = 20
DAY, ANSWERS, REMARK = "hari", "jawaban", "catatan"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was typed; ``wrong`` says what to correct.

    Attributes:
        counts: Day of the sheet: as typed, or of the line above where left out; none
            where the line is blank or wrong.
    """

    number: int
    day: str = ""
    answers: str = ""
    remark: str = ""
    wrong: str = ""
    counts: date | None = None


def blank(first: date) -> list[Line]:
    """Return lines to be filled in; the first has its day already."""
    return [
        Line(n, day=first.isoformat() if n == 1 else "") for n in range(1, LINES + 1)
    ]


def read(sent: Mapping[str, str], today: date) -> list[Line]:
    """Read what was typed. A line without digits and remark is blank."""
    found, above = [], None
    for number in range(1, LINES + 1):
        line = _read(sent, number, above, today)
        above = line.counts or day(line.day) or above
        found.append(line)
    return found


def sheets(lines: Sequence[Line]) -> list[Typed]:
    """Return the sheets of lines that are right: day, digits and remark."""
    return [(it.counts, it.answers, it.remark) for it in lines if it.counts]


def _read(
    sent: Mapping[str, str], number: int, above: date | None, today: date
) -> Line:
    told, answers, remark = (
        sent.get(f"{name}-{number}", "").replace("\0", "").strip()
        for name in (DAY, ANSWERS, REMARK)
    )
    answers = "".join(answers.split())
    if not answers and not remark:
        return Line(number, told)
    counts = day(told) if told else above
    wrong = ""
    if not DIGITS.fullmatch(answers) or not answers.strip("0"):
        wrong = _("Nine digits of 1 to 4; 0 for a question left blank.")
    elif counts is None:
        wrong = _("The day is missing.")
    elif counts > today:
        wrong = _("This day is still to come.")
    elif len(remark) > LONGEST:
        wrong = _("The remark is longer than %(most)s characters.") % {"most": LONGEST}
    return Line(number, told, answers, remark, wrong, None if wrong else counts)


def day(told: str) -> date | None:
    """Return a day as a browser writes it; ``None`` where it is none."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
