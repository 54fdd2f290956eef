"""Reads of the register, each limited to what the reader may see."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from tepat.snapshot.columns import Column, Privacy
from tepat_web.accounts.access import CITY_WIDE, Permission, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Row, Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import Sheet
from tepat_web.workforce.models import Appointment
from tepat_web.workforce.queries import people_led_by


def readable(
    by: User, sheet: Sheet, structure: Structure | None = None
) -> QuerySet[Any]:
    """Return the rows of a sheet that the person may see, in the sheet's order."""
    return _within(by, sheet, sheet.read, structure)


def exportable(by: User, sheet: Sheet, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Keep of readable rows those that the person may take along as a file.

    What is open to all who may see any of it may be taken by whoever may take anything.
    """
    if sheet.read in CITY_WIDE and reach(by, Permission.REGISTER_EXPORT):
        return rows
    return _limited(by, sheet, Permission.REGISTER_EXPORT, rows)


def ever_readable(by: User, sheet: Sheet) -> QuerySet[Any]:
    """Return the rows that the person may see, removed ones and old structures too."""
    return _limited(by, sheet, sheet.read, sheet.model._base_manager.all())


def changeable(
    by: User, sheet: Sheet, structure: Structure | None = None
) -> QuerySet[Any]:
    """Return the rows of a sheet that the person may change."""
    return _within(by, sheet, sheet.change, structure)


def names_people(by: User, sheet: Sheet) -> bool:
    """Tell whether whoever is named in a row of a table may be named to the person."""
    is_about_them = sheet.read is Permission.PEOPLE_READ
    return is_about_them or reach(by, Permission.PEOPLE_READ).everywhere


def columns_for(by: User, sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of a sheet that the person may see in every row.

    Sensitive columns of a sheet that is not sensitive as a whole are left out, unless
    the person may see what is sensitive wherever the person may read the sheet.
    """
    if _covers(by, Permission.SENSITIVE_READ, sheet.read):
        return sheet.table.columns
    return _without_sensitive(sheet)


def columns_of(by: User, sheet: Sheet, row: Row) -> tuple[Column, ...]:
    """Return the columns that the person may see of one row: of one's own file, all."""
    columns = columns_for(by, sheet)
    if len(columns) == len(sheet.table.columns):
        return columns
    sensitive = _limited(by, sheet, Permission.SENSITIVE_READ, _standing(sheet))
    return sheet.table.columns if sensitive.filter(pk=row.pk).exists() else columns


def columns_to_change(
    by: User, sheet: Sheet, numbers: Collection[int] = ()
) -> tuple[Column, ...]:
    """Return the columns that the person may fill in, of rows or of a new one."""
    plain = _without_sensitive(sheet)
    if sheet.change is Permission.SENSITIVE_CHANGE or len(plain) == len(
        sheet.table.columns
    ):
        return sheet.table.columns
    allowed = reach(by, Permission.SENSITIVE_CHANGE)
    if allowed.everywhere:
        return sheet.table.columns
    if not allowed or not numbers:
        return plain
    mine = _limited(by, sheet, Permission.SENSITIVE_CHANGE, _standing(sheet))
    within = mine.filter(pk__in=numbers).count() == len(set(numbers))
    return sheet.table.columns if within else plain


def _without_sensitive(sheet: Sheet) -> tuple[Column, ...]:
    if sheet.read is Permission.SENSITIVE_READ:
        return sheet.table.columns
    return tuple(
        column
        for column in sheet.table.columns
        if column.privacy is not Privacy.SENSITIVE
    )


def _covers(by: User, wide: Permission, narrow: Permission) -> bool:
    """Tell whether one permission reaches wherever another one does."""
    if wide is narrow:
        return True
    outer, inner = reach(by, wide), reach(by, narrow)
    if outer.everywhere:
        return True
    return not (
        inner.everywhere
        or any(not outer.covers(path) for path in inner.paths)
        or (inner.people and not outer.people and people_led_by(by))
        or (inner.own and not outer.own)
    )


def _standing(sheet: Sheet) -> QuerySet[Any]:
    return sheet.model._base_manager.filter(is_removed=False)


def _within(
    by: User, sheet: Sheet, permission: Permission, structure: Structure | None
) -> QuerySet[Any]:
    at = structure or take.structure_on(None)
    rows = take.in_structure(sheet, _standing(sheet), at)
    return _limited(by, sheet, permission, rows.order_by("order", "pk"))


def _limited(
    by: User, sheet: Sheet, permission: Permission, rows: QuerySet[Any]
) -> QuerySet[Any]:
    """Keep the rows within the reach of one permission."""
    allowed = reach(by, permission)
    if allowed.everywhere:
        return rows
    if not allowed:
        return rows.none()
    wanted = Q(pk__in=())
    if sheet.path:
        for path in allowed.paths:
            wanted |= Q(**{f"{sheet.path}__startswith": path})
    if sheet.nip:
        nips = people_led_by(by) if allowed.people else []
        if allowed.own and by.nip:
            nips.append(by.nip)
        wanted |= Q(**{f"{sheet.nip}__in": nips})
    return rows.filter(wanted)


def seat_of(number: int | None) -> dict[str, Any]:
    """Return what an employee's row tells of the position held now."""
    held = Appointment.objects.standing().filter(
        employee_id=number, valid_to__isnull=True
    )
    told = held.values("post__position__code", "since").first()
    if told is None:
        return {"position": None, "position_since": None}
    return {
        "position": told["post__position__code"],
        "position_since": told["since"],
    }


def history(record: Row) -> QuerySet[Version]:
    """Return every version of a record, latest first, with the act that made it."""
    versions = Version.objects.filter(table=record._meta.label, record=record.pk)
    return versions.select_related("entry__by").order_by("-pk")


def latest(record: Row) -> int:
    """Return the number of the record's last version: what an editor has seen.

    0 for a record that the ledger does not know.
    """
    found = history(record).values_list("pk", flat=True).first()
    return found or 0


def structure_now() -> Structure | None:
    """Return the structure in force."""
    return take.structure_on(None)
