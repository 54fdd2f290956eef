"""What complaints of a unit are about, beside the elements of its survey.

Only the text that was written down for the register is sorted, by its words, as the
remarks of a survey are (``tepat.remarks``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from tepat import law
from tepat.remarks import TOPICS, sorted_out
from tepat.satisfaction.elements import elements
from tepat.satisfaction.users import months_before
from tepat_web.accounts.models import User
from tepat_web.snapshots.showing import language

from . import queries
from .models import Kind

MOST = 2_000  # complaints of a unit that are sorted, the latest first


@dataclass(frozen=True, slots=True)
class Theme:
    """One topic: its name, the element that it belongs to, how many complain of it."""

    name: str
    element: str
    n: int


@dataclass(frozen=True, slots=True)
class Themes:
    """What a unit's complaints of twelve months are about.

    Attributes:
        came: How many came in that have a text.
        themes: Most complained of first; one complaint may be about several.
        unsorted: Those of which no word tells.
    """

    came: int
    themes: tuple[Theme, ...]
    unsorted: int


def of(by: User, unit: int, until: date) -> Themes:
    """Return what complaints of a unit are about, of the twelve months up to a day.

    Those that ``by`` may not read are not counted.
    """
    rows = queries.cases(by).filter(unit=unit, kind=Kind.COMPLAINT).exclude(text="")
    rows = rows.filter(day__gt=months_before(until), day__lte=until)
    texts = list(rows.order_by("-pk").values_list("text", flat=True)[:MOST])
    found = [{each.topic.key for each in sorted_out(text)} for text in texts]
    counted = Counter(key for keys in found for key in keys)
    labels = {it.key: it.label.fill({}, language()) for it in elements(law.on(until))}
    themes = tuple(
        Theme(
            TOPICS[key].name.fill({}, language()),
            labels.get(TOPICS[key].element, TOPICS[key].element),
            n,
        )
        for key, n in sorted(counted.items(), key=lambda it: (-it[1], it[0]))
    )
    return Themes(len(texts), themes, sum(not keys for keys in found))
