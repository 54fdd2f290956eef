"""What is done for a person in a cycle, until when, and who is late with it.

A person counts in a period with the agreement that is in force on its last day, or
today while it runs: so everybody counts once, also who moved within the year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from tepat_web.agreements.models import Agreement, Cycle, Span
from tepat_web.evaluations.models import State as Found
from tepat_web.evaluations.queries import YEAR

from .models import Step

GRACE = timedelta(days=30)  # for who comes within the year to agree; a choice of ours
RECEIVED = (Found.RECEIVED, Found.OBJECTED, Found.FINAL)

AGREED = Q(agreed_at__isnull=False)  # holds on while a change of it is written
CHECKED_IN = Q(checkin__handed_in_at__isnull=False)
WRITTEN = Q(evaluation__rating__gt="")
HANDED_OVER = Q(evaluation__state__in=(Found.GIVEN, *RECEIVED))
NOT_HANDED_OVER = Q(evaluation__state__isnull=True) | Q(evaluation__state=Found.DRAFT)
ACKNOWLEDGED = Q(evaluation__state__in=RECEIVED)
NOBODY = Q(pk__in=())


def spans(cycle: Cycle) -> list[Span]:
    """Return the periods of a cycle, the whole year last."""
    return [*cycle.spans(), YEAR]


def usual(cycle: Cycle, today: date) -> Span:
    """Return the period to look at: the one that ended last, else the first."""
    over = [each for each in spans(cycle) if each.ends(cycle.year) < today]
    return over[-1] if over else cycle.spans()[0]


@dataclass(frozen=True, slots=True)
class Period:
    """A period of a cycle as it stands on a day."""

    cycle: Cycle
    span: Span
    today: date

    @property
    def day(self) -> date:
        """The day on which an agreement must be in force to count."""
        starts = date(self.cycle.year, 1, 1)
        return max(min(self.span.ends(self.cycle.year), self.today), starts)

    def due(self, step: Step) -> date:
        """Return the last day for a step.

        Half of the days of an evaluation are for the check-in that it rests on, so
        that the superior has the other half.
        """
        match step:
            case Step.AGREE:
                return self.cycle.agree_until
            case Step.CHECK_IN:
                ends = self.span.ends(self.cycle.year)
                return ends + timedelta(days=self.cycle.evaluate_days // 2)
            case Step.EVALUATE:
                return self.cycle.due(self.span)

    def is_past(self, step: Step) -> bool:
        """Tell whether the last day for a step is over, while the cycle was open.

        What was due before it was opened nobody could do in time.
        """
        due, opened = self.due(step), self.cycle.opened_at
        was_open = opened is None or timezone.localtime(opened).date() <= due
        return self.today > due and was_open

    def asks(self, step: Step) -> bool:
        """Tell whether there is such a step: a year has no check-in of its own."""
        return step is not Step.CHECK_IN or not self.span.is_year

    def of(self, rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
        """Return who counts, with what there is of this period joined to it.

        The joined rows are ``checkin`` and ``evaluation``; at most one of each.
        """
        at = {"first": self.span.first, "last": self.span.last, "is_removed": False}
        found = rows.filter(cycle=self.cycle, since__lte=self.day).filter(
            Q(until__isnull=True) | Q(until__gte=self.day)
        )
        joined: QuerySet[Agreement] = found.annotate(
            **{
                alias: FilteredRelation(
                    relation,
                    condition=Q(**{f"{relation}__{k}": v for k, v in at.items()}),
                )
                for alias, relation in (
                    ("checkin", "checkins"),
                    ("evaluation", "evaluations"),
                )
            }
        )
        return joined

    def late(self, step: Step) -> Q:
        """Return who is late with a step, of those whom :meth:`of` returns."""
        if not self.asks(step) or not self.is_past(step):
            return NOBODY
        match step:
            case Step.AGREE:
                starts = date(self.cycle.year, 1, 1)
                had_time = Q(since__lte=starts) | Q(since__lt=self.today - GRACE)
                return had_time & ~AGREED
            case Step.CHECK_IN:
                return AGREED & Q(checkin__handed_in_at__isnull=True)
            case Step.EVALUATE:
                return NOT_HANDED_OVER

    @property
    def is_late(self) -> Q:
        """Who is late with anything."""
        found = NOBODY
        for step in Step:
            found |= self.late(step)
        return found
