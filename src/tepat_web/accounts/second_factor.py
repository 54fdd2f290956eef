"""Whether a session has shown a second factor, and what else it may open until then."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from .models import User

SHOWN_BY = "second_factor_of"  # whose second factor the session has shown
SIGNED_IN_AT = "signed_in_at"
FRESH = 15 * 60  # seconds for which a sign-in needs no second proof

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What stays open to a person who has yet to show one: setting it up, and leaving.
ALWAYS_OPEN = frozenset(
    {
        "set_language",
        "administration:language",
        "account_logout",
        "account_login",
        "account_reauthenticate",
    }
)


def has_shown(request: HttpRequest) -> bool:
    """Tell whether this session has shown a second factor of who is signed in."""
    return bool(request.session.get(SHOWN_BY) == request.user.pk)


def must_show(request: HttpRequest) -> bool:
    """Tell whether who is signed in may do nothing here yet.

    Whoever makes another way in (a token for the API, say) asks this first.
    """
    user = request.user
    if not isinstance(user, User) or not user.is_authenticated:
        return False
    return not has_shown(request) and user.needs_second_factor


def is_open(view_name: str) -> bool:
    """Tell whether the page is open to a person who has yet to show one."""
    return view_name in ALWAYS_OPEN or view_name.startswith("mfa_")


def way(user: User, back_to: str) -> str:
    """Return where the person shows a second factor, or sets one up."""
    if is_mfa_enabled(user, [Authenticator.Type.TOTP]):
        page = "mfa_reauthenticate"
    elif is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN]):
        page = "mfa_reauthenticate_webauthn"
    else:
        return reverse("mfa_index")
    return f"{reverse(page)}?{urlencode({'next': back_to})}"


def note_shown(sender: object, request: HttpRequest, user: User, **more: Any) -> None:
    """Remember in the session that the person used, or just set up, a factor."""
    request.session[SHOWN_BY] = user.pk


def note_signed_in(sender: object, request: HttpRequest, **more: Any) -> None:
    """Remember when the person signed in."""
    request.session[SIGNED_IN_AT] = time.time()


def has_just_signed_in(request: HttpRequest) -> bool:
    """Tell whether the person signed in moments ago, so need not do it again."""
    since = time.time() - request.session.get(SIGNED_IN_AT, 0)
    return bool(since < FRESH)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors as this house wants them."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last factor of a person whose role demands one."""
        if not authenticator.user.needs_second_factor:
            return True
        others = Authenticator.objects.filter(
            user_id=authenticator.user_id, type__in=FACTORS
        ).exclude(pk=authenticator.pk)
        return bool(others.exists())
