"""How many sheets each service and unit needs, and how many there are.

The size of a sample is the engine's (Krejcie–Morgan); here rows are counted, so that a
page opens at once. Names of services are matched as the engine matches them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count

from tepat.law import Law, NormNotInForce
from tepat.satisfaction.sample import needed
from tepat.satisfaction.users import key_of, months_before
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service, SurveyAnswer

Counts = dict[tuple[int, str], int]


@dataclass(frozen=True, slots=True)
class Goal:
    """Sheets that there are, of those that are needed.

    Attributes:
        answered: Sheets of the last twelve months.
        needed: For so many users of a year; ``None`` where these are not known.
    """

    answered: int
    needed: int | None

    @property
    def missing(self) -> int | None:
        """Sheets still to be collected; ``None`` where nobody can tell."""
        return None if self.needed is None else max(0, self.needed - self.answered)

    @property
    def percent(self) -> int | None:
        """How far it is, at most 100; ``None`` where nobody can tell."""
        if not self.needed:
            return None
        return min(100, 100 * self.answered // self.needed)


@dataclass(frozen=True, slots=True)
class Quota:
    """How far the survey of one service is.

    Attributes:
        alone: For a result of the service by itself.
        share: Its part of the sample of the unit, by its users; ``needed`` is ``None``
            where the users of a service of the unit are not known.
    """

    service: Service
    alone: Goal
    share: Goal


@dataclass(frozen=True, slots=True)
class Sampling:
    """The plan of one unit.

    Attributes:
        goal: For a result of the unit: sheets that name no service count, too.
        users: Of all its services in a year; ``None`` where one is not filled in.
        unnamed: Sheets that name none of its services.
    """

    unit: Unit
    goal: Goal
    users: int | None
    quotas: Sequence[Quota]
    unnamed: int


def plans(services: Iterable[Service], today: date, law: Law) -> list[Sampling]:
    """Return the plan of each unit of these services.

    Args:
        services: By unit; all those of a unit, or its sample would be too small.

    Sheets that wait to be taken over do not count yet.
    """
    listed = list(services)
    counted = _counted({each.unit_id for each in listed}, today)
    return [
        _plan(unit, list(rows), counted, law)
        for unit, rows in groupby(listed, key=lambda each: each.unit)
    ]


def _plan(unit: Unit, services: list[Service], counted: Counts, law: Law) -> Sampling:
    told = [each.population for each in services]
    users = None if None in told else sum(number for number in told if number)
    there = [counted.get((unit.pk, key_of(each.name)), 0) for each in services]
    whole = sum(n for (of, _name), n in counted.items() if of == unit.pk)
    sample = _needed(users, law)
    shares: Sequence[int | None] = [None] * len(services)
    if sample is not None and users:
        shares = shared(sample, [number or 0 for number in told])
    return Sampling(
        unit,
        Goal(whole, sample),
        users,
        [
            Quota(each, Goal(n, _needed(each.population, law)), Goal(n, share))
            for each, n, share in zip(services, there, shares, strict=True)
        ],
        whole - sum(there),
    )


def shared(sample: int, users: Sequence[int]) -> list[int]:
    """Divide a sample by users: whole sheets, the largest remainders rounded up.

    >>> shared(10, [1, 1, 1]), shared(269, [800, 100])
    ([4, 3, 3], [239, 30])
    """
    whole = sum(users)
    parts = [divmod(sample * each, whole) for each in users]
    left = sample - sum(part for part, _rest in parts)
    order = sorted(range(len(users)), key=lambda at: (-parts[at][1], at))
    return [part + (at in order[:left]) for at, (part, _rest) in enumerate(parts)]


def _counted(units: set[int], today: date) -> Counts:
    rows = SurveyAnswer.objects.standing().filter(
        unit__in=units, day__gt=months_before(today), day__lte=today
    )
    counted: Counts = {}
    told = rows.order_by().values_list("unit", "service").annotate(n=Count("pk"))
    for unit, name, n in told:
        at = (unit, key_of(name))
        counted[at] = counted.get(at, 0) + n
    return counted


def _needed(users: int | None, law: Law) -> int | None:
    if users is None:
        return None
    try:
        return needed(users, law)
    except NormNotInForce:
        return None
