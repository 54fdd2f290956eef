"""Which unit a text may be about: by words that it shares with names, nothing else.

It is a suggestion with its reason. Nobody is sent anywhere by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service

from . import queries

WORD = re.compile(r"[a-z0-9]{3,}")
COMMON = 0.05  # of the units: a word that more of them bear tells none of them apart
MOST = 3


@dataclass(frozen=True, slots=True)
class Suggested:
    """A unit that a text may be about.

    Attributes:
        unit: The unit.
        words: Those that its name or its services share with the text, rarest first.
    """

    unit: Unit
    words: tuple[str, ...]


def suggested(text: str) -> list[Suggested]:
    """Return up to three units whose names a text shares words with, likeliest first.

    A word counts the more the fewer units bear it, in their name or in that of a
    service of theirs.
    """
    said = words(text)
    if not said:
        return []
    units = list(queries.units())
    bears = {unit.pk: words(unit.name) for unit in units}
    for pk, name in Service.objects.standing().values_list("unit_id", "name"):
        if pk in bears:
            bears[pk] |= words(name)
    borne_by: dict[str, set[int]] = defaultdict(set)
    for pk, names in bears.items():
        for word in names & said:
            borne_by[word].add(pk)
    most = max(1, COMMON * len(units))
    telling = {word: len(by) for word, by in borne_by.items() if len(by) <= most}
    found = []
    for unit in units:
        shared = sorted(
            bears[unit.pk] & telling.keys(), key=lambda it: (telling[it], it)
        )
        if shared:
            found.append((_weight(telling[it] for it in shared), unit, tuple(shared)))
    found.sort(key=lambda it: (-it[0], it[1].path))
    return [Suggested(unit, shared) for _told, unit, shared in found[:MOST]]


def _weight(borne_by: Iterable[int]) -> float:
    return sum(1 / n for n in borne_by)


def words(text: str) -> set[str]:
    """Return the words of a text by which two are compared."""
    return set(WORD.findall(text.lower()))
