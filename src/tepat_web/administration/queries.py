"""Reading accounts, grants and invitations, for who may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import MAY, SECOND_FACTOR, Permission, Role, reach
from tepat_web.accounts.meaning import PERMISSIONS, ROLES
from tepat_web.accounts.models import Grant, Invitation, User
from tepat_web.accounts.queries import OPERATOR
from tepat_web.accounts.second_factor import FACTORS
from tepat_web.ledger.models import Entry

UNIT: Any = Grant._meta.get_field("unit").remote_field.model
FEW = 20
DEMO_ACT = "demo.renewed"  # what the ledger says of an account made for trying out


def accounts(
    by: User, *, search: str = "", role: str = "", state: str = ""
) -> QuerySet[User]:
    """Return the accounts that ``by`` manages, with the grants in force today.

    Args:
        by: Who looks.
        search: A part of name, user name, address or NIP.
        role: Only who holds this role today.
        state: ``closed``, ``open``, or ``bare`` (a second factor is due and missing).
    """
    if not reach(by, Permission.ACCOUNTS_MANAGE):
        return User.objects.none()
    today = timezone.localdate()
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    in_force = Grant.objects.standing().on(today).select_related("unit")
    found = (
        User.objects.exclude(username=OPERATOR)
        .annotate(has_factor=Exists(factor))
        .prefetch_related(Prefetch("grants", in_force, to_attr="held"))
        .order_by("first_name", "last_name", "username")
    )
    for word in search.split():
        found = found.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
            | Q(nip__startswith=word)
        )
    if role:
        found = found.filter(_holds([role]))
    if state == "closed":
        found = found.filter(is_active=False)
    elif state == "open":
        found = found.filter(is_active=True)
    elif state == "bare":
        found = found.filter(_holds(SECOND_FACTOR), is_active=True, has_factor=False)
    return found


def people_who_administer(day: date) -> QuerySet[User]:
    """Return the open accounts that are administrator of the city on ``day``."""
    holding = Grant.objects.standing().on(day).filter(role=Role.ADMINISTRATOR)
    held = Exists(holding.filter(user=OuterRef("pk"), unit=None))
    return User.objects.filter(held, is_active=True)


def demo_accounts() -> QuerySet[User]:
    """Return the open accounts that were made for trying out."""
    made = Entry.objects.filter(act=DEMO_ACT).values("record")
    return User.objects.filter(pk__in=made, is_active=True).order_by("username")


def was_made_for_a_demo(user: User) -> bool:
    """Tell whether an account was made for trying out."""
    return Entry.objects.filter(act=DEMO_ACT, record=user.pk).exists()


def _holds(roles: Any) -> Exists:
    in_force = Grant.objects.standing().on(timezone.localdate())
    return Exists(in_force.filter(user=OuterRef("pk"), role__in=list(roles)))


def grants_of(by: User, user: User) -> QuerySet[Grant]:
    """Return every grant of ``user``, ended ones too, newest first."""
    if not reach(by, Permission.ACCOUNTS_MANAGE):
        return Grant.objects.none()
    grants: QuerySet[Grant] = Grant.objects.standing().filter(user=user)
    return grants.select_related("unit").order_by("-valid_from", "-pk")


def invitations(by: User) -> QuerySet[Invitation]:
    """Return every invitation that was not withdrawn, newest first."""
    if not reach(by, Permission.ACCOUNTS_INVITE):
        return Invitation.objects.none()
    standing: QuerySet[Invitation] = Invitation.objects.standing()
    return standing.select_related("invited_by")


def units(text: str) -> list[Any]:
    """Return the units of today's structure that ``text`` names: code, then name."""
    today = timezone.localdate()
    text = text.strip()
    in_force = UNIT.objects.standing().filter(
        Q(structure__valid_from__isnull=True) | Q(structure__valid_from__lte=today),
        Q(structure__valid_to__isnull=True) | Q(structure__valid_to__gt=today),
        structure__is_draft=False,
        structure__is_removed=False,
    )
    if exact := list(in_force.filter(code__iexact=text)[:FEW]):
        return exact
    if exact := list(in_force.filter(name__iexact=text)[:FEW]):
        return exact
    matching = Q(code__istartswith=text) | Q(name__icontains=text)
    return list(in_force.filter(matching).order_by("path")[:FEW])


@dataclass(frozen=True, slots=True)
class MayLine:
    """One line of the page "who may do what".

    ``cells`` has one truth for each role, in the order of :func:`roles`.
    """

    permission: Permission
    meaning: str
    cells: tuple[bool, ...]


def roles() -> list[tuple[Role, str]]:
    """Return every role with what it is for."""
    return [(role, str(ROLES[role])) for role in Role]


def matrix() -> list[MayLine]:
    """Return who may do what, read from the same table that decides it."""
    return [
        MayLine(
            permission,
            str(PERMISSIONS[permission]),
            tuple(permission in MAY[role] for role in Role),
        )
        for permission in Permission
    ]
