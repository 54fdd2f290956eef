"""Numbers and days in words, as minutes and clauses have them."""

from __future__ import annotations

from datetime import date

from tepat.words import MONTHS, Language, written

ONES = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"),
    *("sembilan", "sepuluh", "sebelas"),
)
WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": (
        *("Monday", "Tuesday", "Wednesday", "Thursday"),
        *("Friday", "Saturday", "Sunday"),
    ),
}


def spelled(number: int) -> str:
    """Return a number below ten thousand in Indonesian words.

    >>> spelled(26), spelled(111), spelled(1000), spelled(2026)
    ('dua puluh enam', 'seratus sebelas', 'seribu', 'dua ribu dua puluh enam')

    Raises:
        ValueError: if it is below nought or ten thousand and more.
    """
    if not 0 <= number < 10_000:
        raise ValueError(f"{number} is not spelled out")
    if number < 12:
        return ONES[number]
    if number < 20:
        return f"{ONES[number - 10]} belas"
    for size, name, one in ((1000, "ribu", "seribu"), (100, "ratus", "seratus")):
        if number >= size:
            many, rest = divmod(number, size)
            return _with(rest, one if many == 1 else f"{spelled(many)} {name}")
    tens, rest = divmod(number, 10)
    return _with(rest, f"{ONES[tens]} puluh")


def _with(rest: int, said: str) -> str:
    return f"{said} {spelled(rest)}" if rest else said


def ordinal(number: int, language: Language) -> str:
    """Return the head of a clause.

    >>> ordinal(1, "id"), ordinal(12, "id"), ordinal(3, "en")
    ('KESATU', 'KEDUA BELAS', 'CLAUSE 3')
    """
    if language == "en":
        return f"CLAUSE {number}"
    return f"KE{spelled(number).upper()}"


def letter(index: int) -> str:
    """Return the letter of an item of a list, the first for 0; after z comes aa.

    >>> letter(0), letter(25), letter(26)
    ('a', 'z', 'aa')
    """
    before, here = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + here)


def named_day(day: date, language: Language) -> str:
    """Return a day with its name.

    >>> named_day(date(2026, 11, 26), "id")
    'Kamis, 26 November 2026'
    """
    return f"{WEEKDAYS[language][day.weekday()]}, {written(day, language)}"


def spelled_day(day: date, language: Language) -> str:
    """Return a day with its name and, in Indonesian, its numbers in words.

    >>> spelled_day(date(2026, 11, 2), "id")
    'Senin, tanggal dua bulan November tahun dua ribu dua puluh enam (02-11-2026)'
    """
    if language == "en":
        return named_day(day, language)
    name, month = WEEKDAYS["id"][day.weekday()], MONTHS["id"][day.month - 1]
    return (
        f"{name}, tanggal {spelled(day.day)} bulan {month} tahun {spelled(day.year)} "
        f"({day:%d-%m-%Y})"
    )
