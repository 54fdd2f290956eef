"""Who one is to the API, and what one may do with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person

from .answers import Moment, answer
from .describe import route
from .leave import needs
from .models import ApiToken
from .words import described as _

router = Router(tags=["me"])
TAGS = {"me": _("Who one is here, and what one may do.")}


class TokenOut(Schema):
    """The token that one came in with."""

    name: str
    begins_with: str
    read_only: bool
    expires_at: Moment


class Me(Schema):
    """Who one is, and what one may do."""

    user_name: str
    name: str
    nip: str | None
    roles: list[str] = Field(description=_("The roles that were given to the person."))
    permissions: list[str] = Field(
        description=_("What is allowed somewhere, this way.")
    )
    token: TokenOut | None = Field(description=_("Blank: the person's own session."))


@router.get(
    "",
    response=Me,
    **route(
        "me",
        _("Who am I?"),
        more=_("Who one is here, and what a token leaves of one's permissions."),
    ),
)
@needs()
def me(request: HttpRequest) -> HttpResponse:
    """Tell who one is to the API, and what a token leaves of one's permissions."""
    by = person(request)
    token: ApiToken | None = getattr(request, "api_token", None)
    told: dict[str, Any] = {
        "user_name": by.username,
        "name": by.get_full_name(),
        "nip": by.nip,
        "roles": sorted(by.roles),
        "permissions": [each.value for each in Permission if reach(by, each)],
        "token": token
        and {
            "name": token.name,
            "begins_with": token.prefix,
            "read_only": token.read_only,
            "expires_at": token.expires_at,
        },
    }
    return answer(told)
