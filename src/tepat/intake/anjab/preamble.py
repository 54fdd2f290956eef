"""What stands in front of the items: the day, and the mark of made-up data."""

from __future__ import annotations

import re
from datetime import date

from tepat.words import MONTHS

from .form import FoundForm

AS_OF = re.compile(
    r"^(?:Keadaan per|As of) (\d{1,2}) ([A-Za-z]+) (\d{4})\.?$", re.IGNORECASE
)
EXAMPLE = re.compile(
    r"^(?:CONTOH|EXAMPLE)\s*[–-]\s*(?:data fiktif|fictional data)$", re.I
)


def head_line(form: FoundForm, text: str) -> bool:
    """Take what a line in front of the items says; tell whether it was one."""
    if EXAMPLE.match(text):
        form.is_example = True
        return True
    found = AS_OF.match(text)
    if found is None:
        return False
    day, month, year = found.groups()
    for names in MONTHS.values():
        folded = [name.casefold() for name in names]
        if month.casefold() in folded:
            form.as_of = date(int(year), folded.index(month.casefold()) + 1, int(day))
            return True
    return False
