"""What everybody may know: how many complaints came, and how they were answered.

Twelve whole months that are over, so that no figure moves on the day on which somebody
complains; by agency, by class, by month. A row of less than five is not shown. All
tables are of the same complaints, so one that shows their sum shows it for all: it has
to be safe in each. Where one small row alone is left out, or so few that their sum
would tell each, the smallest shown one is left out with them. A part of a row below
five, or whose rest is, is left out likewise; and so that nobody works it out from the
sum, never one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from django.core.cache import cache
from django.db.models import Q

from tepat_web.consultation.suppression import SMALL
from tepat_web.organisation.paths import WIDTH

from . import queries
from .models import Case, Grade, Kind, Reaction, Stage

AGENCY = 2 * WIDTH  # of a path: the city and the agency in it
MONTHS = 12
KEPT = 15 * 60  # seconds for which figures are told again: anybody may ask for them
OTHERS = ""
"""The key of the row that sums up what is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``None`` is left out.

    Attributes:
        key: Path of an agency, value of a class, or first day of a month.
        came: How many came in; never left out.
        in_time: Answered by the day that was told.
        late: Answered or still open after it.
        raised: Of which those above were told that the day had passed.
        days: Median of the days from coming in to the answer.
    """

    key: str
    came: int
    in_time: int | None
    late: int | None
    raised: int | None
    days: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Complaints and praise of twelve months.

    Attributes:
        first, last: The days, both included.
        city: All of them; none: fewer than five, and nothing is told.
        agencies, grades, months: The rows that are shown; what is left out is one with
            the key :data:`OTHERS`, the last.
        names: Of the agencies, by path.
        content, not_content: What complainants said of the answer.
        praise: How often somebody praised.
    """

    first: date
    last: date
    city: Row | None
    agencies: tuple[Row, ...]
    grades: tuple[Row, ...]
    months: tuple[Row, ...]
    names: Mapping[str, str]
    content: int | None
    not_content: int | None
    praise: int | None


@dataclass(slots=True)
class _Group:
    """Complaints that are counted together."""

    came: int = 0
    in_time: int = 0
    late: int = 0
    raised: int = 0
    days: list[int] = field(default_factory=list)

    def add(self, other: _Group) -> None:
        self.came += other.came
        self.in_time += other.in_time
        self.late += other.late
        self.raised += other.raised
        self.days += other.days


def told(today: date) -> Figures:
    """Return the figures of the twelve months that are over, at most minutes old."""
    key = f"complaints-figures-{today.isoformat()}"
    found: Figures | None = cache.get(key)
    if found is None:
        found = figures(today)
        cache.set(key, found, KEPT)
    return found


def figures(today: date) -> Figures:
    """Return the figures of the twelve months that are over, as they are now."""
    first, last = span(today)
    within = Case.objects.standing().filter(day__range=(first, last)).order_by()
    names = dict(queries.agencies().values_list("path", "name"))
    agencies: dict[str, _Group] = {}
    grades: dict[str, _Group] = {}
    months: dict[str, _Group] = {}
    city = _Group()
    for path, grade, day, group in _each(within.filter(kind=Kind.COMPLAINT), today):
        agency = (path or "")[:AGENCY]
        city.add(group)
        for groups, key in (
            (agencies, agency if agency in names else OTHERS),
            (grades, grade or OTHERS),
            (months, day.replace(day=1).isoformat()),
        ):
            groups.setdefault(key, _Group()).add(group)
    is_told = city.came >= SMALL
    return Figures(
        first=first,
        last=last,
        city=_row("city", city) if is_told else None,
        agencies=_table(agencies, len(names)) if is_told else (),
        grades=_table(grades, len(Grade)) if is_told else (),
        months=_table(months, MONTHS) if is_told else (),
        names=names,
        content=_enough(within.filter(reaction=Reaction.CONTENT).count()),
        not_content=_enough(within.filter(reaction=Reaction.NOT).count()),
        praise=_enough(within.filter(kind=Kind.PRAISE).count()),
    )


def span(today: date) -> tuple[date, date]:
    """Return the first and the last day of the twelve months that are over.

    >>> span(date(2026, 11, 26))
    (datetime.date(2025, 11, 1), datetime.date(2026, 10, 31))
    """
    last = today.replace(day=1) - timedelta(days=1)
    return today.replace(year=today.year - 1, day=1), last


