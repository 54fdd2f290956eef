"""Credentials and their kinds: recorded, renewed, put right; warnings of expiry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.models import Employee

from . import credentials, notices, queries
from .models import Credential, CredentialKind, Stage

P = Permission


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of credential says of itself; see :class:`CredentialKind`."""

    name: str
    issuer: str
    months: int | None
    renewed_by: TrainingOffer | None
    jobs: Sequence[str]
    unit: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What a credential says; see :class:`Credential`."""

    number: str
    starts: date
    ends: date | None


@transaction.atomic
def add_kind(*, by: User, told: Kind) -> CredentialKind:
    """Lay down a kind of credential, and who must hold it.

    Raises:
        NotAllowed: if there is one of that name for the same unit.
        PermissionDenied: if it is for more than the reach of ``by``.
    """
    demand(by, P.CURRICULA_KEEP)
    made = CredentialKind()
    _describe(by, made, told)
    record(by=by, act="credentialkind.added", on=made)
    return made


@transaction.atomic
def change_kind(*, by: User, kind: CredentialKind, told: Kind) -> CredentialKind:
    """Change a kind of credential; what was recorded of it stays.

    Raises:
        NotAllowed: if it is gone, or another has that name for the same unit.
        PermissionDenied: if it is, or would be, for more than the reach of ``by``.
    """
    demand(by, P.CURRICULA_KEEP)
    standing = _standing_kind(by, kind)
    _describe(by, standing, told)
    record(by=by, act="credentialkind.changed", on=standing)
    return standing


@transaction.atomic
def remove_kind(*, by: User, kind: CredentialKind) -> None:
    """Take away a kind of credential of which nothing is recorded.

    Raises:
        NotAllowed: if it is gone, somebody holds one, or a programme asks for it.
    """
    demand(by, P.CURRICULA_KEEP)
    standing = _standing_kind(by, kind)
    if Credential.objects.standing().filter(kind=standing).exists():
        raise NotAllowed(
            _(
                "Credentials of this kind are recorded. Leave its list of jobs empty "
                "instead: then nobody is asked for it any more."
            )
        )
    if Stage.objects.standing().filter(credential=standing).exists():
        raise NotAllowed(
            _("A programme asks for this kind. Take it out of that stage first.")
        )
    standing.is_removed = True
    standing.save()
    record(by=by, act="credentialkind.removed", on=standing)


@transaction.atomic
def add_credential(
    *, by: User, employee: Employee, kind: CredentialKind, told: Paper
) -> Credential:
    """Record a credential: a first one, or one that renews an earlier one.

    Recorded twice, by two people or a double click, there is one.

    Raises:
        NotAllowed: if one that begins on the same day says something else.
    """
    demand(by, P.CURRICULA_KEEP)
    whose: Employee = credentials.employees(by).select_for_update().get(pk=employee.pk)
    known = Credential.objects.standing().filter(employee=whose, kind=kind)
    alike: Credential | None = known.filter(starts=told.starts).first()
    if alike is not None:
        if (alike.number, alike.ends) == (told.number, told.ends):
            return alike
        raise NotAllowed(
            _(
                "One that begins on this day is recorded already, with another number "
                "or last day. Open that one and put it right."
            )
        )
    renews = known.exists()
    made = Credential(employee=whose, kind=kind)
    made.number, made.starts, made.ends = told.number, told.starts, told.ends
    made.save()
    changed = [(made, Version.Kind.NEW)]
    if renews:
        record(by=by, act="credential.renewed", on=made, changed=changed)
    else:
        record(by=by, act="credential.added", on=made, changed=changed)
    return made


@transaction.atomic
def change_credential(*, by: User, credential: Credential, told: Paper) -> Credential:
    """Put a credential right; with another last day, warnings begin anew.

    Raises:
        NotAllowed: if another one begins on the same day.
    """
    demand(by, P.CURRICULA_KEEP)
    standing = _standing(by, credential)
    alike = Credential.objects.standing().filter(
        employee=standing.employee_id, kind=standing.kind_id, starts=told.starts
    )
    if alike.exclude(pk=standing.pk).exists():
        raise NotAllowed(
            _("Another one of this kind begins on this day; open that one.")
        )
    if told.ends != standing.ends:
        standing.warned = None
    standing.number, standing.starts, standing.ends = (
        told.number,
        told.starts,
        told.ends,
    )
    standing.save()
    record(by=by, act="credential.changed", on=standing)
    return standing


@transaction.atomic
def remove_credential(*, by: User, credential: Credential) -> None:
    """Take away a credential that was recorded by mistake."""
    demand(by, P.CURRICULA_KEEP)
    standing = _standing(by, credential)
    standing.is_removed = True
    standing.save()
    record(by=by, act="credential.removed", on=standing)


@transaction.atomic
def warn(*, by: User, due: Sequence[tuple[int, int]], today: date) -> int:
    """Warn people, and who keeps their files, of credentials that expire.

    Done twice, by two workers, it warns once: what was warned of as urgently, was
    renewed or put right meanwhile is left alone.

    Args:
        due: Numbers of credentials, each with the warning in days ahead that is due; 0:
            it has expired.

    Returns:
        How many were warned of.
    """
    demand(by, P.CURRICULA_KEEP)
    days = dict(due)
    found = credentials.credentials(by).filter(pk__in=days)
    locked = found.select_for_update(of=("self",)).select_related("employee__place")
    warned = []
    for each in locked.order_by("pk"):
        ahead = days[each.pk]
        if each.warned is not None and each.warned <= ahead:
            continue
        each.warned = ahead
        warned.append(each)
    if not warned:
        return 0
    Credential.objects.bulk_update(warned, ["warned"])
    notices.warn(warned, today)
    changed = [(each, Version.Kind.CHANGED) for each in warned]
    facts = {"credentials": len(warned)}
    record(by=by, act="credential.reminded", changed=changed, facts=facts)
    return len(warned)


def _describe(by: User, kind: CredentialKind, told: Kind) -> None:
    alike = CredentialKind.objects.standing().filter(
        name__iexact=told.name, unit=told.unit
    )
    if alike.exclude(pk=kind.pk).exists():
        raise NotAllowed(
            _("“%(name)s” is in the list already; change that one.")
            % {"name": told.name}
        )
    kind.name, kind.issuer, kind.months = told.name, told.issuer, told.months
    kind.renewed_by, kind.jobs, kind.unit = told.renewed_by, list(told.jobs), told.unit
    if not queries.may_change(by, kind):
        raise PermissionDenied(P.CURRICULA_KEEP.value)
    kind.save()


def _standing_kind(by: User, kind: CredentialKind) -> CredentialKind:
    found = CredentialKind.objects.standing().select_for_update()
    standing: CredentialKind | None = found.filter(pk=kind.pk).first()
    if standing is None:
        raise NotAllowed(_("This kind has been taken away meanwhile; add it anew."))
    if not queries.may_change(by, standing):
        raise PermissionDenied(P.CURRICULA_KEEP.value)
    return standing


def _standing(by: User, credential: Credential) -> Credential:
    found = credentials.credentials(by).select_for_update(of=("self",))
    standing: Credential | None = found.filter(pk=credential.pk).first()
    if standing is None:
        raise NotAllowed(_("It has been taken away meanwhile; record it anew."))
    return standing
