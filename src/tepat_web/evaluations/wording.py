"""Ratings, expectations and periods in words, and how the register writes a period."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import override

from tepat.performance.said import EXPECTATION, RATING
from tepat.words import MONTHS, Sentence
from tepat_web.agreements.models import Span
from tepat_web.agreements.wording import period as named
from tepat_web.kit.words import Words
from tepat_web.snapshots.showing import language

__all__ = ["expectation", "in_both", "named", "period", "rating"]
ROMAN = ("I", "II", "III", "IV")
QUARTER = 3
NOTHING = "–"


def expectation(word: str) -> str:
    """Say ``DI_ATAS`` in the reader's language; a dash where nothing is said."""
    return _said(EXPECTATION, word)


def rating(word: str) -> str:
    """Say ``SANGAT BAIK`` as it is written in sentences; a dash where none is."""
    return _said(RATING, word)


def period(span: Span) -> str:
    """Return what the register calls a period; blank is the whole year.

    >>> period(Span(4, 6)), period(Span(7, 7)), period(Span(1, 12))
    ('Triwulan II', 'Juli', '')
    """
    if span.is_year:
        return ""
    months = MONTHS["id"]
    if span.first == span.last:
        return months[span.first - 1]
    if span.last % QUARTER == 0 and span.last - span.first == QUARTER - 1:
        return f"Triwulan {ROMAN[span.last // QUARTER - 1]}"
    first, last = months[span.first - 1], months[span.last - 1]
    return f"{first}–{last}"


def in_both(span: Span, year: int) -> Words:
    """Say a period and its year in both languages."""
    with override("id"):
        indonesian = named(span, year)
    with override("en"):
        english = named(span, year)
    return Words(indonesian, english)


def _said(words: Mapping[str, Sentence], word: str) -> str:
    return words[word].fill({}, language()) if word in words else word or NOTHING
