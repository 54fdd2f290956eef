"""Rows with exactly these values, for programs: no "contains", no guessing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from tepat.snapshot.columns import Column, Kind
from tepat_web.accounts.models import User
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import Sheet, code_of

from . import filters, queries, sources

ENDS = {"min": "gte", "max": "lte"}


def condition(by: User, sheet: Sheet, asked: Mapping[str, Any]) -> Q:
    """Return the condition on the columns that ``asked`` names.

    Args:
        asked: By column name a value or several, of which one must hold; by name and
            ``_min`` or ``_max`` a bound, itself allowed.

    Raises:
        PermissionDenied: if it names a column that the person may not see.
    """
    seen = queries.columns_for(by, sheet)
    found = Q()
    for column in sheet.table.columns:
        for key in (column.name, *(f"{column.name}_{end}" for end in ENDS)):
            if asked.get(key) not in (None, []):
                filters.visible(sheet, seen, column.name)
                found &= _one(sheet, column, key, asked[key])
    return found


def _one(sheet: Sheet, column: Column, key: str, value: Any) -> Q:
    paths = _paths(sheet, column.name)
    if key != column.name:
        end = key.removeprefix(f"{column.name}_")
        return Q(**{f"{paths[0]}__{ENDS[end]}": value})
    if column.kind is Kind.TRUTH:
        return Q(**{paths[0]: value == "true"})
    found = Q(pk__in=())
    for path in paths:
        if column.kind is Kind.LIST:
            for item in value:
                found |= _holds(path, item)
        else:
            found |= Q(**{f"{path}__in": value})
    return found


def _holds(path: str, item: str) -> Q:
    """The list in one text has the item: alone, first, last or in between."""
    part = take.SEPARATOR
    return (
        Q(**{path: item})
        | Q(**{f"{path}__startswith": f"{item}{part}"})
        | Q(**{f"{path}__endswith": f"{part}{item}"})
        | Q(**{f"{path}__contains": f"{part}{item}{part}"})
    )


def _paths(sheet: Sheet, column: str) -> list[str]:
    if sources.is_held(sheet, column):
        return [sources.SEATED[column]]
    if links := sheet.links.get(column):
        return [f"{link}__{code_of(link)}" for link in links]
    return [sheet.field_of(column)]
