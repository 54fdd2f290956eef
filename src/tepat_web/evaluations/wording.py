"""Ratings, expectations and periods in words, and how the register writes a period."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.performance.periods import Period, written
from tepat.performance.said import EXPECTATION, RATING
from tepat.words import Sentence
from tepat_web.agreements.models import Span
from tepat_web.agreements.wording import period as named
from tepat_web.kit.words import Words
from tepat_web.kit.writing import NOTHING
from tepat_web.snapshots.showing import language

__all__ = ["expectation", "in_both", "named", "period", "rating"]


def expectation(word: str) -> str:
    """Say ``DI_ATAS`` in the reader's language; a dash where nothing is said."""
    return _said(EXPECTATION, word)


def rating(word: str) -> str:
    """Say ``SANGAT BAIK`` as it is written in sentences; a dash where none is."""
    return _said(RATING, word)


def period(span: Span) -> str:
    """Return what the register calls a period; blank is the whole year."""
    return written(Period(span.first, span.last))


def in_both(span: Span, year: int) -> Words:
    """Say a period and its year in both languages."""
    return Words.saying(lambda: named(span, year))


def _said(words: Mapping[str, Sentence], word: str) -> str:
    return words[word].fill({}, language()) if word in words else word or NOTHING
