"""What one column is to a program: its type, its limits and its meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import gettext
from pydantic import Field

from tepat.intake.guide import allowed_words
from tepat.snapshot.columns import Column, Kind, Privacy
from tepat_web.api.answers import Day
from tepat_web.api.words import described as _
from tepat_web.snapshots.sheets import HELD, Sheet

from .headings import meaning

EXACT = 2**53  # whole numbers up to here are exact in every language's JSON
LONGEST = 10_000  # characters of a text
PRIVACY: Mapping[Privacy, str] = {
    Privacy.PERSONAL: _("Personal data."),
    Privacy.SENSITIVE: _("Sensitive: left out for whoever may not see it."),
}


def sent(sheet: Sheet, column: Column) -> Any:
    """The type that a program sends, as narrow as the column."""
    low, high = _bounds(sheet, column)
    match column.kind:
        case Kind.DAY:
            return Day
        case Kind.WHOLE:
            return Annotated[int, Field(strict=True, ge=low, le=high)]
        case Kind.DECIMAL:
            return Annotated[
                float, Field(strict=True, ge=low, le=high, allow_inf_nan=False)
            ]
        case Kind.TRUTH:
            return Annotated[bool, Field(strict=True)]
        case Kind.LIST:
            item = Annotated[
                str, Field(min_length=1, max_length=500, pattern="^[^;]+$")
            ]
            return Annotated[list[item], Field(max_length=100)]
        case Kind.NIP:
            return Annotated[str, Field(pattern="^[0-9]{18}$")]
    if words := allowed_words(column):
        return Literal[tuple(words)]
    least = 1 if column.required else 0
    most = _longest(sheet, column)
    return Annotated[str, Field(min_length=least, max_length=most)]


def shown(column: Column) -> Any:
    """The type that a program reads."""
    match column.kind:
        case Kind.DAY:
            return date
        case Kind.WHOLE:
            return int
        case Kind.DECIMAL:
            return float
        case Kind.TRUTH:
            return bool
        case Kind.LIST:
            return list[str]
    words = allowed_words(column)
    return Literal[tuple(words)] if words else str


def _meant(column: Column, before: str = "") -> str:
    parts = [
        str(before),
        meaning(column.meaning),
        _one_of(column.refers) if column.refers else "",
        str(PRIVACY.get(column.privacy, "")),
        gettext("In the workbook: %(name)s.") % {"name": column.official},
    ]
    return " ".join(part for part in parts if part)


# What a column means, in the language in which the description is written.
told: Callable[..., str] = lazy(_meant, str)


def _one_of(tables: Sequence[str]) -> str:
    told = gettext(" or ").join(tables)
    return gettext("Names one of: %(tables)s.") % {"tables": told}


def _bounds(sheet: Sheet, column: Column) -> tuple[float, float]:
    """What both the column and its field hold."""
    low, high = float(-EXACT), float(EXACT)
    match _model_field(sheet, column):
        case models.PositiveSmallIntegerField():
            low, high = 0, 32_767
    low = low if column.low is None else max(low, column.low)
    high = high if column.high is None else min(high, column.high)
    return (int(low), int(high)) if column.kind is Kind.WHOLE else (low, high)


def _longest(sheet: Sheet, column: Column) -> int:
    field = _model_field(sheet, column)
    return getattr(field, "max_length", None) or LONGEST


def _model_field(sheet: Sheet, column: Column) -> Any:
    is_held = sheet.name == "employees" and column.name in HELD
    if column.name in sheet.links or is_held:
        return None
    return sheet.model._meta.get_field(sheet.field_of(column.name))
