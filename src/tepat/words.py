"""Sentences in both languages, and the way numbers and days are written in each.

Everything a person may read is a :class:`Sentence`: Indonesian first, English too.
Legal wording is not a translation, so both are written at the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["id", "en"]

MONTHS: Mapping[Language, tuple[str, ...]] = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in both languages, with the same blanks in each."""

    id: str
    en: str

    def fill(self, facts: Mapping[str, object], language: Language) -> str:
        """Return the sentence with its blanks filled from ``facts``.

        Numbers, days, lists and other sentences are written as ``language`` writes
        them (see :func:`written`); anything else is put in as it is.

        Raises:
            KeyError: if a blank has no fact.
        """
        template = self.id if language == "id" else self.en
        return template.format_map(
            {name: written(fact, language) for name, fact in facts.items()}
        )

    def filled(self, facts: Mapping[str, object]) -> Sentence:
        """Return the sentence with its blanks filled in both languages."""
        return Sentence(id=self.fill(facts, "id"), en=self.fill(facts, "en"))


class Months(int):
    """A number of months that a reader sees as years and months."""


MOST_LISTED = 5
"""So many entries of a list are written out; the others are counted."""


def written(fact: object, language: Language) -> str:
    """Write one fact for a reader: ``1.234,5`` or ``24 November 2026``.

    >>> written(1234.5, "id"), written(1234, "en"), written(date(2026, 11, 24), "id")
    ('1.234,5', '1,234', '24 November 2026')
    >>> written(Months(27), "id"), written(tuple("abcdefg"), "id")
    ('2 tahun 3 bulan', 'a; b; c; d; e; dan 2 lainnya')
    """
    match fact:
        case Months():
            return span(fact, language)
        case bool():
            yes, no = ("ya", "tidak") if language == "id" else ("yes", "no")
            return yes if fact else no
        case int():
            return _separated(f"{fact:,}", language)
        case float():
            return _separated(f"{fact:,.4f}".rstrip("0").rstrip("."), language)
        case date():
            return f"{fact.day} {MONTHS[language][fact.month - 1]} {fact.year}"
        case None:
            return "–"
        case Sentence():
            return fact.fill({}, language)
        case tuple():
            return _listed([written(entry, language) for entry in fact], language)
        case _:
            return str(fact)


def span(months: int, language: Language) -> str:
    """Write a number of months as years and months.

    >>> span(27, "id"), span(27, "en"), span(12, "id"), span(0, "en")
    ('2 tahun 3 bulan', '2 years 3 months', '1 tahun', '0 months')
    >>> span(-3, "id")
    '-3 bulan'
    """
    if months < 0:
        return f"-{span(-months, language)}"
    years, rest = divmod(months, 12)
    if language == "id":
        parts = [f"{years} tahun"] * (years > 0) + [f"{rest} bulan"] * (rest > 0)
        return " ".join(parts) or "0 bulan"
    parts = [_count(years, "year")] * (years > 0) + [_count(rest, "month")] * (rest > 0)
    return " ".join(parts) or "0 months"


def signed(number: int) -> Sentence:
    """Write a change with its sign.

    >>> signed(-1200).id, signed(3).en
    ('−1.200', '+3')
    """
    sign = "−" if number < 0 else "+"
    return Sentence(id=sign + "{size}", en=sign + "{size}").filled(
        {"size": abs(number)}
    )


def bare(text: str) -> str:
    """Return a text whose braces no sentence will take for blanks: they are rounded.

    >>> bare("Seksi {A}")
    'Seksi (A)'
    """
    return text.translate(str.maketrans("{}", "()"))


def _listed(entries: list[str], language: Language) -> str:
    shown, others = entries[:MOST_LISTED], len(entries) - MOST_LISTED
    if others > 0:
        rest = f"dan {others} lainnya" if language == "id" else f"and {others} more"
        shown.append(rest)
    return "; ".join(shown)  # an entry may hold commas of its own


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _separated(text: str, language: Language) -> str:
    return text.translate(str.maketrans(",.", ".,")) if language == "id" else text
