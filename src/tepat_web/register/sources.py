"""Where the values of a column are found: in the database, and on one record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce

from tepat.snapshot.columns import Column, Kind
from tepat_web.organisation.models import Row
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_MODEL, HELD, Sheet, code_of

SEAT = "seat"  # the appointment that a person holds, joined to the person
SEATED = {
    "position": f"{SEAT}__post__position__code",
    "position_since": f"{SEAT}__since",
}
POSITION_OF_SEAT = f"{SEAT}__post__position"


def is_held(sheet: Sheet, column: str) -> bool:
    """Tell whether an appointment tells the column, not the row itself."""
    return sheet.name == "employees" and column in HELD


def is_link(sheet: Sheet, column: str) -> bool:
    """Tell whether the column names another record."""
    return column in sheet.links or (is_held(sheet, column) and column == "position")


def with_seats(rows: QuerySet[Any], day: date | None = None) -> QuerySet[Any]:
    """Join to each person the appointment held on ``day``, by default now."""
    standing = Q(appointments__is_removed=False)
    if day is None:
        held = Q(appointments__valid_to__isnull=True)
    else:
        begun = Q(appointments__valid_from__isnull=True) | Q(
            appointments__valid_from__lte=day
        )
        held = begun & (
            Q(appointments__valid_to__isnull=True) | Q(appointments__valid_to__gt=day)
        )
    seat = FilteredRelation("appointments", condition=standing & held)
    seated: QuerySet[Any] = rows.annotate(**{SEAT: seat})
    return seated


def with_links(sheet: Sheet, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch with each row what its columns show of other records."""
    links = [link for links in sheet.links.values() for link in links]
    rows = rows.select_related(*links) if links else rows
    if sheet.name == "employees":
        rows = rows.annotate(
            seat_position=F(f"{POSITION_OF_SEAT}_id"),
            seat_code=F(SEATED["position"]),
            seat_name=F(f"{POSITION_OF_SEAT}__name"),
            seat_since=F(SEATED["position_since"]),
        )
    return rows


def paths(sheet: Sheet, column: str) -> list[str]:
    """Return the paths of the fields of which the first that is filled in tells."""
    if is_held(sheet, column):
        return [SEATED[column]]
    if links := sheet.links.get(column):
        return [f"{link}__{code_of(link)}" for link in links]
    return [sheet.field_of(column)]


def name_paths(sheet: Sheet, column: str) -> list[str]:
    """Return the same for the name of the record that a link leads to."""
    if is_held(sheet, column):
        return [f"{POSITION_OF_SEAT}__name"]
    return [f"{link}__name" for link in sheet.links[column]]


def code(sheet: Sheet, column: str) -> F | Coalesce:
    """Return what the column holds, as the database finds it."""
    return first(paths(sheet, column))


def first(told: Iterable[str]) -> F | Coalesce:
    """Return the first of several fields that is filled in."""
    fields = [F(path) for path in told]
    return fields[0] if len(fields) == 1 else Coalesce(*fields)


def linked_sheets(sheet: Sheet, column: str) -> tuple[Sheet, ...]:
    """Return the tables that a link may lead to."""
    if is_held(sheet, column):
        return (BY_MODEL["organisation.Position"],)
    models_ = (
        sheet.model._meta.get_field(link).related_model for link in sheet.links[column]
    )
    return tuple(BY_MODEL[_label(model)] for model in models_)


def linked(sheet: Sheet, row: Row, column: str) -> Row | None:
    """Return the record that a link of ``row`` leads to."""
    found = (getattr(row, link) for link in sheet.links.get(column, ()))
    return next((each for each in found if each is not None), None)


def value(sheet: Sheet, row: Any, column: Column) -> Any:
    """Return the value of one column of a record, typed as the engine types it."""
    if is_held(sheet, column.name):
        told = row.seat_code if column.name == "position" else row.seat_since
    elif column.name in sheet.links:
        record = linked(sheet, row, column.name)
        told = getattr(record, code_field(record)) if record else None
    else:
        told = getattr(row, sheet.field_of(column.name))
    if told == "":
        return None
    if column.kind is Kind.LIST and told is not None:
        return told.split(take.SEPARATOR)
    return told


def code_field(record: Row) -> str:
    """Return the field by which a record is named in other rows."""
    sheet = BY_MODEL[record._meta.label]
    return sheet.field_of(sheet.table.key[0])


def is_blank(sheet: Sheet, column: Column) -> Q:
    """Return the condition that a column of a row says nothing."""
    if is_held(sheet, column.name):
        return Q(**{f"{SEATED[column.name]}__isnull": True})
    if links := sheet.links.get(column.name):
        return Q(**{f"{link}__isnull": True for link in links})
    name_ = sheet.field_of(column.name)
    field = sheet.model._meta.get_field(name_)
    blank = Q(**{f"{name_}__isnull": True})
    is_text = isinstance(field, models.CharField | models.TextField)
    return blank | Q(**{name_: ""}) if is_text else blank


def _label(model: Any) -> str:
    return str(model._meta.label)
