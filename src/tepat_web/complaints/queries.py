"""Reading cases, limited to what the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case as Choice
from django.db.models import DateField, F, Q, QuerySet, When

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Unit

from . import secret
from .models import WITH_UNIT, Case, Reporter, Stage, Veil

P = Permission
DUE = Choice(
    When(asked_on__isnull=False, then=None),
    When(stage=Stage.RECEIVED, then=F("forward_by")),
    When(stage=Stage.ROUTED, then=F("answer_by")),
    default=None,
    output_field=DateField(),
)
"""The day of :attr:`Case.due`, for lists."""


def late(today: date) -> Q:
    """Return what picks cases whose deadline of the city has passed."""
    received = Q(stage=Stage.RECEIVED, forward_by__lt=today)
    routed = Q(stage=Stage.ROUTED, answer_by__lt=today, asked_on__isnull=True)
    return received | routed


WAITING = Q(stage__in=WITH_UNIT, asked_on__isnull=True)


def cases(by: User) -> QuerySet[Case]:
    """Return the cases that a person may read, latest first."""
    standing: QuerySet[Case] = Case.objects.standing().select_related("unit")
    allowed = (reach(by, each) for each in (P.SERVICE_READ, P.COMPLAINT_HANDLE))
    reads, handles = (each.within("unit__path") for each in allowed)
    return standing.filter(reads | handles)


def handled(by: User) -> QuerySet[Case]:
    """Return the cases that a person handles, and whose sender they may know.

    What belongs to no unit yet is handled by who handles all of the city.
    """
    standing: QuerySet[Case] = Case.objects.standing().select_related("unit")
    return standing.filter(reach(by, P.COMPLAINT_HANDLE).within("unit__path"))


def reporter(by: User, it: Case) -> Reporter | None:
    """Return who sent a case, for who handles it; else none.

    Of an anonymous one only who handles the whole city learns name and contact: what
    the unit gets is not to be saved.
    """
    known = Reporter.objects.filter(case__in=handled(by).filter(pk=it.pk)).first()
    if known and it.veil == Veil.ANONYMOUS and not is_coordinator(by):
        known.name = known.contact = known.extra = ""
    return known


def is_coordinator(by: User) -> bool:
    """Tell whether a person handles the complaints of the whole city."""
    return reach(by, P.COMPLAINT_HANDLE).everywhere


def units() -> QuerySet[Unit]:
    """Return the units in force, from the city down."""
    standing = Unit.objects.standing().filter(
        structure__valid_to__isnull=True, structure__is_draft=False
    )
    return standing.order_by("path")


def own_units(by: User) -> QuerySet[Unit]:
    """Return the units in force whose complaints a person handles."""
    return units().filter(reach(by, P.COMPLAINT_HANDLE).within("path"))


def agencies() -> QuerySet[Unit]:
    """Return the agencies right below the city, by name, for citizens to choose."""
    below = units().filter(parent__isnull=False, parent__parent__isnull=True)
    return below.order_by("name")


@dataclass(frozen=True, slots=True)
class Found:
    """A case, and its sender, for whoever knows its number and its word."""

    case: Case
    reporter: Reporter


def by_word(number: str, word: str) -> Found | None:
    """Return the case that number and secret word open; none if they open nothing."""
    known = Reporter.objects.select_related("case__unit")
    it = known.filter(case__number=number, case__is_removed=False).first()
    # An unknown number is compared, too: how long it takes tells nobody which exist.
    is_opened = secret.opens(number, word, it.word if it else secret.NOBODYS)
    if it is None or not is_opened:
        return None
    return Found(it.case, it)
