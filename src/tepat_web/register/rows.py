"""One row: typed values of the engine's columns become fields of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from tepat.snapshot.columns import Kind
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Row, Structure, Unit
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_MODEL, HELD, Sheet


class Refused(NotAllowed):
    """A value cannot be. ``column`` names where, by the engine's name."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


def fields_of(
    sheet: Sheet, values: Mapping[str, Any], structure: Structure | None
) -> dict[str, Any]:
    """Return what the values become in a record, by attribute.

    Raises:
        Refused: if a link leads nowhere.
    """
    told: dict[str, Any] = {}
    for name, value in values.items():
        column = sheet.column(name)
        if name in sheet.links:
            told |= _links(sheet, name, value, structure)
        elif sheet.name != "employees" or name not in HELD:
            if column.kind is Kind.LIST and value is not None:
                value = take.SEPARATOR.join(value)
            field: Any = sheet.model._meta.get_field(sheet.field_of(name))
            blank = None if field.null else field.get_default()
            told[field.attname] = blank if value is None else value
    return told


def fill(
    sheet: Sheet, row: Row, values: Mapping[str, Any], structure: Structure | None
) -> None:
    """Set the fields that ``values`` tell.

    Raises:
        Refused: if a link leads nowhere, or the row is already there.
    """
    for name, value in fields_of(sheet, values, structure).items():
        setattr(row, name, value)
    if isinstance(row, Unit) and row.structure_id is None:
        if structure is None:
            raise Refused("unit", _("There is no structure in force to add a unit to."))
        row.structure = structure
    refuse_twins(sheet, row, structure)


def number_of(
    model: type[models.Model], code: str, structure: Structure | None
) -> int | None:
    """Return the number of the standing record that ``code`` names, or none."""
    linked = BY_MODEL[model._meta.label]
    rows = model._base_manager.filter(is_removed=False)
    rows = take.in_structure(linked, rows, structure)
    field = linked.field_of(linked.table.key[0])
    return rows.filter(**{field: code}).values_list("pk", flat=True).first()


def _links(
    sheet: Sheet, column: str, code: str | None, structure: Structure | None
) -> dict[str, int | None]:
    """The numbers of the records that a code may name, by attribute: one at most."""
    told: dict[str, int | None] = {}
    found = None
    for link in sheet.links[column]:
        model = sheet.model._meta.get_field(link).related_model
        number = None
        if code is not None and found is None:
            number = found = number_of(model, code, structure)  # type: ignore[arg-type]
        told[f"{link}_id"] = number
    if code is not None and found is None:
        raise Refused(column, _("No record has the code “%(code)s”.") % {"code": code})
    return told


def refuse_twins(sheet: Sheet, row: Row, structure: Structure | None) -> None:
    """Refuse a second row with the same key, as the engine's check would."""
    if not sheet.table.key:
        return
    same: dict[str, Any] = {}
    for name in sheet.table.key:
        if name not in sheet.links:
            field = sheet.field_of(name)
            same[field] = getattr(row, field)
        else:
            for link in sheet.links[name]:
                same[f"{link}_id"] = getattr(row, f"{link}_id")
    rows = take.in_structure(sheet, sheet.model._base_manager.all(), structure)
    twin = rows.filter(**same).exclude(pk=row.pk).first()
    if twin is None:
        return
    if twin.is_removed and row.pk is None:
        row.pk = twin.pk  # the row comes back, with its history
        row._state.adding = False
        return
    if not twin.is_removed:
        raise Refused(sheet.table.key[0], _("There is such a row already."))
