"""Ratings, expectations and periods in words, and how the register writes a period."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.performance.course import Appraisal
from tepat.performance.periods import read
from tepat.performance.said import EXPECTATION, RATING
from tepat.words import MONTHS, Sentence
from tepat_web.agreements.models import Span
from tepat_web.kit.words import Words
from tepat_web.snapshots.showing import language

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


def named(span: Span, year: int) -> str:
    """Say a period and its year in the reader's language."""
    return _name(span, year).fill({}, language())


def in_both(span: Span, year: int) -> Words:
    """Say a period and its year in both languages."""
    name = _name(span, year)
    return Words(name.fill({}, "id"), name.fill({}, "en"))


def _name(span: Span, year: int) -> Sentence:
    """The engine's name of the period, as it stands in its findings."""
    told = period(span)
    blank = (None, None, None, None)
    name = Appraisal("", year, told or None, read(told), *blank).name
    if told and span.first == span.last:
        month = MONTHS["en"][span.first - 1]
        return Sentence(id=name.id, en=f"{month} {year}")
    if told:
        return Sentence(id=name.id, en=name.en.replace("Triwulan", "Quarter"))
    return name


def _said(words: Mapping[str, Sentence], word: str) -> str:
    return words[word].fill({}, language()) if word in words else word or NOTHING
