"""The page shown to who knocks too often."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .guard import public

WAIT = 60  # seconds; the longest period counted per address


@public
def too_many(request: HttpRequest) -> HttpResponse:
    """Say how long to wait; whatever was asked for has not been done."""
    page = render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    page.headers["Retry-After"] = str(WAIT)
    return page
