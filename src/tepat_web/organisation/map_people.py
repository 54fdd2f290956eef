"""Who sits on the position map, as far as the asker may see: reach is kept here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

from .map import held_on, key_of, whose_people
from .map_tree import Chart, Seats
from .models import Position, Structure

FOUND_AT_MOST = 20
SEAT = "posts__appointments"
PERSON = f"{SEAT}__employee"


class Holder(NamedTuple):
    """A person in a seat, with no more than the asker may see.

    ``position`` is the record number of the position on the map.
    """

    position: int
    pk: int
    name: str
    status: str
    grade: str
    since: date | None


def may_see_people(by: User) -> bool:
    """Tell whether ``by`` may see anybody's name on the map."""
    return bool(reach(by, Permission.PEOPLE_READ))


def holders(by: User, chart: Chart, posts: Iterable[Seats]) -> list[Holder]:
    """Return who sits in some positions of a map, as far as ``by`` may see them."""
    key = key_of(chart.structure)
    number = {getattr(post, key): post.pk for post in posts}
    seen = _seated(by, chart.structure, chart.day).filter(**{f"{key}__in": number})
    told = seen.order_by(f"{SEAT}__post__number").values_list(
        *(key, f"{SEAT}__employee_id", f"{PERSON}__name", f"{PERSON}__status"),
        *(f"{PERSON}__grade", f"{SEAT}__since"),
    )
    return [Holder(number[mine], *rest) for mine, *rest in told]


def leaders(by: User, chart: Chart) -> list[str | None]:
    """Return who leads each unit of a map; none where nobody is or may be named."""
    seen = _seated(by, chart.structure, chart.day).filter(is_leader=True)
    key = key_of(chart.structure)
    names = dict(seen.values_list(key, f"{PERSON}__name"))
    leading = (node.leader for node in chart.nodes)
    return [names.get(getattr(post, key)) if post else None for post in leading]


def seats_seen(by: User, structure: Structure, day: date) -> dict[str, str]:
    """Return the employee numbers of all on the map whom ``by`` may see.

    Each with the code of the position held.
    """
    seen = _seated(by, structure, day)
    return dict(seen.values_list(f"{PERSON}__nip", "code"))


def people_named(
    by: User, structure: Structure, day: date, text: str
) -> tuple[int, list[tuple[str, str]]]:
    """Find people by parts of their name: how many, and the first of them.

    Each with the code of the position held. Every word must be in the name, or the
    whole be the NIP.
    """
    named = Q()
    for word in text.split():
        named &= Q(**{f"{PERSON}__name__icontains": word})
    named |= Q(**{f"{PERSON}__nip": text})
    found = list(
        _seated(by, structure, day, named)
        .order_by(f"{PERSON}__name", f"{PERSON}_id")
        .values_list(f"{PERSON}__name", "code")
    )
    return len(found), found[:FOUND_AT_MOST]


def _seated(
    by: User, structure: Structure, day: date, also: Q | None = None
) -> QuerySet[Any]:
    """Positions joined with their holders of ``day`` whom ``by`` may see."""
    # One filter, so that all conditions speak of the same appointment.
    conditions = held_on(day) & _within_reach(by) & (also or Q())
    return whose_people(structure).filter(conditions)


def _within_reach(by: User) -> Q:
    within = reach(by, Permission.PEOPLE_READ)
    if within.everywhere:
        return Q()
    seen = Q(pk__in=[])
    for path in within.paths:
        seen |= Q(**{f"{PERSON}__place__path__startswith": path})
    if within.own:
        seen |= Q(**{f"{PERSON}__nip": by.nip})
    if within.people:
        # Whom the person leads today, wherever they sat on the day of the map.
        now = Position.objects.standing().filter(held_on(timezone.localdate()))
        mine = now.filter(**{f"{PERSON}__nip": by.nip})
        led = now.filter(reports_to__in=mine.values("pk"))
        seen |= Q(**{f"{PERSON}__in": led.values(PERSON)})
    return seen