def change(months: Sequence[Row]) -> tuple[int, int] | None:
    """Return how many came in the first and in the last six months; none: left out."""
    shown = [row for row in months if row.key != OTHERS]
    if len(shown) < MONTHS:
        return None
    half = MONTHS // 2
    return sum(row.came for row in shown[:half]), sum(row.came for row in shown[half:])


_Read = tuple[str | None, str, date, _Group]


def _each(rows: Iterable[Case], today: date) -> Iterable[_Read]:
    """Yield the path, the class and the day of each complaint, and what it counts."""
    read = (
        Case.objects.filter(Q(pk__in=rows))
        .order_by()
        .values_list(
            *("unit__path", "grade", "day", "stage", "answered_on", "answer_by"),
            *("forward_by", "asked_on", "escalated_for"),
        )
    )
    for (
        path,
        grade,
        day,
        stage,
        answered,
        due,
        forward,
        asked,
        raised,
    ) in read.iterator():
        if answered:
            is_late = bool(due and answered > due)
        elif stage == Stage.CLOSED or asked:
            is_late = False
        else:
            waits = forward if stage == Stage.RECEIVED else due
            is_late = bool(waits and waits < today)
        yield (
            path,
            grade,
            day,
            _Group(
                came=1,
                in_time=int(bool(answered) and not is_late),
                late=int(is_late),
                raised=int(raised is not None),
                days=[(answered - day).days] if answered else [],
            ),
        )


def _table(groups: Mapping[str, _Group], of: int) -> tuple[Row, ...]:
    """Return the rows that may be shown, in order, and what is left out as one.

    Args:
        of: How many rows there could be: those without any complaint are left out,
            too, and nobody can tell which they are.
    """
    named = {key: it for key, it in sorted(groups.items()) if key != OTHERS}
    hidden = {key for key, it in named.items() if it.came < SMALL}
    rest = _Group()
    for it in [named[key] for key in hidden] + [groups.get(OTHERS, _Group())]:
        rest.add(it)
    shown = sorted(named.keys() - hidden, key=lambda key: (named[key].came, key))
    if rest.came and shown and not _is_safe(rest.came, of - len(shown)):
        rest.add(named[shown[0]])
        hidden.add(shown[0])
    kept = [(key, it) for key, it in named.items() if key not in hidden]
    kept += [(OTHERS, rest)] if rest.came else []
    columns = {
        name: _apart([(getattr(it, name), it.came) for _key, it in kept])
        for name in ("in_time", "late", "raised")
    }
    return tuple(
        Row(
            key,
            it.came,
            columns["in_time"][at],
            columns["late"][at],
            columns["raised"][at],
            _median(it.days),
        )
        for at, (key, it) in enumerate(kept)
    )


def _row(key: str, it: _Group) -> Row:
    (in_time,), (late,), (raised,) = (
        [_part(n, it.came)] for n in (it.in_time, it.late, it.raised)
    )
    return Row(key, it.came, in_time, late, raised, _median(it.days))


def _apart(parts: Sequence[tuple[int, int]]) -> list[int | None]:
    """Return parts of rows, without small ones and without those that tell them."""
    shown = [_part(n, of) for n, of in parts]
    if shown.count(None) == 1 and len(shown) > 1:
        # The sum would tell the one that is left out: the smallest goes with it.
        least = min((n, at) for at, n in enumerate(shown) if n is not None)
        shown[least[1]] = None
    return shown


def _part(n: int, of: int) -> int | None:
    return None if 0 < n < SMALL or 0 < of - n < SMALL else n


def _is_safe(others: int, rows: int) -> bool:
    """Whether a sum over what is left out tells of no single row how many it had.

    Each of those rows has at most four, so a sum that is nearly four times as many
    would tell all of them.
    """
    return rows > 1 and SMALL <= others < (SMALL - 1) * rows


def _median(days: Sequence[int]) -> float | None:
    return median(days) if len(days) >= SMALL else None


def _enough(count: int) -> int | None:
    return count if count >= SMALL else None
