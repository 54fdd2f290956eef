"""The description of the API (OpenAPI), made whole: refusals and headers too.

It is told in the reader's language: texts are translated when it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .problems import KINDS, MEDIA_TYPE, Problem

S = HTTPStatus
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REF = "#/components/schemas/{model}"
ALWAYS = (S.UNAUTHORIZED, S.FORBIDDEN, S.TOO_MANY_REQUESTS, S.INTERNAL_SERVER_ERROR)
WITH_BODY = (S.BAD_REQUEST, S.REQUEST_ENTITY_TOO_LARGE)
HEADERS: Mapping[str, Promise] = {
    "ETag": _("What the answer shows, for If-None-Match; of a record, for If-Match."),
    "Location": _("Address of what was made or asked for."),
    "Retry-After": _("Seconds to wait."),
}
IF_MATCH: dict[str, Any] = {
    "parameters": [
        {
            "in": "header",
            "name": "If-Match",
            "required": True,
            "description": _("The ETag of the record as it was read, or its version."),
            "schema": {"type": "string"},
        }
    ]
}


def route(
    name: str, summary: Promise, *told: Mapping[str, Any], more: Promise | None = None
) -> dict[str, Any]:
    """Return what an operation says of itself, as its router takes it.

    Args:
        name: Of the operation and of its address: room, then what it does.
        summary: What it does, in a few words.
        told: What else belongs to its description.
        more: What a reader must know besides.
    """
    return {
        "operation_id": name,
        "url_name": name,
        "summary": summary,
        "description": more or summary,
        "openapi_extra": merged(*told),
    }


def refusals(*statuses: int) -> dict[str, Any]:
    """Return what an operation adds to its description for its own refusals."""
    return {"responses": {status: _refusal(status) for status in statuses}}


def headers(status: int, *names: str) -> dict[str, Any]:
    """Return what an operation adds for the headers of an answer."""
    return {"responses": {status: {"headers": _headers(*names)}}}


def sends(media_type: str) -> dict[str, Any]:
    """Return what an operation adds that answers with a file."""
    binary = {"type": "string", "format": "binary"}
    return {"responses": {int(S.OK): {"content": {media_type: {"schema": binary}}}}}


def merged(*told: Mapping[str, Any]) -> dict[str, Any]:
    """Put together what an operation adds to its description."""
    whole: dict[str, Any] = {}
    for each in told:
        for part, value in each.items():
            have = whole.get(part)
            both = isinstance(have, dict) and isinstance(value, dict)
            whole[part] = merged(have, value) if both else value
    return whole


def complete(schema: dict[str, Any]) -> dict[str, Any]:
    """Add to every operation what all of them may answer.

    The docstrings of shapes are for who reads the code, and are left out.
    """
    problem = Problem.model_json_schema(ref_template=REF)
    schemas = schema["components"]["schemas"]
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    for shape in schemas.values():
        shape.pop("description", None)
    for operations in schema["paths"].values():
        for method, operation in operations.items():
            _complete(method, operation)
    return schema


def _complete(method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for status in _statuses(operation):
        responses.setdefault(int(status), _refusal(status))
    responses[int(S.TOO_MANY_REQUESTS)]["headers"] = _headers("Retry-After")
    if method == "get":
        responses[int(S.OK)]["headers"] = _headers("ETag")
        responses[int(S.NOT_MODIFIED)] = {"description": S.NOT_MODIFIED.phrase}
    operation["responses"] = {str(status): responses[status] for status in responses}


def _headers(*names: str) -> dict[str, Any]:
    return {
        name: {"description": HEADERS[name], "schema": {"type": "string"}}
        for name in names
    }


def _statuses(operation: dict[str, Any]) -> Iterable[HTTPStatus]:
    yield from ALWAYS
    if operation["parameters"] or "requestBody" in operation:
        yield S.UNPROCESSABLE_ENTITY
    if "requestBody" in operation:
        yield from WITH_BODY


def _refusal(status: int) -> dict[str, Any]:
    schema = {"$ref": REF.format(model="Problem")}
    return {
        "description": KINDS[status][1],
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
