"""The one sign that a database takes in no text is refused before any page reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

NUL = "\0"
FOR_PROGRAMS = "/api/"  # which refuses it with an answer for programs: api/reading.py
READS_ITSELF = "csrf_exempt"  # a view of strangers' forms looks how long they are first


class StorableText:
    """Answer 400 to a query or a form with the character NUL, in the reader's language.

    No keyboard types it, and PostgreSQL refuses it wherever it is sought or stored. An
    address with it names nothing.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, named: Mapping[str, Any]
    ) -> HttpResponse | None:
        if any(NUL in str(each) for each in named.values()):
            raise Http404
        if request.path.startswith(FOR_PROGRAMS):
            return None
        reads_itself = getattr(view, READS_ITSELF, False)
        if not (_has_nul(request.GET) or (not reads_itself and _has_nul(request.POST))):
            return None
        reason = _(
            "What arrived holds a character that cannot be seen and that no database "
            "keeps (NUL). It comes from copying out of some programs: go back, delete "
            "the text that you pasted, and type it."
        )
        status = HTTPStatus.BAD_REQUEST
        return render(request, "400.html", {"reason": reason}, status=status)


def _has_nul(told: QueryDict) -> bool:
    return any(
        NUL in name or any(NUL in value for value in values)
        for name, values in told.lists()
    )
