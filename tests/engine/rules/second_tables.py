"""Tables of the law and ways of counting, for the second reading: no engine in them."""

from __future__ import annotations

from datetime import date

RANK = {
    "PELAKSANA": 1,
    "TERAMPIL": 1,
    "AHLI PERTAMA": 1,
    "PENGAWAS": 2,
    "PENYELIA": 2,
    "AHLI MUDA": 2,
    "ADMINISTRATOR": 3,
    "AHLI MADYA": 3,
    "JPT PRATAMA": 4,
    "AHLI UTAMA": 4,
    "JPT MADYA": 5,
}
LADDERS = (
    ("PEMULA", "TERAMPIL", "MAHIR", "PENYELIA"),
    ("AHLI PERTAMA", "AHLI MUDA", "AHLI MADYA", "AHLI UTAMA"),
)
OLDEST = {
    **dict.fromkeys(("TERAMPIL", "PENYELIA", "AHLI PERTAMA", "AHLI MUDA"), 53),
    "AHLI MADYA": 55,
    "AHLI UTAMA": 60,
    "JPT PRATAMA": 56,
    "JPT MADYA": 58,
}
EDUCATION = ("SD", "SMP", "SLTA", "D1", "D2", "D3", "S1", "S2", "S3")
LOWEST_EDUCATION = {
    **dict.fromkeys(("PELAKSANA",), "SLTA"),
    **dict.fromkeys(("PENGAWAS", "TERAMPIL", "PENYELIA"), "D3"),
}
YEARS_BELOW = {"PENGAWAS": 4, "ADMINISTRATOR": 3, "JPT PRATAMA": 2, "JPT MADYA": 2}
YEARS_IN_FIELD = {"JPT PRATAMA": 5, "JPT MADYA": 7}
RETIREMENT = {"AHLI MADYA": 60, "AHLI UTAMA": 65, "JPT PRATAMA": 60, "JPT MADYA": 60}
GRADES = tuple(
    f"{roman}/{letter}"
    for roman, letters in (
        ("I", "abcd"),
        ("II", "abcd"),
        ("III", "abcd"),
        ("IV", "abcde"),
    )
    for letter in letters
)
CEILING = {
    "SD": "II/a",
    "SMP": "II/c",
    **dict.fromkeys(("SLTA", "D1", "D2"), "III/b"),
    "D3": "III/c",
    "S1": "III/d",
    "S2": "IV/a",
    "S3": "IV/b",
}
LEADERS = ("JPT", "ADMINISTRATOR", "PENGAWAS")
CONTRACT = ("PPPK", "PPPK_PARUH_WAKTU")


def later(start, months):
    """The day on which so many months since ``start`` are complete."""
    count = start.month - 1 + months
    year, month = start.year + count // 12, count % 12 + 1
    try:
        return date(year, month, start.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


def before(day, months):
    """The same day so many months earlier, or the last one of that month."""
    count = day.year * 12 + day.month - 1 - months
    for back in range(4):
        try:
            return date(count // 12, count % 12 + 1, day.day - back)
        except ValueError:
            continue
    raise AssertionError(day)


def age(start, day):
    """Whole months from one day to another."""
    months = 0
    while later(start, months + 1) <= day:
        months += 1
    return months


def both(*answers):
    """All of them: one no is a no, whatever is not known."""
    if any(answer is False for answer in answers):
        return False
    return None if None in answers else True


def either(*answers):
    """One of them: one yes is a yes, whatever is not known."""
    if any(answer is True for answer in answers):
        return True
    return None if None in answers else False


def reaches(start, months, day):
    return None if start is None else later(start, months) <= day


def opposite(answer):
    return None if answer is None else not answer
