"""What everybody may know: how many complaints each agency got, and how it answered.

A count below five is left out. So that nobody works one out from a sum, sums are shown
only where those left out are several and more than five together. The months are whole
ones that are over, so that no figure moves on the day on which somebody complains.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q
from django.db.models.functions import Substr

from tepat_web.consultation.suppression import SMALL
from tepat_web.organisation.paths import WIDTH

from . import queries
from .models import Case, Kind, Reaction, Stage

AGENCY = 2 * WIDTH  # of a path: the city and the agency in it
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Figures:
    """Complaints and praise of twelve months.

    Attributes:
        first, last: The days, both included.
        agencies: Name and number of complaints, of those with five and more.
        others: How many came to the rest together; none: left out.
        came: How many came in all; none, like all that follows: left out.
        in_time, late, running: Answered in time; answered or still open too late; open.
        content, not_content: What complainants said of the answer.
        praise: How often somebody praised.
    """

    first: date
    last: date
    agencies: tuple[tuple[str, int], ...]
    others: int | None
    came: int | None
    in_time: int | None
    late: int | None
    running: int | None
    content: int | None
    not_content: int | None
    praise: int | None


def figures(today: date) -> Figures:
    """Return the figures of the twelve months that are over."""
    first, last = span(today)
    rows = Case.objects.standing().filter(day__range=(first, last)).order_by()
    complaints = rows.filter(kind=Kind.COMPLAINT)
    agency = Substr("unit__path", 1, AGENCY)
    counted = complaints.annotate(agency=agency).values_list("agency")
    came = dict(counted.annotate(n=Count("pk")).values_list("agency", "n"))
    names = dict(queries.agencies().values_list("path", "name"))
    shown = {path: n for path, n in came.items() if path in names and n >= SMALL}
    others = sum(came.values()) - sum(shown.values())
    is_whole = _is_safe(others, len(names) - len(shown))
    parts = complaints.aggregate(
        in_time=Count("pk", filter=IN_TIME),
        late=Count("pk", filter=ANSWERED_LATE | queries.late(today)),
        content=Count("pk", filter=Q(reaction=Reaction.CONTENT)),
        not_content=Count("pk", filter=Q(reaction=Reaction.NOT)),
    )
    total = sum(came.values())
    praise = rows.filter(kind=Kind.PRAISE).count()
    is_whole = is_whole and total >= SMALL
    return Figures(
        first=first,
        last=last,
        agencies=tuple(
            sorted(((names[at], n) for at, n in shown.items()), key=_most_first)
        ),
        others=others if is_whole else None,
        came=total if is_whole else None,
        in_time=parts["in_time"] if is_whole else None,
        late=parts["late"] if is_whole else None,
        running=total - parts["in_time"] - parts["late"] if is_whole else None,
        content=_enough(parts["content"]),
        not_content=_enough(parts["not_content"]),
        praise=_enough(praise),
    )


def span(today: date) -> tuple[date, date]:
    """Return the first and the last day of the twelve months that are over.

    >>> span(date(2026, 11, 26))
    (datetime.date(2025, 11, 1), datetime.date(2026, 10, 31))
    """
    last = today.replace(day=1) - timedelta(days=1)
    return today.replace(year=today.year - 1, day=1), last


ANSWERED = Q(stage__in=(Stage.ANSWERED, Stage.CLOSED), answered_on__isnull=False)
IN_TIME = ANSWERED & Q(answered_on__lte=F("answer_by"))
ANSWERED_LATE = ANSWERED & Q(answered_on__gt=F("answer_by"))


def _is_safe(others: int, agencies: int) -> bool:
    """Whether a sum over what is not shown tells of no single agency how many it had.

    Each of those agencies has at most four, so a sum that is nearly four times as many
    would tell all of them.
    """
    if not others:
        return True
    return agencies > 1 and SMALL <= others < (SMALL - 1) * agencies


def _enough(count: int) -> int | None:
    return count if count >= SMALL else None


def _most_first(told: tuple[str, int]) -> tuple[int, str]:
    return -told[1], told[0]
