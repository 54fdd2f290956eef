"""Reading the places of the survey, and what waits to be taken over."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service
from tepat_web.standards import queries as standards

from .models import Improvement, Slip, Station

P = Permission
REMEMBERED = 15  # seconds


def units(by: User) -> QuerySet[Unit]:
    """Return the units in force whose survey a person keeps."""
    standing = Unit.objects.standing().filter(
        structure__valid_to__isnull=True, structure__is_draft=False
    )
    return standing.filter(reach(by, P.SERVICE_CHANGE).within("path")).order_by("path")


def stations(by: User) -> QuerySet[Station]:
    """Return the places of the survey that a person keeps."""
    standing = Station.objects.standing().select_related("unit", "service")
    return standing.filter(reach(by, P.SERVICE_CHANGE).within("unit__path"))


def slips(by: User) -> QuerySet[Slip]:
    """Return the answer sheets, as they came in, of the places a person keeps."""
    return Slip.objects.filter(
        reach(by, P.SERVICE_CHANGE).within("station__unit__path")
    )


def odd(by: User) -> QuerySet[Slip]:
    """Return those with something odd, of days that are over and taken over."""
    return slips(by).filter(row__isnull=False).exclude(doubts="")


def services(by: User) -> QuerySet[Service]:
    """Return the services whose survey a person keeps, by unit."""
    rows = Service.objects.standing().select_related("unit")
    return rows.filter(unit__in=units(by)).order_by("unit__path", "name", "pk")


def improvements(by: User) -> QuerySet[Improvement]:
    """Return what the units that a person keeps made better, the latest first."""
    rows = Improvement.objects.standing().select_related("unit")
    return rows.filter(reach(by, P.SERVICE_CHANGE).within("unit__path"))


def with_counts(rows: QuerySet[Station]) -> QuerySet[Station]:
    """Return places with ``sheets``, ``odd`` (see :func:`odd`) and ``waiting``."""
    of_it = Slip.objects.filter(station=OuterRef("pk")).order_by().values("station")
    counted = {
        "sheets": of_it,
        "odd": of_it.filter(row__isnull=False).exclude(doubts=""),
        "waiting": of_it.filter(row__isnull=True),
    }
    return rows.annotate(
        **{
            name: Coalesce(Subquery(found.annotate(n=Count("pk")).values("n")), 0)
            for name, found in counted.items()
        }
    )


@dataclass(frozen=True, slots=True)
class Counter:
    """An open place as strangers see it.

    Attributes:
        services: To choose from, if any.
        has_standard: Whether everybody may read what to expect of its service.
    """

    station: Station
    services: tuple[str, ...]
    has_standard: bool = False


def open_at(code: str) -> Counter | None:
    """Return the place with an address, where it is open; for strangers.

    It is remembered for some seconds, since hundreds may answer at once; whoever closes
    a place stops further answers within that time.
    """
    cache = caches["process"]
    known: Counter | None = cache.get(key := f"survey-at-{code}")
    if known is None and (known := _open_at(code)) is not None:
        cache.set(key, known, REMEMBERED)
    return known


def _open_at(code: str) -> Counter | None:
    standing = Station.objects.standing().filter(is_open=True)
    found = standing.select_related("unit", "service").filter(code=code).first()
    if found is None:
        return None
    names: tuple[str, ...] = ()
    if not found.service_id:
        rows = Service.objects.standing().filter(unit=found.unit_id)
        names = tuple(rows.values_list("name", flat=True))
    today = timezone.localdate()
    told = bool(found.service_id) and standards.has_standard(found.service_id, today)
    return Counter(found, names, told)


def open_code(unit: int, service: int | None) -> str:
    """Return the address of an open place of a unit, for strangers; blank: none.

    Args:
        service: Its number; a place for just that comes before one for every service,
            and one for another service does not count. None: any place will do.
    """
    rows = Station.objects.standing().filter(unit=unit, is_open=True)
    rows = rows.exclude(kind=Station.Kind.KIOSK)
    if service is not None:
        rows = rows.filter(Q(service=service) | Q(service__isnull=True))
    first = {"nulls_last": True} if service is not None else {"nulls_first": True}
    found: str | None = (
        rows.order_by(F("service").asc(**first), "pk")
        .values_list("code", flat=True)
        .first()
    )
    return found or ""


def improved(station: Station) -> Improvement | None:
    """Return what was improved last where a place belongs."""
    standing = Improvement.objects.standing().filter(unit=station.unit_id)
    return standing.first()
