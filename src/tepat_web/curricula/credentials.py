"""Who must hold which credential, and how each stands: within reach, or one's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission, Reach, reach
from tepat_web.accounts.models import User
from tepat_web.workforce.models import Appointment, Employee

from .models import Credential, CredentialKind
from .progress import WARNINGS
from .queries import Person, concerns, jobs_of, paths, people, read

P = Permission


class Validity(models.TextChoices):
    """How a credential stands on a day; the most pressing first."""

    EXPIRED = "expired", _("expired")
    MISSING = "missing", _("not recorded yet")
    WITHIN_30 = "30", _("expires within 30 days")
    WITHIN_90 = "90", _("expires within 90 days")
    WITHIN_180 = "180", _("expires within 180 days")
    VALID = "valid", _("still valid")
    NOT_ASKED = "not-asked", _("not asked by the present position")


SIGNS = {
    Validity.EXPIRED: "overdue",
    Validity.MISSING: "unknown",
    Validity.WITHIN_30: "warning",
    Validity.WITHIN_90: "warning",
    Validity.WITHIN_180: "warning",
    Validity.VALID: "holds",
    Validity.NOT_ASKED: "unknown",
}
BY_DAYS = dict(
    zip(
        WARNINGS,
        (Validity.WITHIN_180, Validity.WITHIN_90, Validity.WITHIN_30),
        strict=True,
    )
)
ORDER = list(Validity)
PRESSING = frozenset({Validity.EXPIRED, *BY_DAYS.values()})
"""Where something has to be renewed."""


@dataclass(frozen=True, slots=True)
class Held:
    """One person and one kind of credential.

    Attributes:
        person, kind: Whose, and of which kind.
        credential: The one that lasts longest; none: not recorded.
        validity: How it stands.
    """

    person: Person
    kind: CredentialKind
    credential: Credential | None
    validity: Validity

    @property
    def sign(self) -> str:
        """How it is marked on pages."""
        return SIGNS[self.validity]

    @property
    def ends(self) -> date | None:
        """Its last day; blank: none is recorded, or it does not expire."""
        return self.credential.ends if self.credential else None


def credentials(by: User) -> QuerySet[Credential]:
    """Return the credentials of people within reach."""
    standing = Credential.objects.standing().select_related("employee", "kind")
    return standing.filter(reach(by, P.CURRICULA_KEEP).within("employee__place__path"))


def employees(by: User) -> QuerySet[Employee]:
    """Return the people whose credentials one may record."""
    allowed = reach(by, P.CURRICULA_KEEP)
    return Employee.objects.standing().filter(allowed.within("place__path"))


def validity(ends: date | None, today: date) -> Validity:
    """Say how a credential stands whose last day is ``ends``; blank: for good."""
    if ends is None:
        return Validity.VALID
    if ends < today:
        return Validity.EXPIRED
    nearest = [days for days in WARNINGS if ends <= today + timedelta(days=days)]
    return BY_DAYS[min(nearest)] if nearest else Validity.VALID


def held(by: User, kinds: Sequence[CredentialKind], today: date) -> list[Held]:
    """Return everybody within reach who must hold one or does, the pressing first."""
    allowed = reach(by, P.CURRICULA_KEEP)
    rows = credentials(by).filter(kind__in=kinds)
    return _held(kinds, people(allowed, jobs_of(kinds)), rows, today)


def everywhere(today: date) -> list[Held]:
    """Return the same of the whole city, for the chore that warns."""
    kinds = list(CredentialKind.objects.standing().select_related("renewed_by"))
    rows = Credential.objects.standing().filter(kind__in=kinds)
    return _held(kinds, people(Reach(everywhere=True), jobs_of(kinds)), rows, today)


def own(employee: Employee, today: date) -> list[Held]:
    """Return what one person must hold, and what they hold besides."""
    kinds = list(CredentialKind.objects.standing().select_related("renewed_by"))
    if not kinds:
        return []
    seated = Appointment.objects.standing().filter(employee=employee)
    rows = Credential.objects.standing().filter(employee=employee, kind__in=kinds)
    return _held(kinds, read(seated), rows, today)


def _held(
    kinds: Sequence[CredentialKind],
    seated: Iterable[Person],
    rows: QuerySet[Credential],
    today: date,
) -> list[Held]:
    latest: dict[tuple[int, int], Credential] = {}
    for each in rows.select_related("employee__place").order_by("starts", "pk"):
        key = (each.employee_id, each.kind_id)
        before = latest.get(key)
        if before is None or (each.ends or date.max) >= (before.ends or date.max):
            latest[key] = each
    where = paths(kinds)
    told = []
    for person in seated:
        for kind in kinds:
            if concerns(kind, person, where):
                found = latest.pop((person.pk, kind.pk), None)
                state = validity(found.ends, today) if found else Validity.MISSING
                told.append(Held(person, kind, found, state))
    by_number = {kind.pk: kind for kind in kinds}
    for (_employee, number), found in latest.items():
        kind = by_number[number]
        state = Validity.NOT_ASKED if kind.jobs else validity(found.ends, today)
        told.append(Held(_holder(found.employee), kind, found, state))
    return sorted(told, key=_pressing)


def _pressing(each: Held) -> tuple[int, date, str, str]:
    place = ORDER.index(each.validity)
    return place, each.ends or date.max, each.person.name, each.kind.name


def _holder(employee: Employee) -> Person:
    """Somebody who holds one that the present position does not ask for."""
    place = employee.place
    return Person(
        employee.pk,
        employee.nip,
        employee.name,
        place.name if place else "",
        place.path if place else "",
        *("", ""),
        None,
    )
