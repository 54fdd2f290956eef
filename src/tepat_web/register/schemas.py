"""Shapes of the register for programs, made from the engine's declared columns.

Each sheet has six: a row as it is shown, a row to add, a change, what a list is asked,
a page of the list, and a page of one row's history. Values are read by the engine's
own cell readers, so a program cannot write what a page would refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from django.db import models
from pydantic import BaseModel, ConfigDict, Field, create_model

from tepat.intake.guide import allowed_words
from tepat.snapshot.columns import Column, Kind, Privacy
from tepat_web.api.answers import Day
from tepat_web.api.paging import Paged, PageQuery
from tepat_web.snapshots.sheets import HELD, Sheet

from .readers import reading

EXACT = 2**53  # whole numbers up to here are exact in every language's JSON
RANGED = (Kind.DAY, Kind.WHOLE, Kind.DECIMAL)
WITH_PAST = frozenset({"units", "positions", "employees"})
LONGEST = 10_000  # characters of a text
CLOSED = ConfigDict(extra="forbid")
PRIVACY: Mapping[Privacy, str] = {
    Privacy.OPEN: "",
    Privacy.PERSONAL: " Personal data.",
    Privacy.SENSITIVE: " Sensitive: left out without the permission `sensitive_read`.",
}
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of one sheet, each a model of pydantic."""

    row: Any
    new: Any
    change: Any
    query: Any
    page: Any
    history: Any


def shapes(sheet: Sheet) -> Shapes:
    """Return the shapes of a sheet."""
    row = _model(sheet, "Row", {"id": _ID, "version": _VERSION, **_shown(sheet)})
    past = _model(sheet, "Past", _shown(sheet))
    return Shapes(
        row=row,
        new=_model(sheet, "New", _new(sheet), config=CLOSED),
        change=_model(sheet, "Change", _change(sheet), config=CLOSED),
        query=_model(sheet, "Query", _query(sheet), base=PageQuery),
        page=_model(sheet, "Page", {"rows": (list[row], ...)}, base=Paged),
        history=_model(
            sheet, "History", {"rows": (list[_version(sheet, past)], ...)}, base=Paged
        ),
    )


_ID = (int, Field(description="Number of the record; it never changes."))
_VERSION = (
    int,
    Field(description="The record's last version: what `If-Match` takes, too."),
)


def _model(
    sheet: Sheet,
    part: str,
    fields: Fields,
    *,
    base: type[BaseModel] | None = None,
    config: ConfigDict | None = None,
) -> Any:
    name = "".join(word.title() for word in sheet.name.split("_")) + part
    told = f"{sheet.table.meaning.en}" if part in ("Row", "New", "Change") else None
    kwargs: dict[str, Any] = {"__base__": base} if base else {"__config__": config}
    return create_model(name, __doc__=told, **kwargs, **fields)


def _version(sheet: Sheet, past: Any) -> Any:
    return _model(
        sheet,
        "Version",
        {
            "version": _VERSION,
            "kind": (Literal["new", "changed", "gone"], Field(description="What for.")),
            "at": (str, Field(description="When.", json_schema_extra=_DATE_TIME)),
            "by": (str, Field(description="Who.")),
            "act": (str, Field(description="The act in the ledger.")),
            "entry": (int, Field(description="Number of the act in the ledger.")),
            "values": (past, Field(description="The row as that act left it.")),
        },
    )


_DATE_TIME = {"format": "date-time"}


def _shown(sheet: Sheet) -> Fields:
    return {
        column.name: (
            _plain(column) | None,
            Field(default=None, description=_told(column)),
        )
        for column in sheet.table.columns
    }


def _new(sheet: Sheet) -> Fields:
    return {
        column.name: _field(sheet, column, must=column.required, blank=_default(column))
        for column in sheet.table.columns
    }


def _change(sheet: Sheet) -> Fields:
    return {
        column.name: _field(sheet, column, must=False, blank=None)
        for column in sheet.table.columns
    }


def _field(sheet: Sheet, column: Column, *, must: bool, blank: Any) -> Any:
    kind: Any = _strict(sheet, column)
    if not column.required:
        kind = kind | None
    read = Annotated[kind, reading(column)]
    default = ... if must else blank
    return read, Field(default=default, description=_told(column))


def _default(column: Column) -> Any:
    return column.default if column.kind is not Kind.TRUTH else bool(column.default)


def _strict(sheet: Sheet, column: Column) -> Any:
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


def _plain(column: Column) -> Any:
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


def _query(sheet: Sheet) -> Fields:
    names = [column.name for column in sheet.table.columns]
    orders = [*names, *(f"-{name}" for name in names)]
    fields: Fields = {
        "search": (
            Annotated[str, Field(max_length=200)],
            Field(default="", description="Words that all occur in the row's texts."),
        ),
        "sort": (
            Literal[tuple(orders)] | None,
            Field(default=None, description="A column; after `-` from high to low."),
        ),
        "columns": (
            list[Literal[tuple(names)]],  # type: ignore[misc]
            Field(default=[], description="Columns to show; may be repeated."),
        ),
    }
    if sheet.path:
        fields["within"] = (
            Annotated[str, Field(max_length=100)],
            Field(default="", description="Code of a unit: it and everything below."),
        )
    if sheet.name in WITH_PAST:
        fields["as_of"] = (
            Day | None,
            Field(default=None, description="The register's state on this day."),
        )
    return fields | dict(_filters(sheet))


def _filters(sheet: Sheet) -> Iterator[tuple[str, Any]]:
    for column in sheet.table.columns:
        if column.kind is Kind.DECIMAL:
            pass  # nobody looks for 2.4000001
        elif column.kind is Kind.TRUTH:
            told = f"Only rows with this value. {_told(column)}"
            kind: Any = Literal["true", "false"] | None
            yield column.name, (kind, Field(default=None, description=told))
        else:
            told = f"Only rows with one of these values. {_told(column)}"
            yield column.name, (list[_sought(column)], Field([], description=told))  # type: ignore[misc]
        if column.kind in RANGED:
            for end, word in (("min", "or more"), ("max", "or less")):
                told = f"Only rows with this value {word}. {_told(column)}"
                kind = _sought(column) | None
                yield f"{column.name}_{end}", (kind, Field(None, description=told))


def _sought(column: Column) -> Any:
    match column.kind:
        case Kind.DAY:
            return Day
        case Kind.WHOLE:
            return Annotated[int, Field(ge=-EXACT, le=EXACT)]
        case Kind.DECIMAL:
            return Annotated[float, Field(allow_inf_nan=False)]
        case Kind.LIST:
            return Annotated[str, Field(max_length=500)]
    words = allowed_words(column)
    return Literal[tuple(words)] if words else Annotated[str, Field(max_length=500)]


def _told(column: Column) -> str:
    refers = f" One of {' or '.join(column.refers)}." if column.refers else ""
    official = f" (Workbook: {column.official}.)"
    return f"{column.meaning.en}{refers}{PRIVACY[column.privacy]}{official}"


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
