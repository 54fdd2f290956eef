"""Accounts that the command line makes: the first administrator, and a demo's."""

from __future__ import annotations

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import GIVEN, Permission, Role, demand
from tepat_web.accounts.models import Grant, User
from tepat_web.ledger.actions import NotAllowed, record

from .queries import (
    DEMO_ACT,
    demo_accounts,
    people_who_administer,
    was_made_for_a_demo,
)


@transaction.atomic
def appoint_administrator(*, by: User, nip: str, email: str, today: date) -> User:
    """Make somebody administrator of the city, with an account where they have none.

    For whoever runs the server: nobody could invite the first administrator. Later it
    helps a city whose administrators have all lost their way in.

    Raises:
        NotAllowed: if the address belongs to somebody else, or they are one already.
    """
    demand(by, Permission.ACCOUNTS_BEGIN)
    user = User.objects.filter(nip=nip).first()
    if User.objects.filter(email__iexact=email).exclude(nip=nip).exists():
        raise NotAllowed(_("This address belongs to another account."))
    if user is None:
        user = _account(nip, nip, email)
    elif people_who_administer(today).filter(pk=user.pk).exists():
        raise NotAllowed(
            _("This person is administrator already, and can have a new password sent.")
        )
    user.is_active = True
    user.save()
    record(by=by, act="account.opened", on=user)
    _give(by, user, Role.ADMINISTRATOR, None, today)
    return user


@transaction.atomic
def renew_demo_account(
    *,
    by: User,
    role: Role,
    name: str,
    email: str,
    nip: str | None,
    unit_id: int | None,
    password: str,
    secret: str,
    today: date,
) -> User:
    """Give the demo's account of one role a fresh password and second factor.

    It is made where there is none, and opened again where somebody closed it.

    Args:
        role: Which the account has, or follows from its NIP; also its user name.
        unit_id: Over which unit it has the role; ``None`` for the city.
        secret: The key of the second factor (TOTP), in base 32.

    Raises:
        NotAllowed: outside demo mode, or if the account is not of the demo.
    """
    demand(by, Permission.ACCOUNTS_BEGIN)
    if not settings.DEMO:
        raise NotAllowed(_("There are accounts of a demo in demo mode only."))
    user = User.objects.filter(username=role.value).first()
    if user is None:
        user = _account(role.value, nip, email, name)
    elif not was_made_for_a_demo(user):
        raise NotAllowed(_("%(name)s is no account of a demo.") % {"name": role.value})
    if nip:  # the register may give another of them this part today
        demo_accounts().filter(nip=nip).exclude(pk=user.pk).update(nip=None)
    user.nip, user.first_name, user.is_active = nip, name, True
    user.set_password(password)
    user.save()
    Authenticator.objects.filter(user=user).delete()
    TOTP.activate(user, secret)
    record(by=by, act=DEMO_ACT, on=user, facts={"role": role.value})
    if role in GIVEN:
        _give(by, user, role, unit_id, today)
    return user


def _give(by: User, user: User, role: Role, unit_id: int | None, today: date) -> None:
    held = Grant.objects.standing().on(today).filter(user=user, role=role)
    if held.filter(unit_id=unit_id).exists():
        return
    grant = Grant.objects.create(
        user=user, role=role, unit_id=unit_id, valid_from=today
    )
    record(by=by, act="grant.given", on=grant, facts={"account": user.pk})


def _account(username: str, nip: str | None, email: str, name: str = "") -> User:
    user = User.objects.create_user(
        username=username, nip=nip, email=email, first_name=name
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
