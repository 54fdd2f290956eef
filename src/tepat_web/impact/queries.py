"""Which effects were measured, for whom, and what changes may be asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.decisions.models import Planned, PlannedState
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position
from tepat_web.performance.models import TrainingOffer, TrainingTaken
from tepat_web.placement.queries import plans
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.take import structure_on

P = Permission
KIND = "effect"
WORK = "effects"  # the kind of work that measures what is due
GOING = (Job.State.WAITING, Job.State.RUNNING)
MOST_MADE = 2_000  # measured effects that are looked at, the latest
NOTES = "penjelasan"  # the table of a result that explains it: it has a row or more
MOST_CHANGES = 200  # of each kind that are offered


@dataclass(frozen=True, slots=True)
class Training:
    """A training that people attended, whose effect may be asked for.

    Attributes:
        code, name: Of the training.
        people: How many attended it.
        first, last: The last days of the first and of the latest time; blank: not
            known.
    """

    code: str
    name: str
    people: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Rotation:
    """A plan whose appointments were carried out, whose effect may be asked for.

    Attributes:
        number, name: Of the plan.
        day: On which most of them were carried out.
        units: Codes of the units into which somebody came on that day.
    """

    number: int
    name: str
    day: date
    units: tuple[str, ...]


def effects(by: User) -> QuerySet[Computed]:
    """Return the effects that a reader may know of, latest first.

    Whether the reader may also see what one says is asked of its rows: :func:`is_open`.
    """
    return queries.computed(by).filter(kind=KIND)


def is_open(by: User, found: Computed) -> bool:
    """Tell whether a reader may see what a measured effect says.

    Its rows belong to the unit that holds all units with the change; what rests on
    ratings is for who may see people there. Where nothing could be measured there are
    no rows: then it is for who sees the whole city, and for who asked.
    """
    tables = _explained(found)
    if not tables:
        return found.by_id == by.pk or reach(by, P.RESULTS_READ).everywhere
    return bool(queries.with_rows(by, tables))


def is_measured(found: Computed) -> bool:
    """Tell whether there was something to hold against something else."""
    return bool(_explained(found))


def _explained(found: Computed) -> list[store.StoredTable]:
    return [it for it in store.read(found.folder).tables if it.name == NOTES]


@dataclass(frozen=True, slots=True)
class Made:
    """A measured effect, without what it says.

    Attributes:
        number: Of the result.
        parameters: What was asked.
        on: The day on which it was computed.
    """

    number: int
    parameters: Mapping[str, Any]
    on: date


def key_of(parameters: Mapping[str, Any]) -> str:
    """Return the training that a computation asked about, or else the day."""
    return str(parameters.get("training") or parameters.get("event") or "")


def made(by: User) -> dict[str, list[Made]]:
    """Return the measured effects that a reader may know of, latest first, by key."""
    told = effects(by).select_related(None)[:MOST_MADE]
    found: dict[str, list[Made]] = {}
    for number, parameters, at in told.values_list("pk", "parameters", "made_at"):
        one = Made(number, parameters, timezone.localdate(at))
        found.setdefault(key_of(parameters), []).append(one)
    return found


def work() -> Job | None:
    """Return the work that measures what is due, if it waits or runs."""
    return Job.objects.filter(kind=WORK, state__in=GOING).first()


def trainings() -> list[Training]:
    """Return the trainings that most people attended, with how many."""
    rows = TrainingTaken.objects.standing().exclude(training="").order_by()
    counted = rows.values("training").annotate(
        people=Count("employee", distinct=True), first=Min("ended"), last=Max("ended")
    )
    names = names_of_trainings()
    return [
        Training(each["training"], name, each["people"], each["first"], each["last"])
        for each in counted.order_by("-people", "training")[:MOST_CHANGES]
        if (name := names.get(each["training"]))
    ]


def names_of_trainings() -> dict[str, str]:
    """Return the name of each training of the catalogue by its code."""
    return dict(TrainingOffer.objects.standing().values_list("code", "name"))


def rotations(by: User) -> list[Rotation]:
    """Return the plans whose appointments were carried out, latest first."""
    known = {each.pk: each.name for each in plans(by)}
    done = Planned.objects.standing().filter(plan__in=known, state=PlannedState.DONE)
    days: dict[int, Counter[date]] = {}
    to: dict[tuple[int, date], set[str]] = {}
    for plan, day, code in done.values_list("plan", "day", "to"):
        days.setdefault(plan, Counter())[day] += 1
        to.setdefault((plan, day), set()).add(code)
    found = list(_rotations(known, days, to))
    return sorted(found, key=lambda it: it.day, reverse=True)[:MOST_CHANGES]


def rotation(by: User, number: str) -> Rotation | None:
    """Return one of them by the number of its plan, as an address tells it."""
    return next((it for it in rotations(by) if str(it.number) == number), None)


def _rotations(
    known: dict[int, str],
    days: dict[int, Counter[date]],
    to: dict[tuple[int, date], set[str]],
) -> Iterator[Rotation]:
    codes = {code for some in to.values() for code in some}
    where = Position.objects.standing().filter(
        code__in=codes, unit__structure=structure_on(None)
    )
    units = dict(where.values_list("code", "unit__code"))
    for plan, counted in days.items():
        day, _count = counted.most_common(1)[0]
        reached = sorted({units[code] for code in to[plan, day] if code in units})
        if reached:
            yield Rotation(plan, known[plan], day, tuple(reached))
