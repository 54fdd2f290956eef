"""What goes out: plain data as JSON."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import JsonResponse
from ninja import Path

Number = Annotated[int, Path(ge=1, le=2**63 - 1, description="Number of the record.")]


def answer(told: Any, status: int = 200, **headers: str) -> JsonResponse:
    """Return data whose shape the operation's description tells.

    It is not read through that shape once more: what comes from our own tables is
    shown as it is, and the tests hold both together.
    """
    response = JsonResponse(told, status=status, json_dumps_params={"allow_nan": False})
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response
