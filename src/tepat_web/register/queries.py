"""Reads of the register, each limited to what the reader may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from tepat.snapshot.columns import Column, Privacy
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Row, Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import Sheet
from tepat_web.workforce.queries import people_led_by


def readable(
    by: User, sheet: Sheet, structure: Structure | None = None
) -> QuerySet[Any]:
    """Return the rows of a sheet that the person may see, in the sheet's order."""
    return _within(by, sheet, sheet.read, structure)


def changeable(
    by: User, sheet: Sheet, structure: Structure | None = None
) -> QuerySet[Any]:
    """Return the rows of a sheet that the person may change."""
    return _within(by, sheet, sheet.change, structure)


def columns_for(by: User, sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of a sheet that the person may see.

    Sensitive columns of a sheet that is not sensitive as a whole are left out for
    readers without that permission; of one's own file everything is shown.
    """
    if sheet.read is Permission.SENSITIVE_READ:
        return sheet.table.columns
    sees_all = reach(by, Permission.SENSITIVE_READ)
    reads = reach(by, sheet.read)
    is_own_only = not (reads.everywhere or reads.paths or reads.people)
    if sees_all.everywhere or sees_all.paths or is_own_only:
        return sheet.table.columns
    return tuple(
        column
        for column in sheet.table.columns
        if column.privacy is not Privacy.SENSITIVE
    )


def _within(
    by: User, sheet: Sheet, permission: Permission, structure: Structure | None
) -> QuerySet[Any]:
    rows = sheet.model._base_manager.filter(is_removed=False)
    rows = take.in_structure(sheet, rows, structure or take.structure_on(None))
    rows = rows.order_by("order", "pk")
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
