"""The e-mail address of an account, as the sign-in library keeps it."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.http import HttpRequest

from .models import User


def keep_address(sender: object, request: HttpRequest, user: User, **more: Any) -> None:
    """Tell the library of an address that came with the account.

    An administrator or an invitation vouches for it; unless the library knows that, it
    asks the person to prove an address that has been in use for years.
    """
    known = EmailAddress.objects.filter(verified=True)
    taken = known.filter(Q(user=user) | Q(email__iexact=user.email))
    if not user.email or taken.exists():
        return
    EmailAddress.objects.filter(user=user).update(primary=False)
    EmailAddress.objects.update_or_create(
        user=user,
        email=user.email.lower(),
        defaults={"verified": True, "primary": True},
    )
