"""How the sign-in library behaves in this house."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any, ClassVar

import requests
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from .models import User
from .second_factor import has_just_signed_in, has_shown

log = logging.getLogger(__name__)
PATIENCE = 10  # seconds for an answer of the identity provider
NOT_KNOWN = _(
    "This name and password do not belong together. Check both (capital letters count),"
    " or reset your password."
)


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from an invitation; nobody signs up."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": NOT_KNOWN,
        "email_password_mismatch": NOT_KNOWN,
        "too_many_login_attempts": _(
            "Too many wrong attempts. To protect the account, sign-in is closed for"
            " 5 minutes. Wait that long and try again, or reset your password now."
        ),
        "incorrect_code": _(
            "This code is not right. Codes change every 30 seconds: type the newest"
            " one, and check that the clock of your phone is right."
        ),
        "incorrect_password": _("This is not your present password."),
        "enter_current_password": _("Type your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Spare who has just signed in, with all they have, from proving it again."""
        if app == "allauth.mfa" and has_just_signed_in(self.request):
            return bool(is_mfa_enabled(self.request.user)) and not has_shown(
                self.request
            )
        return bool(super().is_reauthentication_required(app=app, **more))


class SingleSignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on leads to an account that exists; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False

    def get_requests_session(self) -> requests.Session:
        """Return a session whose failures lead to a page that says what to do."""
        return ToProvider(self.request)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account of a person whom the identity provider vouches for.

        Raises:
            ImmediateHttpResponse: if no single account is meant; a page says so.
        """
        if sociallogin.is_existing:
            return
        user = _account_of(sociallogin)
        if user is None or sociallogin.state.get("process") == "connect":
            page = render(request, "socialaccount/no_account.html", status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.connect(request, user)


class ToProvider(requests.Session):
    """The way to the identity provider.

    Raises:
        ImmediateHttpResponse: with a page, if the provider does not answer.
    """

    def __init__(self, asked: HttpRequest) -> None:
        super().__init__()
        self.asked = asked

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        try:
            return super().request(*args, **{"timeout": PATIENCE} | kwargs)
        except requests.RequestException as error:
            log.error("identity provider: %s", type(error).__name__)
            told = "socialaccount/authentication_error.html"
            page = render(self.asked, told, status=HTTPStatus.BAD_GATEWAY)
            raise ImmediateHttpResponse(page) from error


def _account_of(sociallogin: Any) -> User | None:
    """Return the one active account with the NIP or the verified address claimed.

    Where both are claimed and lead to different accounts, neither is meant.
    """
    told = sociallogin.account.extra_data
    claims = told.get("userinfo") or told.get("id_token") or {}
    nip = str(claims.get(settings.OIDC_NIP_CLAIM) or "").strip()
    active = User.objects.filter(is_active=True)
    found: set[User] = set()
    if nip:
        found.update(active.filter(nip=nip))
    for address in sociallogin.email_addresses:
        if address.verified and address.email:
            found.update(active.filter(email__iexact=address.email))
    return found.pop() if len(found) == 1 else None
