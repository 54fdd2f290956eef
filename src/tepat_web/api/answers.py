"""What goes out as JSON, and the parts that come in everywhere."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from django.http import JsonResponse
from django.utils.translation import gettext
from ninja import Path
from pydantic import BeforeValidator, Field

from .words import described as _

Number = Annotated[
    int, Path(ge=1, le=2**63 - 1, description=_("Number of the record."))
]
# A moment as it goes out, with its distance from Greenwich.
Moment = Annotated[datetime, Field(json_schema_extra={"format": "date-time"})]
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_day(value: Any) -> Any:
    """Take a day as JSON writes it, and nothing that could be read as one by chance.

    >>> iso_day("2026-11-25")
    datetime.date(2026, 11, 25)
    """
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str) or not ISO.fullmatch(value):
        raise ValueError(gettext("Write the day as YYYY-MM-DD."))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(gettext("There is no such day.")) from None


Day = Annotated[date, BeforeValidator(iso_day, json_schema_input_type=date)]


def answer(told: Any, status: int = 200, **headers: str) -> JsonResponse:
    """Return data whose shape the operation's description tells.

    It is not read through that shape once more: what comes from our own tables is
    shown as it is, and the tests hold both together.
    """
    response = JsonResponse(told, status=status, json_dumps_params={"allow_nan": False})
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response
