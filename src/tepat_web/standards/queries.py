"""Reading standards: the work list within reach, and what everybody may read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import DatedQuerySet
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service

from . import components
from .models import MANAGEMENT, Standard

P = Permission
S = Standard.State


@dataclass(frozen=True, slots=True)
class Promise:
    """What the standard of one service promises for one element of the survey."""

    service: Service
    said: components.Said


@dataclass(slots=True)
class Held:
    """The standards of one service as of a day.

    Attributes:
        coming: Those that have not begun, the next one last.
        past: The latest first.
    """

    now: Standard | None = None
    coming: list[Standard] = field(default_factory=list)
    draft: Standard | None = None
    past: list[Standard] = field(default_factory=list)


def services(by: User, may: Permission = P.SERVICE_READ) -> QuerySet[Service]:
    """Return the services of units in force that a person may read, or change."""
    return _standing().filter(reach(by, may).within("unit__path"))


def units(by: User) -> QuerySet[Unit]:
    """Return the units whose services a person may read."""
    return Unit.objects.filter(pk__in=services(by).values("unit")).order_by("path")


def marked(rows: QuerySet[Service], today: date) -> QuerySet[Service]:
    """Return services with ``has``, ``due``, ``lacks`` and ``drafted``.

    Whether a standard holds, its review is due, it says nothing of a component that is
    for the unit itself, and whether a draft is under way.
    """
    held = _published().on(today).filter(service=OuterRef("pk"))
    blank = Q()
    for name in MANAGEMENT:
        blank |= Q(**{name: ""})
    drafts = Standard.objects.standing().filter(state=S.DRAFT, service=OuterRef("pk"))
    return rows.annotate(
        has=Exists(held),
        due=Exists(held.filter(review_by__lte=today)),
        lacks=Exists(held.filter(blank)),
        drafted=Exists(drafts),
    )


WANTED: Mapping[str, Q] = {
    "tanpa": Q(has=False),
    "tinjau": Q(due=True),
    "kurang": Q(lacks=True),
    "draf": Q(drafted=True),
}
"""What the work list may be narrowed to, by the word in its address."""


def counts(rows: QuerySet[Service]) -> dict[str, int]:
    """Return how many marked services there are, and how many of each kind."""
    told: dict[str, int] = rows.order_by().aggregate(
        semua=Count("pk"),
        **{name: Count("pk", filter=wanted) for name, wanted in WANTED.items()},
    )
    return told


def held(them: Iterable[Service], today: date) -> dict[int, Held]:
    """Return the standards of services, by their number; those that never held, no."""
    found = {it.pk: Held() for it in them}
    rows = Standard.objects.standing().filter(service__in=found)
    for it in rows.order_by("-valid_from", "-pk"):
        of_it = found[it.service_id]
        if it.state == S.DRAFT:
            of_it.draft = it
        elif it.holds(today):
            of_it.now = it
        elif it.valid_from == it.valid_to:
            continue
        elif it.is_coming(today):
            of_it.coming.append(it)
        else:
            of_it.past.append(it)
    return found


def versions(by: User) -> QuerySet[Standard]:
    """Return the published versions, those of the past too, that a person may read."""
    return _published().filter(service__in=services(by)).select_related("service__unit")


def in_force(unit: int, today: date) -> list[Standard]:
    """Return the standards that hold on a day for the services of a unit, by name."""
    rows = _published().on(today).filter(service__in=_standing().filter(unit=unit))
    return list(rows.select_related("service").order_by("service__name", "pk"))


def promised(unit: int, today: date) -> dict[str, list[Promise]]:
    """Return what the standards of a unit promise, by element of the survey.

    One statement. An element of which no standard says anything is not there.

    Args:
        unit: Its number.
    """
    told: dict[str, list[Promise]] = defaultdict(list)
    for it in in_force(unit, today):
        of_component = {each.component.key: each for each in components.said(it, today)}
        for element, component in components.OF_ELEMENT.items():
            each = of_component[component]
            if each.text or each.figure:
                told[element].append(Promise(it.service, each))
    return dict(told)


def has_standard(service: int, today: date) -> bool:
    """Tell whether a service has a published standard that holds."""
    return bool(_published().on(today).filter(service=service).exists())


# --- For everybody --------------------------------------------------------------------


def open_units() -> QuerySet[Unit]:
    """Return the units with services, with their number ``n``, for everybody."""
    mine = Q(services__in=_standing())
    rows = Unit.objects.filter(pk__in=_standing().values("unit"))
    counted: QuerySet[Unit] = rows.annotate(n=Count("services", filter=mine))
    return counted.order_by("name", "pk")


def open_found(words: str) -> QuerySet[Service]:
    """Return the services that are called so, or whose unit is, for everybody.

    Args:
        words: Part of the name.
    """
    named = Q(name__icontains=words) | Q(unit__name__icontains=words)
    return _standing().filter(named).order_by("name", "unit__name", "pk")


def open_services(unit: Unit, today: date) -> list[tuple[Service, Standard | None]]:
    """Return the services of a unit with their standard in force, for everybody."""
    them = list(_standing().filter(unit=unit).order_by("name", "pk"))
    found = {it.service_id: it for it in in_force(unit.pk, today)}
    return [(it, found.get(it.pk)) for it in them]


def open_service(number: int) -> Service | None:
    """Return a service, for everybody; ``None`` if there is none of that number."""
    return _standing().filter(pk=number).first()


def _published() -> DatedQuerySet:
    return Standard.objects.standing().filter(state=S.PUBLISHED)


def _standing() -> QuerySet[Service]:
    return (
        Service.objects.standing()
        .select_related("unit")
        .filter(
            unit__is_removed=False,
            unit__structure__valid_to__isnull=True,
            unit__structure__is_draft=False,
        )
    )
