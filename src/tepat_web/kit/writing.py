"""How Tepat writes numbers, days, spans and signs for a reader, in any language.

The same on pages, in charts and in mails: ``1.234,5``, ``24 November 2026``,
``2 tahun 3 bulan``. A missing value is an en dash, never a blank or a zero.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext, pgettext

NOTHING = "–"

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take it as a formula

SIGNS = {
    "holds": "✓",
    "fails": "✕",
    "unknown": "?",
    "error": "!",
    "warning": "△",
    "overdue": "!",
}


def cell(text: str) -> str:
    """Write a text into a table that programs read; for no spreadsheet is it a formula.

    >>> cell("=1+1"), cell("Dinas Contoh")
    ("'=1+1", 'Dinas Contoh')
    """
    return f"'{text}" if text.startswith(DANGEROUS) else text


def number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """Write a number as the language does.

    Without ``decimals`` up to four are shown, none of them an idle zero.

    >>> from django.utils.translation import override
    >>> with override("id"):
    ...     number(1234.5), number(1200), number(0.5, 2), number(None)
    ('1.234,5', '1.200', '0,50', '–')
    """
    if value is None or value == "":
        return NOTHING
    if decimals is None:
        value = round(Decimal(str(value)), 4)
        decimals = max(0, -int(value.normalize().as_tuple().exponent))
    return formats.number_format(
        value, decimal_pos=decimals, use_l10n=True, force_grouping=True
    )


def signed(value: float | Decimal | None, decimals: int | None = None) -> str:
    """Write a difference with its sign, a true minus and not a hyphen.

    With ``decimals`` so many stand there, so that numbers below each other line up.

    >>> from django.utils.translation import override
    >>> signed(3), signed(-3), signed(0)
    ('+3', '−3', '0')
    >>> with override("id"):
    ...     signed(0.1, 2), signed(-0.04, 1)
    ('+0,10', '0,0')
    """
    if value is None or value == "":
        return NOTHING
    if decimals is not None and not round(value, decimals):
        value = 0  # what is written as nothing has no sign
    mark = "+" if value > 0 else "−" if value < 0 else ""
    return mark + number(-value if value < 0 else value, decimals)


def day(value: date | datetime | None) -> str:
    """Write a day in full.

    >>> from django.utils.translation import override
    >>> with override("id"):
    ...     day(date(2026, 8, 17))
    '17 Agustus 2026'
    """
    if not value:
        return NOTHING
    return formats.date_format(_local(value), "j F Y")


def moment(value: datetime | None) -> str:
    """Write a day with its time of day."""
    if not value:
        return NOTHING
    time = formats.date_format(_local(value), pgettext("time of day", "H:i"))
    return f"{day(value)} {time}"


def duration(months: int | None) -> str:
    """Write a number of months as years and months.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     duration(27), duration(12), duration(0), duration(-1)
    ('2 years 3 months', '1 year', '0 months', '−1 month')
    """
    if months is None:
        return NOTHING
    if months < 0:
        return f"−{duration(-months)}"
    years, rest = divmod(int(months), 12)
    parts = []
    if years:
        parts.append(ngettext("%(n)d year", "%(n)d years", years) % {"n": years})
    if rest or not years:
        parts.append(ngettext("%(n)d month", "%(n)d months", rest) % {"n": rest})
    return " ".join(parts)


def nip(value: str | None) -> str:
    """Group a NIP for reading: day of birth, start, sex, serial number.

    >>> nip("199001012015031002"), nip("123"), nip(None)
    ('19900101 201503 1 002', '123', '–')
    """
    text = str(value or "")
    if len(text) != 18 or not text.isdigit():
        return text or NOTHING
    return f"{text[:8]} {text[8:14]} {text[14]} {text[15:]}"


def sign(verdict: str) -> str:
    """Give the sign that stands before the word of a verdict."""
    return SIGNS.get(str(verdict), "•")


def verdict_word(verdict: str) -> str:
    """Give the word of a verdict, the same on every page."""
    words = {
        "holds": gettext("meets"),
        "fails": gettext("does not meet"),
        "unknown": gettext("unknown"),
        "error": gettext("error"),
        "warning": gettext("warning"),
        "overdue": gettext("overdue"),
    }
    return words.get(str(verdict), str(verdict))


def written(value: object) -> str:
    """Write any value of a cell: numbers, days, yes and no, text as it is.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     written(True), written(1234), written(None), written("Guru")
    ('yes', '1,234', '–', 'Guru')
    """
    match value:
        case bool():
            return gettext("yes") if value else gettext("no")
        case int() | float() | Decimal():
            return number(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case None | "":
            return NOTHING
        case _:
            return str(value)


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
