"""How many sheets each service needs, and how many there are (Krejcie–Morgan).

The size of a sample is the engine's; here rows are counted, so that a page opens at
once. Names of services are matched as the engine matches them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from tepat.law import Law, NormNotInForce
from tepat.satisfaction.sample import needed
from tepat.satisfaction.users import key_of, months_before
from tepat_web.publicservice.models import Service, SurveyAnswer


@dataclass(frozen=True, slots=True)
class Quota:
    """How far the survey of one service is.

    Attributes:
        answered: Sheets of the last twelve months that name it.
        needed: For its users of a year; ``None`` where these are not filled in.
    """

    service: Service
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


def quotas(services: Sequence[Service], today: date, law: Law) -> list[Quota]:
    """Return how far the survey of each of these services is.

    Sheets that wait to be taken over do not count yet.
    """
    rows = SurveyAnswer.objects.standing().filter(
        unit__in={each.unit_id for each in services},
        day__gt=months_before(today),
        day__lte=today,
    )
    counted: dict[tuple[int, str], int] = {}
    told = rows.order_by().values_list("unit", "service").annotate(n=Count("pk"))
    for unit, name, n in told:
        at = (unit, key_of(name))
        counted[at] = counted.get(at, 0) + n
    return [
        Quota(
            each, counted.get((each.unit_id, key_of(each.name)), 0), _needed(each, law)
        )
        for each in services
    ]


def _needed(service: Service, law: Law) -> int | None:
    if service.population is None:
        return None
    try:
        return needed(service.population, law)
    except NormNotInForce:
        return None
