"""The letters of efficiency (pita_ej) and the least of each, as a city writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tepat.words import Sentence

# A letter or a word, then its least: "A=1", "B = 0,9", "CUKUP: 0.7". A separator with
# three digits after it could be one of thousands, so it is not read.
ENTRY = re.compile(r"(?P<letter>[^=:]+?)\s*[=:]\s*(?P<least>\d+(?:[.,]\d{1,2})?)")

UNREADABLE = Sentence(
    id="“{value}” tidak dapat dibaca; tulis huruf dan batas bawahnya paling banyak dua "
    "desimal, misalnya B=0,9.",
    en="“{value}” cannot be read; write a letter and its least with at most two "
    "decimals, for example B=0.9.",
)
REPEATED = Sentence(
    id="huruf “{value}” tertulis dua kali; setiap huruf hanya satu batas bawah.",
    en="the letter “{value}” is written twice; each letter has one least.",
)
EQUAL = Sentence(
    id="dua huruf mempunyai batas bawah {value}; setiap batas hanya untuk satu huruf.",
    en="two letters have the least {value}; each least is of one letter.",
)


def read(entries: Sequence[str]) -> Mapping[str, float] | tuple[Sentence, str]:
    """Return the least efficiency of each letter, the highest first, or what is wrong.

    Where no letter starts at zero and the letters run on (A, B, C, D), the next one
    (E) is for what lies below them all.

    Args:
        entries: As the setting lists them, for example ``("A=1", "B=0,9")``.

    >>> read(("A=1", "B=0,9", "C=0,7", "D=0,5"))
    {'A': 1.0, 'B': 0.9, 'C': 0.7, 'D': 0.5, 'E': 0.0}
    >>> read(("A",))[1]
    'A'
    """
    least: dict[str, float] = {}
    for entry in entries:
        found = ENTRY.fullmatch(entry.strip())
        if found is None:
            return UNREADABLE, entry.strip()
        letter = found["letter"].strip()
        number = float(found["least"].replace(",", "."))
        if letter in least:
            return REPEATED, letter
        if number in least.values():
            return EQUAL, found["least"]
        least[letter] = number
    ordered = dict(sorted(least.items(), key=lambda pair: -pair[1]))
    return ordered | _rest(ordered)


def _rest(ordered: Mapping[str, float]) -> dict[str, float]:
    letters = "".join(ordered)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    runs_on = letters and len(letters) == len(ordered) and alphabet.startswith(letters)
    if 0.0 in ordered.values() or not runs_on or len(letters) == len(alphabet):
        return {}
    return {alphabet[len(letters)]: 0.0}
