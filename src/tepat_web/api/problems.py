"""Every refusal in one form (RFC 9457), in the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    NON_FIELD_ERRORS,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.db import IntegrityError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext, gettext_lazy
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from tepat_web.ledger.actions import NotAllowed

from . import invalid
from .words import described as _

S = HTTPStatus
MEDIA_TYPE = "application/problem+json"
logger = logging.getLogger("tepat_web.api")


class FieldError(Schema):
    """One value that cannot be."""

    column: str = Field(description=_("Column or parameter; blank: the whole request."))
    message: str = Field(
        description=_("What is wrong with it, in the reader's language.")
    )


class Problem(Schema):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(
        description=_("Address of the explanation of this kind of problem.")
    )
    title: str = Field(description=_("The kind of problem, in the reader's language."))
    status: int = Field(description=_("The HTTP status once more."))
    detail: str = Field(description=_("What happened, and what to do next."))
    errors: list[FieldError] = Field(
        default=[],
        description=_("With status 422: each value that was refused."),
    )


# Status → name in `type`, title, and what to do where nobody can say it better.
KINDS: Mapping[int, tuple[str, Any, Any]] = {
    S.BAD_REQUEST: (
        "unreadable",
        gettext_lazy("The request cannot be read"),
        gettext_lazy("Send the body as JSON in UTF-8."),
    ),
    S.UNAUTHORIZED: (
        "who-are-you",
        gettext_lazy("Sign-in needed"),
        gettext_lazy(
            "Send a valid token as “Authorization: Bearer …”. You make tokens on the "
            "site, under your account."
        ),
    ),
    S.FORBIDDEN: (
        "not-yours",
        gettext_lazy("Not allowed"),
        gettext_lazy("Your roles, or the scopes of your token, do not allow this."),
    ),
    S.NOT_FOUND: (
        "not-there",
        gettext_lazy("Not found"),
        gettext_lazy("There is nothing at this address that you may see."),
    ),
    S.METHOD_NOT_ALLOWED: (
        "wrong-method",
        gettext_lazy("This cannot be done here"),
        gettext_lazy("The header “Allow” names what this address understands."),
    ),
    S.CONFLICT: (
        "not-now",
        gettext_lazy("Not possible now"),
        gettext_lazy("It contradicts something in the register."),
    ),
    S.PRECONDITION_FAILED: (
        "stale",
        gettext_lazy("Changed by somebody else meanwhile"),
        gettext_lazy(
            "Read the record again, look at what changed, then send your change with "
            "the new version."
        ),
    ),
    S.REQUEST_ENTITY_TOO_LARGE: (
        "too-large",
        gettext_lazy("Too large"),
        gettext_lazy("Send less at a time."),
    ),
    S.UNPROCESSABLE_ENTITY: (
        "refused",
        gettext_lazy("Some values cannot be accepted"),
        gettext_lazy("Nothing was changed. See “errors” for each value."),
    ),
    S.PRECONDITION_REQUIRED: (
        "no-version",
        gettext_lazy("The version is missing"),
        gettext_lazy(
            "Say which version you saw in the header “If-Match”: the “ETag” of the "
            "record, or its number “version”."
        ),
    ),
    S.TOO_MANY_REQUESTS: (
        "too-many",
        gettext_lazy("Too many requests"),
        gettext_lazy("Wait for as many seconds as the header “Retry-After” says."),
    ),
    S.INTERNAL_SERVER_ERROR: (
        "broken",
        gettext_lazy("Something went wrong here"),
        gettext_lazy(
            "Nothing was changed. Try again; if it stays so, tell the administrator "
            "the time and the address."
        ),
    ),
}


def refused(column: str, message: str, *, where: str = "body") -> ValidationError:
    """Return the refusal of one value, to be raised.

    Args:
        where: The part of the request: ``body`` or ``query``.
    """
    place = (where, where, column) if where == "body" else (where, column)
    ctx = {"error": message}
    return ValidationError([{"type": "value_error", "loc": place, "ctx": ctx}])


def refused_by(form: Form) -> ValidationError:
    """Return the refusal of each value that a form refuses, to be raised."""
    return ValidationError(
        [
            {
                "type": "value_error",
                "loc": ("body", "body", "" if name == NON_FIELD_ERRORS else name),
                "ctx": {"error": " ".join(map(str, said))},
            }
            for name, said in form.errors.items()
        ]
    )


def problem(
    status: int, detail: str = "", errors: Sequence[FieldError] = ()
) -> JsonResponse:
    """Return a refusal; without ``detail`` it says what is always true of it."""
    name, title, advice = KINDS.get(status) or KINDS[S.BAD_REQUEST]
    told = Problem(
        type=f"/api/v1/docs/#{name}",
        title=str(title),
        status=status,
        detail=detail or str(advice),
        errors=list(errors),
    )
    response = JsonResponse(told.model_dump(), status=status, content_type=MEDIA_TYPE)
    if status == S.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def of_exception(request: HttpRequest, what: Exception) -> HttpResponse:
    """Return the refusal that an exception amounts to; unknown ones are logged."""
    match what:
        case ValidationError():
            errors = [
                FieldError(column=column, message=message)
                for column, message in invalid.told(what.errors)
            ]
            return problem(S.UNPROCESSABLE_ENTITY, errors=errors)
        case AuthenticationError():
            return problem(S.UNAUTHORIZED)
        case Throttled():
            return problem(S.TOO_MANY_REQUESTS)
        case HttpError():
            is_ours = what.status_code != S.BAD_REQUEST
            return problem(what.status_code, what.message if is_ours else "")
        case Http404():
            return problem(S.NOT_FOUND)
        case PermissionDenied():
            return problem(S.FORBIDDEN)
        case NotAllowed():
            return problem(S.CONFLICT, str(what))
        case IntegrityError():
            return problem(S.CONFLICT, gettext("Another record stands against it."))
        case RequestDataTooBig():
            return problem(S.REQUEST_ENTITY_TOO_LARGE)
        case SuspiciousOperation():
            return problem(S.BAD_REQUEST)
    logger.error("%s %s", request.method, request.path, exc_info=what)
    return problem(S.INTERNAL_SERVER_ERROR)


def handle_all(api: NinjaAPI) -> None:
    """Let every exception of the API's operations become a problem."""

    def told(request: HttpRequest, what: Any) -> HttpResponse:
        return of_exception(request, what)

    for known in (Exception, Http404, HttpError, ValidationError):
        api.add_exception_handler(known, told)
