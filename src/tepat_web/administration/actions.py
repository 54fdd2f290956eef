"""Everything that changes accounts, grants and invitations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tepat_web.accounts.access import (
    GIVEN,
    Permission,
    Role,
    demand,
    demand_own,
)
from tepat_web.accounts.models import Grant, Invitation, User
from tepat_web.accounts.queries import OPERATOR
from tepat_web.api.actions import revoke_all
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Notice

from .mail import Letter, send_on_commit
from .token import digest_of, new_token

OPEN_FOR = timedelta(days=7)
GIVEN_TO_YOU = gettext_lazy("You were given a role: %(grant)s.")
ENDED_FOR_YOU = gettext_lazy("A role of yours ends: %(grant)s.")
OF_A_UNIT = frozenset({Role.OFFICER})  # never over the whole city
OF_THE_CITY = frozenset({Role.ADMINISTRATOR})  # accounts belong to no unit


@transaction.atomic
def give(
    *,
    by: User,
    user: User,
    role: str,
    unit_id: int | None,
    valid_from: date,
    valid_to: date | None = None,
) -> Grant:
    """Give a role to somebody else, over a unit or the whole city.

    Raises:
        NotAllowed: if the role cannot be given so, or is held already.
    """
    demand(by, Permission.ACCOUNTS_MANAGE)
    _demand_another(by, user)
    if role not in GIVEN:
        raise NotAllowed(_("This role follows from the register; nobody gives it."))
    if role in OF_A_UNIT and unit_id is None:
        raise NotAllowed(_("This role is over one unit: choose the unit."))
    if role in OF_THE_CITY and unit_id is not None:
        raise NotAllowed(_("This role is over the whole city: leave the unit blank."))
    if valid_to and valid_to <= valid_from:
        raise NotAllowed(_("The last day lies before the first."))
    User.objects.select_for_update().get(pk=user.pk)
    held = Grant.objects.standing().filter(user=user, role=role, unit_id=unit_id)
    not_over = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    begun = Q(valid_from__isnull=True) | Q(valid_from__lt=valid_to or date.max)
    if held.filter(not_over & begun).exists():
        raise NotAllowed(_("The account has this role there in these days already."))
    grant = Grant.objects.create(
        user=user, role=role, unit_id=unit_id, valid_from=valid_from, valid_to=valid_to
    )
    record(by=by, act="grant.given", on=grant, facts={"account": user.pk})
    _tell(grant, GIVEN_TO_YOU)
    return grant


@transaction.atomic
def end(*, by: User, grant: Grant, on: date) -> Grant:
    """End a grant of somebody else: ``on`` is the first day without it.

    Raises:
        NotAllowed: if it has ended by then, or no administrator would remain.
    """
    demand(by, Permission.ACCOUNTS_MANAGE)
    _demand_another(by, grant.user)
    grant = Grant.objects.standing().select_for_update().get(pk=grant.pk)
    if grant.role not in GIVEN:
        raise NotAllowed(_("This role belongs to the built-in account; it stays."))
    if on < timezone.localdate():
        raise NotAllowed(_("What was allowed before today stays as it was."))
    if grant.valid_to and grant.valid_to <= on:
        raise NotAllowed(_("This role ends by then already."))
    grant.valid_to = max(on, grant.valid_from or on)
    grant.save(update_fields=["valid_to"])
    _keep_an_administrator(on)
    record(by=by, act="grant.ended", on=grant, facts={"account": grant.user_id})
    _tell(grant, ENDED_FOR_YOU)
    return grant


@transaction.atomic
def deactivate(*, by: User, user: User) -> User:
    """Close an account, end its sessions and tokens; its grants stay for the record.

    Raises:
        NotAllowed: if it is closed already, or no administrator would remain.
    """
    demand(by, Permission.ACCOUNTS_MANAGE)
    _demand_another(by, user)
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise NotAllowed(_("This account is closed already."))
    user.is_active = False
    user.save(update_fields=["is_active"])
    _keep_an_administrator(timezone.localdate())
    _end_sessions(user)
    revoke_all(by=by, account=user)
    record(by=by, act="account.closed", on=user)
    return user


@transaction.atomic
def reactivate(*, by: User, user: User) -> User:
    """Open a closed account again.

    Raises:
        NotAllowed: if it is open, or the built-in account.
    """
    demand(by, Permission.ACCOUNTS_MANAGE)
    _demand_another(by, user)
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_active:
        raise NotAllowed(_("This account is open already."))
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(by=by, act="account.opened", on=user)
    return user


@transaction.atomic
def reset_second_factor(*, by: User, user: User) -> User:
    """Take away the second factors of somebody who lost them; end sessions and tokens.

    Raises:
        NotAllowed: if there is none.
    """
    demand(by, Permission.ACCOUNTS_MANAGE)
    _demand_another(by, user)
    removed, _models = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise NotAllowed(_("This account has no second factor."))
    _end_sessions(user)
    revoke_all(by=by, account=user)
    record(by=by, act="factor.reset", on=user, facts={"removed": removed})
    return user


@transaction.atomic
def invite(*, by: User, people: list[tuple[str, str]], site: str) -> list[Invitation]:
    """Invite people, each ``(NIP, e-mail address)``, by a link that works for a week.

    An open invitation of the same NIP gives way to the new one. All are invited, or
    none.

    Raises:
        NotAllowed: if one of them has an account, or the address belongs to one.
    """
    demand(by, Permission.ACCOUNTS_INVITE)
    made, letters = [], []
    for nip, email in people:
        _demand_stranger(nip, email)
        for old in Invitation.objects.standing().filter(nip=nip, used_at=None):
            old.is_removed = True
            old.save(update_fields=["is_removed"])
            record(by=by, act="invitation.replaced", on=old)
        token = new_token()
        invitation = Invitation.objects.create(
            nip=nip,
            email=email,
            token_digest=digest_of(token),
            invited_by=by,
            invited_at=timezone.now(),
            expires_at=timezone.now() + OPEN_FOR,
        )
        record(by=by, act="invitation.sent", on=invitation)
        made.append(invitation)
        letters.append(Letter(invitation, token))
    send_on_commit(letters, site)
    return made


@transaction.atomic
def withdraw(*, by: User, invitation: Invitation) -> Invitation:
    """Make the link of an invitation worthless.

    Raises:
        NotAllowed: if it has been used or withdrawn.
    """
    demand(by, Permission.ACCOUNTS_INVITE)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.used_at or invitation.is_removed:
        raise NotAllowed(_("This invitation has been used or withdrawn already."))
    invitation.is_removed = True
    invitation.save(update_fields=["is_removed"])
    record(by=by, act="invitation.withdrawn", on=invitation)
    return invitation


@transaction.atomic
def accept(*, by: User, invitation: Invitation, name: str, password: str) -> User:
    """Make the account that an invitation promises, once.

    Args:
        by: Who invited: they must still be allowed to when the link is used.
        invitation: Found by its secret link.
        name: How the person is called on pages.
        password: Checked against the rules already.

    Raises:
        NotAllowed: if the invitation is not open any more.
        PermissionDenied: if who invited may invite no longer.
    """
    demand(by, Permission.ACCOUNTS_INVITE)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open or not by.is_active:
        raise NotAllowed(_("This invitation is not valid any more."))
    _demand_stranger(invitation.nip, invitation.email)
    user = User.objects.create_user(
        username=invitation.nip,
        nip=invitation.nip,
        email=invitation.email,
        first_name=name,
        password=password,
    )
    EmailAddress.objects.create(
        user=user, email=invitation.email, verified=True, primary=True
    )
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    record(by=user, act="invitation.used", on=invitation, facts={"account": user.pk})
    return user


@transaction.atomic
def change_profile(
    *, by: User, account: User, name: str, language: str, mails_off: bool
) -> User:
    """Change how one's own account is called and spoken to."""
    demand_own(by, account)
    wanted = {"first_name": name, "language": language, "mails_off": mails_off}
    if name != account.get_full_name():
        wanted["last_name"] = ""
    else:
        del wanted["first_name"]
    changed = [field for field, new in wanted.items() if getattr(account, field) != new]
    for field in changed:
        setattr(account, field, wanted[field])
    if changed:
        account.save(update_fields=changed)
        record(by=by, act="account.changed", on=account, facts={"fields": changed})
    return account


