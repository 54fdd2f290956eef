"""How the parts of a request are read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.parser import Parser

NUL = "\x00"
ESCAPED = rb"\u0000"


class TextParser(Parser):
    """Reads JSON and queries, and refuses the one character that no database takes."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what the body says."""
        told: Any = super().parse_body(request)
        if ESCAPED in request.body and _has_nul(told):
            raise _refusal()
        return told

    def parse_querydict(
        self,
        data: MultiValueDict[str, Any],
        list_fields: list[str],
        request: HttpRequest,
    ) -> Any:
        """Return what the query or a form says."""
        for values in data.lists():
            if any(isinstance(each, str) and NUL in each for each in values[1]):
                raise _refusal()
        return super().parse_querydict(data, list_fields, request)


def _has_nul(told: Any) -> bool:
    match told:
        case str():
            return NUL in told
        case list():
            return any(map(_has_nul, told))
        case dict():
            return any(map(_has_nul, [*told, *told.values()]))
    return False


def _refusal() -> HttpError:
    return HttpError(
        HTTPStatus.UNPROCESSABLE_ENTITY, _("A text must not hold the character NUL.")
    )
