"""How people were rated, as bars: now, and on the day it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString

from tepat_web.acceptance.telling import percent
from tepat_web.kit.drawing import share, tag

from .figures import RATED
from .queries import Point, Told

HEIGHT = 16  # of a bar, in pixels


@dataclass(frozen=True, slots=True)
class Rated:
    """People with one rating.

    Attributes:
        title: Which.
        value, percent: How many, and of all with a rating.
        before, percent_before: The same on the earlier day; ``None``: not known.
        url, url_before: Of the lists of them.
        bar: Solid now, a mark at what it was.
    """

    title: str
    value: int
    percent: float
    before: int | None
    percent_before: float | None
    url: str
    url_before: str
    bar: SafeString


@dataclass(frozen=True, slots=True)
class Spread:
    """Everybody with a rating, from the best to the lowest.

    Attributes:
        rows: By rating.
        day: The earlier day; none: there is none.
    """

    rows: Sequence[Rated]
    day: date | None


def holds(told: Told) -> bool:
    """Tell whether a figure is one of the bars, and so needs no card."""
    return told.figure in RATED


def of(told: Sequence[Told]) -> Spread | None:
    """Return how people were rated; none: nothing tells it."""
    chosen = [each for each in told if holds(each)]
    if not chosen or any(each.value is None for each in chosen):
        return None
    numbers = [int(each.value or 0) for each in chosen]
    earlier = _earlier(chosen)
    before = [int(each.value) for each in earlier]
    parts, parts_before = _shares(numbers), _shares(before)
    widest = max((*parts, *parts_before), default=0) or 1
    rows = []
    for place, each in enumerate(chosen):
        url = reverse("dashboard:behind", args=[each.figure.name])
        was = earlier[place] if earlier else None
        rows.append(
            Rated(
                str(each.figure.title),
                numbers[place],
                parts[place],
                int(was.value) if was else None,
                parts_before[place] if was else None,
                url,
                f"{url}?hasil={was.number}" if was else "",
                _bar(parts[place], parts_before[place] if was else None, widest),
            )
        )
    return Spread(rows, earlier[0].day if earlier else None)


def _earlier(chosen: Sequence[Told]) -> list[Point]:
    """What each was on the last day of an earlier year, else on the last day before.

    None where not all of them were told on that day.
    """
    days = [it.day for it in chosen[0].before]
    newest = days[0].year if days else 0
    day = next((it for it in days if it.year < newest), days[0] if days else None)
    found = [it for each in chosen for it in each.before if it.day == day]
    return found if len(found) == len(chosen) else []


def _shares(numbers: Sequence[int]) -> list[float]:
    whole = sum(numbers)
    return [100 * each / whole if whole else 0.0 for each in numbers]


def _bar(now: float, before: float | None, widest: float) -> SafeString:
    """A bar as long as the share, with a mark where it was before."""
    said = percent(now)
    parts = [
        tag(
            *("rect",),
            x=0,
            y=2,
            width=share(now, widest),
            height=HEIGHT - 4,
            class_="mark-solid",
        )
    ]
    if before is not None:
        at = share(before, widest, 99)
        parts.append(tag("rect", x=at, y=0, width=3, height=HEIGHT, class_="was"))
    return tag(
        *("svg", tag("title", said), *parts),
        width="100%",
        height=HEIGHT,
        role="img",
        aria_label=said,
    )
