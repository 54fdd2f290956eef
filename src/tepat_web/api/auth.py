"""Who is asking: a token of a person, or the person's own session."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError
from ninja.security import HttpBearer
from ninja.security import SessionAuth as NinjaSessionAuth

from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User

from .models import ApiToken
from .queries import token_of

READING = frozenset({"GET", "HEAD", "OPTIONS"})
EVERY = timedelta(minutes=1)  # a busy program does not write at each call


class TokenAuth(HttpBearer):
    """The person of a valid token, with the permissions that the token leaves.

    A token that is not valid is refused even where a session would do: who sends one
    means to be that, and no more.
    """

    def authenticate(self, request: HttpRequest, token: str) -> User:
        """Return the person, who from here on is ``request.user`` too.

        Raises:
            AuthenticationError: if the token is unknown, revoked or over.
            HttpError: if it may only read, or lacks the second factor.
        """
        found = token_of(token)
        if found is None or not found.is_open or not found.user.is_active:
            raise AuthenticationError
        user = found.user
        if user.needs_second_factor and not found.with_factor:
            raise HttpError(
                HTTPStatus.FORBIDDEN,
                _(
                    "Your roles demand a second factor by now, and this token was made "
                    "without one. Make a new token on the site."
                ),
            )
        if found.read_only and request.method not in READING:
            raise HttpError(
                HTTPStatus.FORBIDDEN, _("This token only reads. Make one that changes.")
            )
        user.scopes = found.permissions
        if user.language and "Accept-Language" not in request.headers:
            translation.activate(user.language)  # until the answer is out: see door.py
        request.user = user
        request.api_token = found  # type: ignore[attr-defined]
        note_used(found)
        return user


class SessionAuth(NinjaSessionAuth):
    """Who is signed in on the site; changes carry the CSRF token, as forms do."""

    def __call__(self, request: HttpRequest) -> User | None:
        if not request.user.is_authenticated:
            return None
        try:
            super().__call__(request)
        except HttpError as forged:
            raise HttpError(
                HTTPStatus.FORBIDDEN,
                _("Send the CSRF token of your session in the header “X-CSRFToken”."),
            ) from forged
        return person(request)


def note_used(token: ApiToken) -> None:
    """Remember that a token is in use, so that its owner can tell which are idle.

    That is no act of the person, so the ledger does not hear of it.
    """
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - EVERY:
        idle = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - EVERY)
        ApiToken.objects.filter(idle, pk=token.pk).update(last_used_at=now)
