"""Reads about tokens, each limited to the person's own."""

from __future__ import annotations

from django.db.models import QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

from .models import ApiToken
from .secret import digest_of

# Programs have no business with accounts and roles.
OFFERED: tuple[Permission, ...] = tuple(
    each for each in Permission if not each.startswith("accounts_")
)


def tokens_of(user: User) -> QuerySet[ApiToken]:
    """Return the person's tokens, latest first, those that are closed too."""
    return ApiToken.objects.filter(user=user)


def offered_to(user: User) -> list[Permission]:
    """Return what the person may hand on to a token."""
    return [each for each in OFFERED if reach(user, each)]


def token_of(secret: str) -> ApiToken | None:
    """Return the token with that secret, valid or not."""
    known = ApiToken.objects.select_related("user")
    found: ApiToken | None = known.filter(digest=digest_of(secret)).first()
    return found
