"""The way into the API and out again: language, headers, and its description."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver, path
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import NinjaAPI

from . import docs
from .auth import SessionAuth, TokenAuth
from .describe import complete
from .leave import stand_before
from .limits import PerMinute
from .problems import handle_all, of_exception, problem
from .reading import TextParser

Answer = Callable[..., HttpResponse]
OPEN = frozenset({"openapi-json", "api-root"})  # what strangers may read


class Api(NinjaAPI):
    """An API whose every answer, refusals too, speaks the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            auth=[TokenAuth(), SessionAuth()],
            throttle=[PerMinute()],
            docs_url=None,
            parser=TextParser(),
            **kwargs,
        )
        self.add_decorator(stand_before, mode="view")
        handle_all(self)
        self._described: dict[str, dict[str, Any]] = {}  # by language

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        found = [*super()._get_urls(), path("<path:rest>", nothing_here)]
        for pattern in found:
            if isinstance(pattern, URLPattern):
                is_open = pattern.name in OPEN or pattern.callback is nothing_here
                pattern.callback = door(pattern.callback, is_open=is_open)
        return found

    @property
    def pages(self) -> tuple[list[URLPattern], str]:
        """The pages that explain the API to people, to be included by the site."""
        return docs.pages(self), "docs"

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """Return the description in the reader's language, made once for each."""
        key = translation.get_language() or ""
        if key not in self._described:
            self._described[key] = complete(super().get_openapi_schema(**kwargs))
        return self._described[key]


def nothing_here(request: HttpRequest, **parts: str) -> HttpResponse:
    """Refuse an address that is none of the API's."""
    return problem(HTTPStatus.NOT_FOUND)


nothing_here.csrf_exempt = True  # type: ignore[attr-defined]


def door(view: Answer, *, is_open: bool) -> Answer:
    """Return the view as programs meet it.

    It speaks the language asked for, answers HEAD, turns what Django refuses into a
    problem, and says "not modified" where nothing is.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(language(request)):
            if request.method == "HEAD":
                request.method = "GET"
            try:
                response = view(request, *args, **kwargs)
            except Exception as what:
                response = of_exception(request, what)
            if isinstance(response, HttpResponseNotAllowed):
                response = _not_allowed(response)
            response.headers["Content-Language"] = translation.get_language() or ""
        return _conditional(request, response)

    answered.permissions = None if is_open else ()  # type: ignore[attr-defined]
    return answered


def language(request: HttpRequest) -> str:
    """Return the first language of ``Accept-Language`` that we speak; else our own."""
    known = {code for code, _ in settings.LANGUAGES}
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    for code, weight in wanted:
        if weight and (spoken := code.split("-")[0]) in known:
            return spoken
    return translation.get_language() or settings.LANGUAGE_CODE


def _not_allowed(response: HttpResponseNotAllowed) -> HttpResponse:
    allowed = sorted(response.headers["Allow"].split(", "))
    told = problem(HTTPStatus.METHOD_NOT_ALLOWED)
    told.headers["Allow"] = ", ".join(allowed)
    return told


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Cache-Control", "private, no-cache")
    patch_vary_headers(response, ("Accept-Language", "Authorization", "Cookie"))
    is_read = request.method == "GET" and response.status_code == HTTPStatus.OK
    if not is_read or response.streaming:
        return response
    if "ETag" not in response.headers:
        digest = hashlib.sha256(response.content).hexdigest()[:32]
        response.headers["ETag"] = f'"{digest}"'
    tag = response.headers["ETag"]
    return get_conditional_response(request, etag=tag, response=response) or response
