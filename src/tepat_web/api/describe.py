"""The description of the API (OpenAPI), made whole: refusals and headers too.

It is told in the reader's language: texts are translated when it is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from .problems import KINDS, MEDIA_TYPE, Problem
from .words import described as _

S = HTTPStatus
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REF = "#/components/schemas/{model}"
ALWAYS = (S.UNAUTHORIZED, S.FORBIDDEN, S.TOO_MANY_REQUESTS, S.INTERNAL_SERVER_ERROR)
WITH_BODY = (S.BAD_REQUEST, S.REQUEST_ENTITY_TOO_LARGE)
HEADERS: Mapping[str, str] = {
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
    name: str, summary: str, *told: Mapping[str, Any], more: str = ""
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
            if isinstance(have, dict) and isinstance(value, dict):
                value = merged(have, value)
            whole[part] = value
    return whole


def complete(schema: dict[str, Any]) -> dict[str, Any]:
    """Add to every operation what all of them may answer.

    The docstrings of shapes are for who reads the code, and are left out.
    """
    problem = Problem.model_json_schema(ref_template=REF)
    schemas = schema["components"]["schemas"]
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    schema["components"]["responses"] = {
        str(int(status)): _told(status) for status in KINDS
    }
    for shape in schemas.values():
        shape.pop("description", None)
        _without_titles(shape)
    for operations in schema["paths"].values():
        for method, operation in operations.items():
            _complete(method, operation)
    text = json.dumps(schema, cls=DjangoJSONEncoder)
    plain: dict[str, Any] = json.loads(text)
    named = plain["components"]["schemas"]
    for name in list(named):
        if REF.format(model=name) not in text:
            del named[name]  # parameters stand with their operations
    return plain


def _complete(method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for status in _statuses(operation):
        responses.setdefault(int(status), _refusal(status))
    for parameter in operation["parameters"]:
        parameter["schema"].pop("description", None)  # it stands beside it
        parameter["schema"].pop("title", None)
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
    return {"$ref": f"#/components/responses/{int(status)}"}


def _told(status: int) -> dict[str, Any]:
    """Tell what a refusal with a status looks like."""
    schema = {"$ref": REF.format(model="Problem")}
    told = {
        "description": KINDS[status][1],
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
    if status == S.TOO_MANY_REQUESTS:
        told["headers"] = _headers("Retry-After")
    return told


def _without_titles(shape: dict[str, Any]) -> None:
    """Leave out titles that only repeat the name of a column."""
    for column in shape.get("properties", {}).values():
        column.pop("title", None)
