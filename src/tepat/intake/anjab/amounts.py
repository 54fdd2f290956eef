"""Amounts on a form: ``12 per bulan``, ``600 menit``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tepat.intake.cells import reader
from tepat.snapshot.columns import TASKS

from .headings import fold

AMOUNT = re.compile(r"^\s*([0-9][0-9.,\s]*)(.*)$", re.DOTALL)
WORDS_OF_PERIOD: Mapping[str, tuple[str, ...]] = {
    "jam": ("jam", "hour"),
    "hari": ("hari", "harian", "day"),
    "minggu": ("minggu", "mingguan", "week"),
    "bulan": ("bulan", "bulanan", "month"),
    "tahun": ("tahun", "tahunan", "setahun", "year"),
}
WORDS_OF_TIME: Mapping[str, tuple[str, ...]] = {
    "menit": ("menit", "minutes", "minute", "mnt"),
    "jam": ("jam", "hours", "hour"),
    "hari": ("hari", "days", "day"),
}
_decimal = reader(next(each for each in TASKS.columns if each.name == "volume"))


def amount(
    text: str, words: Mapping[str, tuple[str, ...]], told: str | None
) -> tuple[float, str | None] | None:
    """Return the number in a text and its unit, or ``None`` where either is doubtful.

    Args:
        text: Such as ``12,5 per bulan``.
        words: Units by the words for them.
        told: The unit that the heading of the column tells, for a bare number.

    >>> amount("12,5 per bulan", WORDS_OF_PERIOD, None)
    (12.5, 'bulan')
    >>> amount("1.250", WORDS_OF_PERIOD, None) is None  # a thousand, or one and a bit?
    True
    """
    found = AMOUNT.match(text)
    if found is None:
        return None
    number = _decimal("".join(found.group(1).split()))
    rest = found.group(2).strip()
    if not isinstance(number, float | int) or isinstance(number, bool):
        return None
    if not rest:
        return float(number), told
    unit = unit_in(rest, words)
    return None if unit is None else (float(number), unit)


def unit_in(text: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the one unit that a text names."""
    said = set(fold(text).split())
    named = [unit for unit, spelled in words.items() if said & set(spelled)]
    return named[0] if len(named) == 1 else None
