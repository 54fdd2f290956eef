"""Counting how proposals were taken, limited to whose people a reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Substr
from django.utils import timezone

from tepat.deadlines import Calendar
from tepat_web.accounts.access import Permission, Reach, reach
from tepat_web.accounts.models import User
from tepat_web.consultation.models import Answer, Concern, Saying
from tepat_web.objections.models import Objection, Outcome, Stage
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import AGENCY, WIDTH
from tepat_web.placement import queries as placement
from tepat_web.placement.models import Plan
from tepat_web.snapshots import take
from tepat_web.snapshots.calendar import calendar

from .figures import Figures, together, with_small_left_out

P = Permission
MOST_PLANS = 24  # in the table over time
UPHELD = (Outcome.UPHELD, Outcome.PARTLY)
OPEN_STAGES = (Stage.FILED, Stage.ACKNOWLEDGED, Stage.ESCALATED)


@dataclass(frozen=True, slots=True)
class Area:
    """Which people a reader counts, and in which groups.

    Attributes:
        reach: Where the reader may read plans and results.
        depth: Length of the paths of the groups.
        reads_answers: Whether the reader may read the answers of each of them.
    """

    reach: Reach
    depth: int
    reads_answers: bool

    def __bool__(self) -> bool:
        return self.reach.everywhere or bool(self.reach.paths)

    def inside(self, path: str = "path") -> Q:
        """Return the condition that a row is about somebody in the area."""
        if self.reach.everywhere:
            return Q()
        found = Q(pk__in=())
        for begin in self.reach.paths:
            found |= Q(**{f"{path}__startswith": begin})
        return found


def area(by: User) -> Area:
    """Return whom a person counts: the city by agencies, or an agency by its units."""
    plans, results = reach(by, P.PLAN_READ), reach(by, P.RESULTS_READ)
    paths = tuple(path for path in plans.paths if results.covers(path))
    everywhere = plans.everywhere and results.everywhere
    depth = AGENCY if everywhere or not paths else min(map(len, paths)) + WIDTH
    reading = (P.CONSULT_RUN, P.OBJECTION_READ)
    reads = all(reach(by, each).everywhere for each in reading)
    return Area(Reach(everywhere=everywhere, paths=paths), depth, reads)


def agencies(paths: Iterable[str]) -> Area:
    """Return the area of who answers for agencies without keeping their files."""
    return Area(Reach(paths=tuple(paths)), AGENCY + WIDTH, reads_answers=False)


def plans(by: User, within: Area | None = None) -> list[Plan]:
    """Return the plans that concern somebody in an area, latest first.

    Args:
        within: The area; none: where the reader's role reaches.
    """
    mine = within or area(by)
    concerned = Concern.objects.standing().filter(mine.inside(), plan=OuterRef("pk"))
    rows = placement.plans(by).filter(Exists(concerned))
    return list(rows.order_by("-pk")[:MOST_PLANS]) if mine else []


@dataclass(frozen=True, slots=True)
class Taken:
    """How one plan was taken: in all, and unit by unit in the order of the tree."""

    plan: Plan
    whole: Figures
    units: Mapping[str, Figures]


def taken(by: User, plans: Iterable[Plan], within: Area | None = None) -> list[Taken]:
    """Return how plans were taken, as far as the reader may know it.

    A few questions, however many people there are.

    Args:
        within: As for :func:`plans`.
    """
    mine, chosen = within or area(by), list(plans)
    counted = _counted(mine, chosen)
    told = []
    for plan in chosen:
        units = dict(sorted(counted[plan.pk].items()))
        if mine.reads_answers:
            told.append(Taken(plan, together(units.values()), units))
        else:
            shown, whole = with_small_left_out(
                units, whole_is_known=mine.reach.everywhere
            )
            told.append(Taken(plan, whole, shown))
    return told


def names(paths: Iterable[str]) -> dict[str, str]:
    """Return path → name of the unit in force."""
    rows = Unit.objects.standing().filter(
        structure=take.structure_on(None), path__in=list(paths)
    )
    return dict(rows.values_list("path", "name"))


def _counted(mine: Area, plans: list[Plan]) -> dict[int, dict[str, Figures]]:
    """The figures by plan and path of the group."""
    found: dict[int, dict[str, Figures]] = defaultdict(lambda: defaultdict(Figures))
    group = Substr("path", 1, mine.depth)
    concerns = Concern.objects.standing().filter(mine.inside(), plan__in=plans)
    for row in concerns.values("plan_id", unit=group).annotate(
        concerned=Count("pk"),
        told=Count("pk", filter=Q(told_at__isnull=False)),
        opened=Count("pk", filter=Q(opened_at__isnull=False)),
        answered=Count("pk", filter=~Q(answer=Answer.NONE)),
        accepted=Count("pk", filter=Q(answer=Answer.ACCEPTS)),
    ):
        _add(found[row.pop("plan_id")][row.pop("unit")], row)
    today = timezone.localdate()
    late = Q(answer_by__lt=today) | Q(answer_by__isnull=True, decide_by__lt=today)
    objections = Objection.objects.standing().exclude(stage=Stage.WITHDRAWN)
    objections = objections.filter(mine.inside(), plan__in=plans)
    for row in objections.values("plan_id", unit=group).annotate(
        objected=Count("pk"),
        upheld=Count("pk", filter=Q(outcome__in=UPHELD)),
        overdue=Count("pk", filter=late & Q(stage__in=OPEN_STAGES)),
    ):
        _add(found[row.pop("plan_id")][row.pop("unit")], row)
    working = calendar()
    for number, path, asked, answered in (
        *_objections_answered(objections),
        *_questions_answered(mine, plans),
    ):
        figures = found[number][path[: mine.depth]]
        figures.days.append(working_days(working, asked, answered))
    return found


def _add(figures: Figures, row: Mapping[str, int]) -> None:
    for name, count in row.items():
        setattr(figures, name, getattr(figures, name) + count)


Wait = tuple[int, str, datetime, datetime]


def _objections_answered(objections: QuerySet[Objection]) -> Iterator[Wait]:
    """Plan, path, when it was filed, and when it was first answered or decided."""
    done = objections.annotate(first=Coalesce("answered_at", "decided_at"))
    done = done.filter(first__isnull=False)
    yield from done.values_list("plan_id", "path", "filed_at", "first")


def _questions_answered(mine: Area, plans: list[Plan]) -> Iterator[Wait]:
    """Plan, path, when something was first asked, and when it was replied to."""
    rows = Saying.objects.standing().filter(concern__plan__in=plans)
    rows = rows.filter(mine.inside("concern__path")).order_by("concern", "pk")
    waiting: tuple[Any, datetime] | None = None
    for concern, number, path, kind, at in rows.values_list(
        "concern", F("concern__plan"), F("concern__path"), "kind", "at"
    ):
        if waiting is not None and waiting[0] != concern:
            waiting = None
        if kind != Saying.Kind.REPLY:
            waiting = waiting or (concern, at)
        elif waiting is not None:
            yield number, path, waiting[1], at
            waiting = None


def working_days(calendar: Calendar, asked: datetime, answered: datetime) -> int:
    """Return how many working days after the day of asking an answer came."""
    first, last = (timezone.localdate(moment) for moment in (asked, answered))
    return sum(map(calendar.is_working, _after(first, last)))


def _after(first: date, last: date) -> Iterator[date]:
    for ahead in range(1, (last - first).days + 1):
        yield first + timedelta(days=ahead)
