"""Who somebody is to somebody else: superior, colleague, subordinate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tepat_web.accounts.models import User
from tepat_web.workforce import chain
from tepat_web.workforce.models import Appointment, Employee
from tepat_web.workforce.queries import names_by_nip

from .models import Direction

MOST = 12  # people whom a search shows
MOST_NEAR = 60  # people of one's own unit that are offered without a search
SHORTEST = 3  # letters of a name that are searched for


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody as colleagues see them: by name, with post and unit, and no number.

    Attributes:
        number: Of the record of the employee.
        direction: Who the person is to whom the feedback is about.
    """

    number: int
    nip: str
    name: str
    post: str
    unit: str
    direction: str = ""


def employee_of(by: User) -> Employee | None:
    """Return the record of the person who is signed in."""
    if not by.nip:
        return None
    return _standing().filter(nip=by.nip).select_related("place").first()


def employee(number: int) -> Employee | None:
    """Return an employee by the number of the record."""
    return _standing().filter(pk=number).select_related("place").first()


def direction(giver: str, subject: str, above: Mapping[str, str]) -> Direction:
    """Return who ``giver`` is to ``subject``.

    Args:
        above: As :func:`tepat_web.workforce.chain.superiors` gives it.
    """
    if above.get(subject) == giver:
        return Direction.SUPERIOR
    return Direction.SUBORDINATE if above.get(giver) == subject else Direction.PEER


def near(subject: Employee, above: Mapping[str, str]) -> list[Colleague]:
    """Return the superior, those led, and those of the same unit or superior."""
    own = above.get(subject.nip)
    led = {nip for nip, superior in above.items() if superior == subject.nip}
    beside = {nip for nip, superior in above.items() if own and superior == own}
    wanted = Q(nip__in={*led, *beside, *([own] if own else [])})
    if subject.place_id:
        wanted |= Q(place=subject.place_id)
    rows = _standing().filter(wanted).exclude(pk=subject.pk)
    order = list(Direction.values)
    found = described(rows[:MOST_NEAR], subject, above)
    return sorted(found, key=lambda it: (order.index(it.direction), it.name))


def search(
    words: str, subject: Employee, above: Mapping[str, str]
) -> tuple[list[Colleague], bool]:
    """Return people whose names have every word, and whether there are more."""
    parts = words.split()[:4]
    if sum(map(len, parts)) < SHORTEST:
        return [], False
    rows = _standing().exclude(pk=subject.pk)
    for part in parts:
        rows = rows.filter(name__icontains=part)
    found = list(rows.order_by("name", "pk")[: MOST + 1])
    return described(found[:MOST], subject, above), len(found) > MOST


def described(
    rows: Iterable[Employee], subject: Employee, above: Mapping[str, str]
) -> list[Colleague]:
    """Return employees as colleagues see them."""
    told = list(rows)
    posts = _posts(told)
    return [
        Colleague(
            number=it.pk,
            nip=it.nip,
            name=it.name or it.nip,
            post=posts.get(it.pk, ("", ""))[0],
            unit=posts.get(it.pk, ("", ""))[1],
            direction=direction(it.nip, subject.nip, above),
        )
        for it in told
    ]


def names(nips: Iterable[str]) -> dict[str, str]:
    """Return NIP → name."""
    return names_by_nip(nips)


def superior_of(subject: Employee, today: date) -> Employee | None:
    """Return who stands above somebody today."""
    nip = chain.superior_of(subject.nip, today)
    return _standing().filter(nip=nip).first() if nip else None


def _standing() -> QuerySet[Employee]:
    standing: QuerySet[Employee] = Employee.objects.standing()
    return standing


def _posts(people: list[Employee]) -> dict[int, tuple[str, str]]:
    seated = Appointment.objects.standing().filter(
        valid_to__isnull=True, employee__in=[it.pk for it in people]
    )
    rows = seated.values_list(
        "employee_id", "post__position__name", "post__position__unit__name"
    )
    return {number: (post, unit) for number, post, unit in rows}
