"""Reading follow-up plans, and where somebody may read or keep them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from tepat.satisfaction.users import months_before
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

from .models import Remedy

P = Permission
S = Remedy.State


def remedies(by: User, permission: Permission = P.SERVICE_READ) -> QuerySet[Remedy]:
    """Return the steps that somebody may read, the nearest first."""
    rows = Remedy.objects.standing().select_related("unit", "told")
    return rows.filter(reach(by, permission).within("unit__path"))


def kept(by: User) -> QuerySet[Remedy]:
    """Return the steps that somebody may change."""
    return remedies(by, P.SERVICE_CHANGE)


def plan_of(by: User, unit: int, today: date) -> list[Remedy]:
    """Return the steps of a unit: what is planned, and what ended within a year."""
    recent = Q(ended__isnull=True) | Q(ended__gt=months_before(today))
    return list(remedies(by).filter(recent, unit=unit))


def late(by: User, today: date) -> QuerySet[Remedy]:
    """Return the steps that somebody keeps and whose day has passed."""
    return kept(by).filter(state=S.PLANNED, due__lt=today)
