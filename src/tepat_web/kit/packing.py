"""Stylesheets and scripts go over the line packed: a third of what they are.

Nothing is collected or packed when Tepat is installed, so each process packs a file
when it is first asked for, and remembers it: about two dozen small files in all.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import TypeGuard

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponseBase]
KINDS = ("text/css", "text/javascript", "application/javascript", "image/svg+xml")
ACCEPTS = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


class PackedFiles:
    """Pack what the middleware below gives of our static files.

    Pages are packed further down, where a secret in them is padded against guessing by
    size; a static file holds none.
    """

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response
        self._packed: dict[tuple[str, str], bytes] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        told = self._answer(request)
        if not request.path.startswith(settings.STATIC_URL) or not _is_text(told):
            return told
        patch_vary_headers(told, ["Accept-Encoding"])
        is_whole = told.status_code == 200 and request.method == "GET"
        accepted = request.headers.get("Accept-Encoding", "")
        if not is_whole or not ACCEPTS.search(accepted):
            return told
        return self._as_packed(request.path, told)

    def _as_packed(self, path: str, told: FileResponse) -> HttpResponse:
        key = path, told.headers.get("Last-Modified", "")
        if key not in self._packed:
            self._packed[key] = gzip.compress(told.getvalue(), mtime=0)
        told.close()
        kept = {
            name: value
            for name, value in told.headers.items()
            if name.lower() not in ("content-length", "accept-ranges")
        }
        packed = self._packed[key]
        kept |= {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}
        return HttpResponse(packed, headers=kept)


def _is_text(told: HttpResponseBase) -> TypeGuard[FileResponse]:
    kind = told.headers.get("Content-Type", "").partition(";")[0]
    return isinstance(told, FileResponse) and kind in KINDS
