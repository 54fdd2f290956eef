"""What a list of the register may be asked by a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from tepat.intake.guide import allowed_words
from tepat.snapshot.columns import Column, Kind
from tepat_web.api.answers import Day
from tepat_web.api.words import described as _
from tepat_web.snapshots.sheets import Sheet

from .column_schema import EXACT, told

RANGED = (Kind.DAY, Kind.WHOLE, Kind.DECIMAL)
MORE = _("Only rows with this value or more.")
LESS = _("Only rows with this value or less.")


def parameters(sheet: Sheet) -> dict[str, Any]:
    """Return the parameters of a list besides its page, as pydantic wants them."""
    names = [column.name for column in sheet.table.columns]
    orders = [*names, *(f"-{name}" for name in names)]
    fields: dict[str, Any] = {
        "search": (
            Annotated[str, Field(max_length=200)],
            Field(
                default="", description=_("Words that all occur in the row's texts.")
            ),
        ),
        "sort": (
            Literal[tuple(orders)] | None,
            Field(default=None, description=_("A column; after `-` from high to low.")),
        ),
        "columns": (
            list[Literal[tuple(names)]],  # type: ignore[misc]
            Field(default=[], description=_("Columns to show; may be repeated.")),
        ),
    }
    if sheet.path:
        fields["within"] = (
            Annotated[str, Field(max_length=100)],
            Field(
                default="", description=_("Code of a unit: it and everything below.")
            ),
        )
    fields["as_of"] = (
        Day | None,
        Field(default=None, description=_("The register's state on this day.")),
    )
    return fields | dict(_filters(sheet))


def _filters(sheet: Sheet) -> Iterator[tuple[str, Any]]:
    for column in sheet.table.columns:
        if column.kind is Kind.DECIMAL:
            pass  # nobody looks for 2.4000001
        elif column.kind is Kind.TRUTH:
            said = told(column, _("Only rows with this value."))
            kind: Any = Literal["true", "false"] | None
            yield column.name, (kind, Field(default=None, description=said))
        else:
            said = told(column, _("Only rows with one of these values."))
            yield column.name, (list[_sought(column)], Field([], description=said))  # type: ignore[misc]
        if column.kind in RANGED:
            for end, bound in (("min", MORE), ("max", LESS)):
                said = told(column, bound)
                kind = _sought(column) | None
                yield f"{column.name}_{end}", (kind, Field(None, description=said))


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
