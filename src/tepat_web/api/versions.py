"""Versions of records in headers: ETag, If-Match, If-None-Match."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.utils.cache import get_conditional_response
from ninja.errors import HttpError

TAG = re.compile(r'(?:W/)?"?(\d+)(?:-([0-9a-f]+))?"?')
LENGTH = 12  # hexadecimal digits of what a record shows


def etag(version: int, shown: Mapping[str, Any]) -> str:
    """Return the ETag of a record: its version, and a digest of what is shown of it.

    Some of what is shown belongs to other records (the seat of an employee, the code of
    a unit), which change without a new version of this one.
    """
    text = json.dumps(shown, sort_keys=True, default=str)
    return f'"{version}-{hashlib.sha256(text.encode()).hexdigest()[:LENGTH]}"'


def demand_match(request: HttpRequest, version: int, tag: str) -> None:
    """Refuse a change by who has not seen the record as it is now.

    Accepted are the whole ETag, also as compression weakens it, and the bare number of
    the version. ``*`` is not: it would overwrite what nobody has looked at.

    Raises:
        HttpError: 428 without a version, 412 with another one.
    """
    told = request.headers.get("If-Match", "").strip()
    if told in ("", "*"):
        raise HttpError(HTTPStatus.PRECONDITION_REQUIRED, "")
    seen = TAG.fullmatch(told)
    number, digest = seen.groups() if seen else ("", None)
    if number != str(version) or (digest and f'"{number}-{digest}"' != tag):
        raise HttpError(HTTPStatus.PRECONDITION_FAILED, "")


def is_known(request: HttpRequest, tag: str) -> bool:
    """Tell whether the reader has exactly this already, and will be told so."""
    answer = get_conditional_response(request, etag=tag)
    return answer is not None and answer.status_code == HTTPStatus.NOT_MODIFIED
