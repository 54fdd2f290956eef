"""The map as compact JSON: rows of numbers, every repeated text once.

The page reads it back with ``page/map.js``; the order of the numbers in a row is
told here and there, and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from tepat.reports.about import About

from .node import Holder, PositionMap, Post, UnitNode
from .words import WORDS


def payload(
    chart: PositionMap, about: About, years: Sequence[int]
) -> dict[str, object]:
    """Return what the page needs of ``chart``, ready for JSON.

    ``units`` stand depth first and ``posts`` unit by unit, ``people`` post by post, so
    that a count is enough to tell whose they are. ``years`` name the projection.
    """
    texts = _Texts()
    place = {unit.unit: index for index, unit in enumerate(chart.units)}
    posts = [post for unit in chart.units for post in unit.posts]
    seat = {post.position: index for index, post in enumerate(posts)}
    return {
        "about": {
            "agency": about.agency,
            "day": about.day.isoformat(),
            "source": about.source,
            "example": about.is_example,
            "names": chart.names,
            "years": list(years),
        },
        "units": [_unit(unit, place, texts) for unit in chart.units],
        "posts": [_post(post, seat, texts) for post in posts],
        "people": [_holder(one, texts) for post in posts for one in post.holders],
        "texts": texts.told,
    }


def words() -> dict[str, list[str]]:
    """Return every word of the page as ``[Indonesian, English]``."""
    return {key: [sentence.id, sentence.en] for key, sentence in WORDS.items()}


def script_safe(value: object) -> str:
    """Return JSON that may stand inside ``<script>``, whatever a name says.

    >>> script_safe("</script>&")
    '"\\\\u003c/script\\\\u003e\\\\u0026"'
    """
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        told = told.replace(character, f"\\u{ord(character):04x}")
    return told


class _Texts:
    """Every text once, in the order of its first use; a row holds its number."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._number: dict[str, int] = {}

    def number(self, text: str | None) -> int | None:
        if text is None:
            return None
        if text not in self._number:
            self._number[text] = len(self.told)
            self.told.append(text)
        return self._number[text]


def _unit(unit: UnitNode, place: dict[str, int], texts: _Texts) -> list[object]:
    return [
        unit.unit,
        texts.number(unit.name),
        texts.number(unit.kind),
        None if unit.parent is None else place[unit.parent],
        int(unit.leader is not None),
        len(unit.boxes),
        len(unit.rows),
        *unit.total,
    ]


def _post(post: Post, seat: dict[str, int], texts: _Texts) -> list[object]:
    return [
        post.position,
        texts.number(post.name),
        texts.number(post.family),
        texts.number(post.level),
        post.position_class,
        post.need,
        post.occupied,
        int(post.critical),
        None if post.superior is None else seat.get(post.superior),
        len(post.holders),
        post.sums.overdue,
        post.sums.within_a_year,
        post.sums.within_five_years,
        None if post.workload_hours is None else round(post.workload_hours, 2),
        None if post.fte is None else round(post.fte, 4),
        list(post.projection),
        texts.number(post.education_min),
        [texts.number(name) for name in post.fields],
        texts.number(post.grade_min),
        texts.number(post.grade_max),
    ]


def _holder(holder: Holder, texts: _Texts) -> list[object]:
    # The year is enough on paper that travels; the day would tell the birthday.
    return [
        holder.name,
        holder.nip,
        texts.number(holder.status),
        texts.number(holder.grade),
        texts.number(holder.education),
        texts.number(holder.field),
        None if holder.leaves is None else holder.leaves.year,
        int(holder.leaving),
    ]
