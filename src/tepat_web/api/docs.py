"""The pages that explain the API to people, written from its own description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET
from ninja import NinjaAPI

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import public
from tepat_web.accounts.meaning import PERMISSIONS

from .leave import SHOWN
from .limits import PER_MINUTE
from .paging import MOST
from .problems import KINDS

Told = Mapping[str, Any]


def pages(api: NinjaAPI) -> list[URLPattern]:
    """Return the addresses of the pages about one API."""

    @public
    @require_GET
    def index(request: HttpRequest) -> HttpResponse:
        """Say how programs come in, and which rooms there are."""
        context = {
            "rooms": _rooms(api.get_openapi_schema()),
            "problems": [(status, *kind) for status, kind in KINDS.items()],
            "site": settings.ADDRESS,
            "per_minute": PER_MINUTE,
            "most": MOST,
        }
        return render(request, "api/docs.html", context)

    @public
    @require_GET
    def room(request: HttpRequest, room: str) -> HttpResponse:
        """Say what every operation of a room asks and answers."""
        schema = api.get_openapi_schema()
        operations = [
            _operation(schema, *each)
            for each in _operations(schema)
            if room in each[2]["tags"]
        ]
        if not operations:
            raise Http404(room)
        (about,) = (tag for tag in schema["tags"] if tag["name"] == room)
        context = {"room": about, "operations": operations}
        return render(request, "api/docs_room.html", context)

    return [path("", index, name="index"), path("<slug:room>/", room, name="room")]


def _operations(schema: Told) -> Iterator[tuple[str, str, Told]]:
    for address, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), address, operation


def _rooms(schema: Told) -> list[dict[str, Any]]:
    """Each room with its operations, in the order of the description."""
    about = {tag["name"]: tag["description"] for tag in schema["tags"]}
    found: dict[str, list[dict[str, Any]]] = {}
    for method, address, operation in _operations(schema):
        line = {
            "method": method,
            "path": address,
            "summary": str(operation["summary"]),
        }
        found.setdefault(operation["tags"][0], []).append(line)
    return [
        {"name": name, "about": about[name], "operations": lines}
        for name, lines in found.items()
    ]


def _operation(
    schema: Told, method: str, address: str, operation: Told
) -> dict[str, Any]:
    return {
        "method": method,
        "path": address,
        "id": operation["operationId"],
        "summary": str(operation["summary"]),
        "description": str(operation.get("description", "")),
        "needs": list(_needed(operation)),
        "parameters": [_parameter(each) for each in operation["parameters"]],
        "body": list(_body(schema, operation)),
        "answers": list(_answer(schema, operation)),
        "statuses": [
            (status, str(_resolved(schema, told)["description"]))
            for status, told in sorted(operation["responses"].items())
        ],
    }


def _needed(operation: Told) -> Iterator[str]:
    """What one must be allowed to, in words; of alternatives, one is enough."""
    for each in operation.get(SHOWN, ()):
        names = [each] if isinstance(each, str) else each
        yield " / ".join(str(PERMISSIONS[Permission(name)]) for name in names)


def _parameter(told: Told) -> dict[str, Any]:
    return {
        "name": told["name"],
        "place": told["in"],
        "required": told.get("required", False),
        "kind": _kind(told["schema"]),
        "description": str(told.get("description", "")),
    }


def _body(schema: Told, operation: Told) -> Iterator[dict[str, Any]]:
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield from _columns(schema, content["schema"])


def _answer(schema: Told, operation: Told) -> Iterator[dict[str, Any]]:
    for status, told in operation["responses"].items():
        if status.startswith("2"):
            for media, content in told.get("content", {}).items():
                if media == "application/json":
                    yield from _columns(schema, content["schema"])


def _columns(schema: Told, told: Told) -> Iterator[dict[str, Any]]:
    """The columns of an object; of a page of a list, those of its rows."""
    told = _resolved(schema, told)
    rows = told.get("properties", {}).get("rows", {}).get("items")
    if rows and "$ref" in rows:
        told = _resolved(schema, rows)
    required = told.get("required", ())
    for name, column in told.get("properties", {}).items():
        yield {
            "name": name,
            "required": name in required,
            "kind": _kind(column),
            "description": str(column.get("description", "")),
        }


def _resolved(schema: Told, told: Told) -> Told:
    while "$ref" in told:
        _hash, _components, kind, name = told["$ref"].split("/")
        told = schema["components"][kind][name]
    return told


def _kind(told: Told) -> str:
    """The type of a value, as short as it can be said."""
    if "anyOf" in told:
        return " | ".join(dict.fromkeys(_kind(each) for each in told["anyOf"]))
    if "enum" in told:
        return " | ".join(map(str, told["enum"]))
    if "const" in told:
        return str(told["const"])
    if told.get("type") == "array":
        return f"[{_kind(told.get('items', {}))}]"
    return str(told.get("format") or told.get("type") or "object")
