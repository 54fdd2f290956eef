"""Sheets that are like one another, and days unlike all others: marked, and counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Concat

from .doubts import BUSY, COPIED, NEAR
from .inbox import SEPARATOR
from .models import Slip

ALIKE = 3  # sheets alike in everything, on one day at one place: marked from here on
ABOUT = ("service", "sex", "age", "education", "occupation")
TELLING = 20  # letters of a remark from which on it is no wonder that two write it
BEFORE = timedelta(days=28)  # to which a day is compared
DAYS = 7  # with answers among them: fewer tell nothing of what is usual
TIMES = 3  # as many as on the busiest of them
AT_LEAST = 30  # sheets of a day; fewer make no difference
AT_ONCE = 500
Place = tuple[int, date]


def mark(slips: Sequence[Slip]) -> None:
    """Mark what these slips have in common, with those of the same days before them."""
    stations = {slip.station_id for slip in slips}
    days = {slip.day for slip in slips}
    told = Slip.objects.filter(station__in=stations, day__in=days).order_by()
    _copies(told)
    _near(told)
    _busy(told, stations, days)


def _copies(told: QuerySet[Slip]) -> None:
    """Mark sheets of one day that are alike in everything.

    As the engine tells copies: only where an age or a remark could have told them
    apart, since many who are content give nine equal answers and nothing else.
    """
    same = ("station", "day", "answers", "remark", *ABOUT)
    could_differ = told.filter(Q(age__isnull=False) | ~Q(remark=""))
    groups = could_differ.values(*same).annotate(n=Count("pk")).filter(n__gte=ALIKE)
    for group in groups:
        alike = {name: group[name] for name in same}
        _doubt(Slip.objects.filter(**_exactly(alike)), COPIED)


def _near(told: QuerySet[Slip]) -> None:
    """Mark remarks that are the same but for blanks, signs, digits and capitals."""
    groups: defaultdict[tuple[int, date, str], list[int]] = defaultdict(list)
    remarked = told.exclude(remark="").exclude(doubts__contains=COPIED)
    for pk, station, day, remark in remarked.values_list(
        "pk", "station", "day", "remark"
    ).iterator():
        letters = "".join(filter(str.isalpha, remark)).casefold()
        if len(letters) >= TELLING:
            groups[station, day, letters].append(pk)
    near = [pk for group in groups.values() if len(group) >= ALIKE for pk in group]
    for at in range(0, len(near), AT_ONCE):
        _doubt(Slip.objects.filter(pk__in=near[at : at + AT_ONCE]), NEAR)


def _busy(told: QuerySet[Slip], stations: Iterable[int], days: set[date]) -> None:
    """Mark all that came in on a day far busier than the weeks before it.

    Paper has the day that was typed, and is typed in by piles: it is no crowd.
    """
    rows = Slip.objects.exclude(way=Slip.Way.PAPER).order_by()
    rows = rows.filter(station__in=stations, day__gte=min(days) - BEFORE)
    counted = rows.values_list("station", "day").annotate(n=Count("pk"))
    by_day: Mapping[Place, int] = Counter({(at, day): n for at, day, n in counted})
    for (station, day), n in by_day.items():
        if day not in days or n < AT_LEAST:
            continue
        earlier = [
            many
            for (at, then), many in by_day.items()
            if at == station and day - BEFORE <= then < day
        ]
        if len(earlier) >= DAYS and n > TIMES * max(earlier):
            there = told.filter(station=station, day=day)
            _doubt(there.exclude(way=Slip.Way.PAPER), BUSY)


def _doubt(slips: QuerySet[Slip], doubt: str) -> None:
    """Add a doubt to slips that have it not yet, in two statements."""
    new = slips.exclude(doubts__contains=doubt)
    more = Concat(F("doubts"), Value(f"{SEPARATOR}{doubt}"))
    new.exclude(doubts="").update(doubts=more)
    new.filter(doubts="").update(doubts=doubt)


def _exactly(told: Mapping[str, object]) -> dict[str, object]:
    return {
        name if value is not None else f"{name}__isnull": (
            value if value is not None else True
        )
        for name, value in told.items()
    }
