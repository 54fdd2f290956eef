"""Numbers of letters: how they are written, and the next one, given once.

A number is given in the transaction that writes down whose it is, under the lock of
its series: none is given twice, and one that was not used after all was never given.
"""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from .kinds import KINDS
from .models import Numbering, Series

BLANK = re.compile(r"\{([^{}]*)\}")
KNOWN = ("n", "year", "month")
LONGEST = 120
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def fault_of(pattern: str) -> str:
    """Say what is wrong with a pattern, and what to do; blank: nothing.

    >>> fault_of("800.1.3.3/{n}/{year}")
    ''
    """
    blanks = BLANK.findall(pattern)
    rest = BLANK.sub("", pattern)
    if unknown := [each for each in blanks if each not in KNOWN]:
        return _("“%(name)s” is not known. Use {n}, {year} or {month}.") % {
            "name": f"{{{unknown[0]}}}"
        }
    if "{" in rest or "}" in rest:
        return _("A curly bracket has no partner.")
    if blanks.count("n") != 1 or "year" not in blanks:
        return _(
            "The pattern needs {n} once, and {year}: numbers begin anew each year, and "
            "none may be met twice."
        )
    if len(pattern) > LONGEST:
        return _("The pattern is too long: at most %(n)d letters.") % {"n": LONGEST}
    return ""


def written(pattern: str, serial: int, day: date) -> str:
    """Write a number.

    >>> written("800.1.3.3/{n}-BKPSDM/{month}/{year}", 7, date(2026, 11, 26))
    '800.1.3.3/7-BKPSDM/XI/2026'
    """
    facts = {"n": serial, "year": day.year, "month": ROMAN[day.month - 1]}
    return BLANK.sub(lambda blank: str(facts[blank[1]]), pattern)


def pattern_of(kind: str) -> str:
    """Return how numbers of a kind are written now."""
    told = Numbering.objects.standing().filter(kind=kind).first()
    return str(told.pattern) if told else KINDS[kind].pattern


def last(pattern: str, year: int) -> int:
    """Return the last number given in a year under a pattern; 0: none yet."""
    found = Series.objects.filter(pattern=pattern, year=year)
    return found.values_list("last", flat=True).first() or 0


def locked(pattern: str, year: int) -> tuple[Series, bool]:
    """Return a series that nobody else draws from meanwhile, and whether it is new."""
    _found, is_new = Series.objects.get_or_create(pattern=pattern, year=year)
    row: Series = Series.objects.select_for_update().get(pattern=pattern, year=year)
    return row, is_new
