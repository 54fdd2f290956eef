"""Everything that changes the register, one row or a whole workbook at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat.snapshot import Snapshot, checks
from tepat.snapshot.checks import Severity
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Row, Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.settle import MOVES, settle
from tepat_web.snapshots.sheets import HELD, Sheet

from . import changes, findings, queries, sources, undo
from .apply import Writer
from .rows import Refused, fill
from .seats import Changed, Seats

K = Version.Kind
MOST_AT_ONCE = 5_000  # rows of one bulk edit


class Stale(NotAllowed):
    """The register changed between looking and acting."""


@transaction.atomic
def save_row(
    *,
    by: User,
    sheet: Sheet,
    values: Mapping[str, Any],
    today: date,
    number: int | None = None,
    seen: int = 0,
) -> Row:
    """Add a row to the register, or change one.

    Args:
        values: By column name, typed as the engine types it; links as codes. Columns
            that are left out keep their value.
        today: On which an appointment ends that the change closes.
        number: The record to change; ``None`` adds one.
        seen: The record's latest version when the person began to edit.

    Raises:
        Stale: if somebody else changed the record meanwhile.
        Refused: if a value cannot be; it names the column.
        NotAllowed: if the row is, or would be, outside the person's reach.
    """
    demand(by, sheet.change)
    structure = take.structure_on(None)
    row, kind = _found(by, sheet, number, seen)
    _refuse_hidden(by, sheet, values, [number] if number else [])
    before = row.content()
    fill(sheet, row, values, structure)
    _refuse_errors(sheet, row, values, structure)
    moved: list[Changed] = []
    if row.content() != before or kind is K.NEW:
        row.save()
    if sheet.name == "employees":
        moved = _appointed(row, values, structure, today)
    if sheet.name in MOVES:
        settle(structure)
    if not queries.changeable(by, sheet, structure).filter(pk=row.pk).exists():
        raise NotAllowed(
            _("With these values the row would belong to a unit outside your area.")
        )
    changed = [(row, kind)] if row.content() != before or kind is K.NEW else []
    record(
        by=by,
        act=f"{sheet.model._meta.model_name}.saved",
        on=row,
        changed=[*changed, *moved],
    )
    return row


@transaction.atomic
def remove_row(*, by: User, sheet: Sheet, number: int, seen: int, today: date) -> None:
    """Take a row out of the register; its history stays.

    Raises:
        Stale: if somebody else changed the record meanwhile.
        NotAllowed: if other rows still depend on it.
    """
    demand(by, sheet.change)
    structure = take.structure_on(None)
    row, _kind = _found(by, sheet, number, seen)
    row.is_removed = True
    row.save()
    left = Seats(today).vacate([row.pk]) if sheet.name == "employees" else []
    refuse_contradictions()
    if sheet.name in MOVES:
        settle(structure)
    record(
        by=by,
        act=f"{sheet.model._meta.model_name}.removed",
        on=row,
        changed=[(row, K.GONE), *left],
    )


@transaction.atomic
def change_rows(
    *,
    by: User,
    sheet: Sheet,
    numbers: Sequence[int],
    values: Mapping[str, Any],
    today: date,
) -> int:
    """Give many rows the same values, all or none; return how many changed.

    Raises:
        Refused: if a value cannot be.
        NotAllowed: if one of the rows is, or would be, outside the person's reach.
    """
    demand(by, sheet.change)
    structure = take.structure_on(None)
    mine = queries.changeable(by, sheet, structure)
    rows = list(mine.select_for_update(of=("self",)).filter(pk__in=numbers))
    if len(rows) != len(set(numbers)):
        raise NotAllowed(_("Some of these rows are not yours to change."))
    if len(rows) > MOST_AT_ONCE:
        raise NotAllowed(
            _("At most %(most)d rows are changed at once.") % {"most": MOST_AT_ONCE}
        )
    _refuse_hidden(by, sheet, values, numbers)
    changed: list[Changed] = []
    for row in rows:
        before = row.content()
        fill(sheet, row, values, structure)
        if row.content() != before:
            row.save()
            changed.append((row, K.CHANGED))
        if sheet.name == "employees":
            changed += _appointed(row, values, structure, today)
    if sheet.name in MOVES:
        settle(structure)
    if mine.filter(pk__in=numbers).count() != len(rows):
        raise NotAllowed(
            _("With these values some rows would belong to a unit outside your area.")
        )
    refuse_contradictions()
    record(
        by=by,
        act=f"{sheet.model._meta.model_name}.bulk",
        changed=changed,
        facts={"rows": len(changed), "columns": sorted(values)},
    )
    return len(changed)


@transaction.atomic
def import_workbook(
    *,
    by: User,
    told: Snapshot,
    sheets: Mapping[str, int],
    extra: Mapping[str, pl.DataFrame],
    remove_gone: bool,
    today: date,
    expected: str = "",
) -> Entry:
    """Bring the register to what a workbook says: all of it, or nothing.

    Args:
        told: The workbook, free of errors.
        sheets: The sheets it has, with their numbers of rows; others are left alone.
        extra: Its columns without a meaning, by sheet; kept beside each row.
        remove_gone: Whether rows that the workbook does not have are removed.
        today: On which an appointment ends whose successor has no first day.
        expected: The digest of the changes that the person saw and agreed to.

    Raises:
        Stale: if the register has changed since that preview.
        NotAllowed: if the register would contradict itself afterwards.
    """
    demand(by, Permission.REGISTER_IMPORT)
    structure = take.structure_on(None) or _first_structure(by)
    wanted = changes.between(told, sheets, structure, remove_gone=remove_gone)
    if expected and changes.digest(wanted) != expected:
        raise Stale(
            _("The register has changed since the preview. Look at the changes again.")
        )
    writer = Writer(structure, today)
    for change in wanted:
        writer.write(
            change,
            _as_json(extra.get(change.sheet.table.sheet)),
            remove_gone=remove_gone,
        )
    settle(structure)
    refuse_contradictions()
    return record(
        by=by,
        act="register.imported",
        on=structure,
        changed=writer.changed,
        facts={change.sheet.table.sheet: change.counts for change in wanted},
    )


@transaction.atomic
def undo_import(*, by: User, entry: Entry) -> Entry:
    """Bring every record that an import touched back to what it was before.

    Raises:
        NotAllowed: if the entry is no import, or somebody changed one of the records
            since; it says how many.
    """
    demand(by, Permission.REGISTER_IMPORT)
    if entry.act != "register.imported":
        raise NotAllowed(_("Only an import can be undone as a whole."))
    if later := undo.changed_since(entry):
        raise NotAllowed(
            _(
                "%(count)d of the records were changed again after this import, so it "
                "cannot be undone as a whole. Correct them one by one, or import a "
                "corrected workbook."
            )
            % {"count": later}
        )
    changed = undo.restored(entry)
    settle(take.structure_on(None))
    refuse_contradictions()
    return record(
        by=by,
        act="register.import-undone",
        changed=changed,
        facts={"entry": entry.number},
    )


def refuse_contradictions() -> None:
    """Refuse what would leave errors in the register as a whole.

    Raises:
        NotAllowed: naming the first error and how many there are.
    """
    wrong = [
        seen
        for seen in checks.check(take.snapshot())
        if seen.defect.severity is Severity.ERROR
    ]
    if wrong:
        raise NotAllowed(
            _(
                "This would leave %(count)d errors in the register, the first in table "
                "%(table)s (%(code)s). Nothing was changed. Mend what depends on it "
                "first, or change both together."
            )
            % {
                "count": len(wrong),
                "table": wrong[0].place.table,
                "code": wrong[0].defect.code,
            }
        )


def _found(
    by: User, sheet: Sheet, number: int | None, seen: int
) -> tuple[Row, Version.Kind]:
    if number is None:
        last = sheet.model._base_manager.order_by("-order").first()
        return sheet.model(order=last.order + 1 if last else 1), K.NEW
    mine = queries.changeable(by, sheet)
    row: Row | None = mine.select_for_update(of=("self",)).filter(pk=number).first()
    if row is None:
        raise NotAllowed(_("This row is not there, or not yours to change."))
    if queries.latest(row) != seen:
        raise Stale(
            _(
                "Somebody else changed this row meanwhile. Compare both, then save "
                "again."
            )
        )
    return row, K.CHANGED


def _refuse_hidden(
    by: User, sheet: Sheet, values: Mapping[str, Any], numbers: Sequence[int]
) -> None:
    """Refuse values of columns that the person may not fill in."""
    allowed = {column.name for column in queries.columns_to_change(by, sheet, numbers)}
    if hidden := sorted(set(values) - allowed):
        raise PermissionDenied(", ".join(hidden))


def _refuse_errors(
    sheet: Sheet, row: Row, values: Mapping[str, Any], structure: Structure | None
) -> None:
    """Refuse a row with an error that the engine's checks would find in it."""
    told = {
        column.name: sources.value(sheet, row, column)
        for column in sheet.table.columns
        if not sources.is_held(sheet, column.name)
    }
    if sheet.name == "employees":
        held = queries.seat_of(row.pk)
        told |= {name: values.get(name, held[name]) for name in HELD}
    found = findings.about(sheet, told, structure, row.pk)
    for finding in findings.errors(found):
        raise Refused(finding.column or sheet.table.columns[0].name, finding.sentence)


def _appointed(
    row: Row, values: Mapping[str, Any], structure: Structure | None, today: date
) -> list[Changed]:
    """Bring a person to the position that ``values`` name, if they name one."""
    if not set(HELD) & set(values):
        return []
    return Seats(today).appoint_one(row.pk, values, structure)


def _first_structure(by: User) -> Structure:
    """Lay down the structure that an empty register begins with."""
    structure = Structure.objects.create(basis=_("First import"))
    record(by=by, act="structure.made", on=structure)
    return structure


def _as_json(extra: pl.DataFrame | None) -> list[str]:
    if extra is None or not extra.width:
        return []
    rows = (
        {name: text for name, text in row.items() if text} for row in extra.to_dicts()
    )
    return [json.dumps(row, ensure_ascii=False) if row else "" for row in rows]


__all__ = [
    "NotAllowed",
    "Refused",
    "Stale",
    "change_rows",
    "import_workbook",
    "remove_row",
    "save_row",
    "undo_import",
]
