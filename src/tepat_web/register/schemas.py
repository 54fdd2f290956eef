"""Shapes of the register for programs, made from the engine's declared columns.

Each sheet has seven: a row as it is shown, a row to add, a change, one of many rows,
what a list is asked, a page of the list, and a page of one row's history. Values are
read by the engine's own cell readers, so a program cannot write what a page would
refuse.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import GenericAlias
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from tepat.snapshot.columns import Column, Kind
from tepat_web.api.answers import Moment
from tepat_web.api.paging import Paged, PageQuery
from tepat_web.api.words import described as _
from tepat_web.snapshots.sheets import Sheet

from .actions import MOST_AT_ONCE
from .column_schema import sent, shown, told
from .list_schema import parameters
from .readers import reading

CLOSED = ConfigDict(extra="forbid")
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of one sheet, each a model of pydantic."""

    row: Any
    new: Any
    change: Any
    bulk: Any
    query: Any
    page: Any
    history: Any


class Seen(BaseModel):
    """A row as somebody saw it."""

    model_config = CLOSED

    id: Annotated[int, Field(strict=True, ge=1, le=2**63 - 1)]
    version: Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)]


class Changed(BaseModel):
    """How many rows were changed."""

    changed: int = Field(description=_("Rows that are now otherwise than before."))


def shapes(sheet: Sheet) -> Shapes:
    """Return the shapes of a sheet."""
    row = _model(sheet, "Row", {"id": _ID, "version": _VERSION, **_shown(sheet)})
    past = _model(sheet, "Past", _shown(sheet))
    change = _model(sheet, "Change", _change(sheet), config=CLOSED)
    return Shapes(
        row=row,
        new=_model(sheet, "New", _new(sheet), config=CLOSED),
        change=change,
        bulk=_model(sheet, "Bulk", _bulk(change), config=CLOSED),
        query=_model(sheet, "Query", parameters(sheet), base=PageQuery),
        page=_model(sheet, "Page", {"rows": (_many(row), ...)}, base=Paged),
        history=_model(
            sheet,
            "History",
            {"rows": (_many(_version(sheet, past)), ...)},
            base=Paged,
        ),
    )


_ID = (int, Field(description=_("Number of the record; it never changes.")))
_VERSION = (
    int,
    Field(description=_("The record's last version: what `If-Match` takes, too.")),
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
    kwargs: dict[str, Any] = {"__base__": base} if base else {"__config__": config}
    return create_model(name, **kwargs, **fields)


def _many(shape: type[BaseModel]) -> Any:
    return GenericAlias(list, (shape,))


def _version(sheet: Sheet, past: Any) -> Any:
    return _model(
        sheet,
        "Version",
        {
            "version": _VERSION,
            "kind": (
                Literal["new", "changed", "gone"],
                Field(description=_("What became of it.")),
            ),
            "at": (Moment, Field(description=_("When."))),
            "by": (str, Field(description=_("Who."))),
            "act": (str, Field(description=_("The act in the ledger."))),
            "entry": (int, Field(description=_("Number of the act in the ledger."))),
            "values": (past, Field(description=_("The row as that act left it."))),
        },
    )


def _shown(sheet: Sheet) -> Fields:
    return {
        column.name: (
            shown(column) | None,
            Field(default=None, description=told(column)),
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


def _bulk(change: type[BaseModel]) -> Fields:
    seen = Field(
        min_length=1,
        max_length=MOST_AT_ONCE,
        description=_("The rows, each with the version that was seen."),
    )
    values = Field(description=_("What all of them are to say."))
    return {"rows": (list[Seen], seen), "values": (change, values)}


def _field(sheet: Sheet, column: Column, *, must: bool, blank: Any) -> Any:
    kind: Any = sent(sheet, column)
    if not column.required:
        kind = kind | None
    read = Annotated[kind, reading(column)]
    default = ... if must else blank
    return read, Field(default=default, description=told(column))


def _default(column: Column) -> Any:
    return column.default if column.kind is not Kind.TRUTH else bool(column.default)
