"""Reading cells: one reader for each kind of column."""

from __future__ import annotations

from tepat.snapshot.columns import Column, Kind

from . import days, numbers, text, words
from .flaw import Flaw, Parser, Value
from .text import clean


def reader(column: Column) -> Parser:
    """Return what reads one cell of ``column``."""
    match column.kind:
        case Kind.TEXT:
            return words.with_synonyms(column, text.text)
        case Kind.CODE:
            return words.with_synonyms(column, text.code)
        case Kind.NIP:
            return text.nip
        case Kind.DAY:
            return days.day
        case Kind.WHOLE:
            return numbers.whole(column)
        case Kind.DECIMAL:
            return numbers.decimal(column)
        case Kind.TRUTH:
            return words.truth
        case Kind.LIST:
            return words.items
        case Kind.CHOICE:
            return words.choice(column)
        case Kind.GRADE:
            return words.grade
        case Kind.EDUCATION:
            return words.education()


__all__ = ["Flaw", "Parser", "Value", "clean", "reader"]