@transaction.atomic
def note_own_change(
    *, by: User, account: User, what: str, facts: Mapping[str, object] | None = None
) -> None:
    """Note what a person changed about their own sign-in."""
    demand_own(by, account)
    record(by=by, act=what, on=account, facts=facts)


def _tell(grant: Grant, sentence: Promise) -> None:
    """Leave the person a notice about their role, in both languages."""
    said = {}
    for language in ("id", "en"):
        with override(language):
            said[f"text_{language}"] = str(sentence) % {"grant": grant}
    Notice.objects.create(
        to=grant.user,
        at=timezone.now(),
        url=reverse("administration:profile"),
        **said,
    )


def _demand_another(by: User, user: User) -> None:
    """Refuse acts on one's own account and on the built-in one."""
    if by.pk == user.pk:
        raise NotAllowed(
            _("Nobody changes their own roles: ask another administrator to do it.")
        )
    if user.username == OPERATOR:
        raise NotAllowed(_("The built-in account of the command line stays as it is."))


def _demand_stranger(nip: str, email: str) -> None:
    if User.objects.filter(Q(nip=nip) | Q(username=nip)).exists():
        raise NotAllowed(
            _("NIP %(nip)s has an account already; it can sign in.") % {"nip": nip}
        )
    open_to_others = Invitation.objects.standing().filter(
        email__iexact=email, used_at=None, expires_at__gt=timezone.now()
    )
    if (
        User.objects.filter(email__iexact=email).exists()
        or open_to_others.exclude(nip=nip).exists()
    ):
        raise NotAllowed(
            _(
                "The address given for NIP %(nip)s belongs to another account or"
                " invitation. Use the person's own address."
            )
            % {"nip": nip}
        )


def _keep_an_administrator(day: date) -> None:
    """Refuse what leaves the city without an administrator from ``day`` on.

    All their grants are locked first, so that two administrators who end each other at
    the same time do not both succeed.
    """
    everyone = Grant.objects.standing().filter(
        role=Role.ADMINISTRATOR, unit=None, user__is_active=True
    )
    list(everyone.select_for_update(of=("self",)).values_list("pk"))
    if not everyone.on(day).exists():
        raise NotAllowed(
            _(
                "Nobody would be administrator then. Give the role to somebody else"
                " first."
            )
        )


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
