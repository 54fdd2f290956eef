"""What the law gives for results and behaviour, and what has to be given reasons for.

The matrix is the engine's; a page carries it so that a rating appears as one types.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import pgettext_lazy

from tepat import law
from tepat.law import Norm
from tepat.performance.rating import rating_of
from tepat.performance.siasn import EXPECTATION as NUMBERS
from tepat_web.agreements.models import Span

from . import wording

AS_EXPECTED = "SESUAI"
WORDS: tuple[str, ...] = tuple(NUMBERS)  # as SIASN numbers them: 1 above, 3 below
KEYS: Mapping[str, str] = {str(number): word for word, number in NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to how results or behaviour were.

    Attributes:
        word: As the register writes it.
        key: That chooses it, which is its number in SIASN.
        text: In the reader's language.
        short: The same, where what it is measured against stands beside it.
    """

    word: str
    key: str
    text: str
    short: str


SHORT = {
    "DI_ATAS": pgettext_lazy("expectation", "above"),
    "SESUAI": pgettext_lazy("expectation", "as expected"),
    "DI_BAWAH": pgettext_lazy("expectation", "below"),
}


def choices() -> list[Choice]:
    """Return the three answers, the best first."""
    return [
        Choice(word, key, wording.expectation(word), str(SHORT[word]))
        for key, word in KEYS.items()
    ]


def rate(results: str, behaviour: str, span: Span, year: int) -> str:
    """Return the rating by the matrix in force at the end of a period.

    Blank where either is.

    Raises:
        KeyError: if either is another word than those of :data:`WORDS`.
    """
    if not results or not behaviour:
        return ""
    return rating_of(results, behaviour, law.on(span.ends(year)))


def in_words(day: date) -> str:
    """Return the matrix of a day as JSON, ``{"DI_ATAS/SESUAI": "Baik"}``."""
    told = norm(day).value
    return json.dumps({pair: wording.rating(word) for pair, word in told.items()})


def norm(day: date) -> Norm[Mapping[str, str]]:
    """Return the matrix in force on a day, with its article."""
    found: Norm[Mapping[str, str]] = law.on(day).performance.rating_matrix
    return found


def needs_reason(results: str, behaviour: str) -> bool:
    """Tell whether reasons are asked for: wherever it is not as expected."""
    return any(word and word != AS_EXPECTED for word in (results, behaviour))


def is_good_enough(rating: str, day: date) -> bool:
    """Tell whether a rating meets what the law asks for, so that no path begins."""
    return rating in law.on(day).performance.ratings_good_enough.value
