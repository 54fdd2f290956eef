"""Making and revoking tokens, and changing nothing else."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, demand_own, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record

from .models import ApiToken
from .queries import OFFERED
from .secret import SHOWN, digest_of, new_secret

AT_ONCE = 20  # valid tokens of one person
LONGEST = timedelta(days=366)


@transaction.atomic
def make_token(
    *,
    by: User,
    account: User,
    name: str,
    scopes: Collection[Permission],
    read_only: bool,
    with_factor: bool,
    valid_for: timedelta,
) -> tuple[ApiToken, str]:
    """Make a token for oneself; return it with its secret, which is told only now.

    Args:
        scopes: What programs may do with it, at most what the person may do today.
        with_factor: Whether the session has shown a second factor.

    Raises:
        NotAllowed: if it would do nothing or too much, last too long, be too many, or
            have the name of another one, as a form that is sent twice would.
    """
    demand_own(by, account)
    if by.needs_second_factor and not with_factor:
        raise NotAllowed(_("Show your second factor first, then make the token."))
    if not scopes:
        raise NotAllowed(_("Choose at least one thing that the token may do."))
    if not all(each in OFFERED and reach(by, each) for each in scopes):
        raise NotAllowed(_("A token cannot do more than you can."))
    if not timedelta(0) < valid_for <= LONGEST:
        raise NotAllowed(_("A token is valid for a year at most."))
    now = timezone.now()
    User.objects.select_for_update().get(pk=by.pk)
    mine = ApiToken.objects.standing().filter(user=by, expires_at__gt=now)
    if mine.count() >= AT_ONCE:
        raise NotAllowed(
            _("You have %(count)d valid tokens. Revoke one that is not used any more.")
            % {"count": AT_ONCE}
        )
    if mine.filter(name=name).exists():
        raise NotAllowed(
            _(
                "You have a valid token of this name already. Take another name, or "
                "revoke that one first."
            )
        )
    secret = new_secret()
    token = ApiToken.objects.create(
        user=by,
        name=name,
        prefix=secret[:SHOWN],
        digest=digest_of(secret),
        scopes=sorted(scopes),
        read_only=read_only,
        with_factor=with_factor,
        made_at=now,
        expires_at=now + valid_for,
    )
    record(by=by, act="apitoken.made", on=token)
    return token, secret


@transaction.atomic
def revoke_token(*, by: User, token: ApiToken) -> ApiToken:
    """Close a token of one's own for good.

    Raises:
        NotAllowed: if it is revoked already.
    """
    demand_own(by, token.user)
    token = ApiToken.objects.select_for_update().get(pk=token.pk)
    if token.is_removed:
        raise NotAllowed(_("This token is revoked already."))
    token.is_removed = True
    token.save(update_fields=["is_removed"])
    record(by=by, act="apitoken.revoked", on=token)
    return token


@transaction.atomic
def revoke_all(*, by: User, account: User) -> int:
    """Close all tokens of somebody whose sign-in is being taken away; return how many.

    Part of another act, which asks leave for more than this, and tells the person.
    """
    demand(by, Permission.ACCOUNTS_MANAGE)
    open_ = list(ApiToken.objects.standing().select_for_update().filter(user=account))
    for token in open_:
        token.is_removed = True
        token.save(update_fields=["is_removed"])
        record(by=by, act="apitoken.revoked", on=token)
    return len(open_)
