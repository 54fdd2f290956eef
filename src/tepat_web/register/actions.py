"""Everything that changes the register, one row or a whole workbook at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.db import transaction
from django.utils.translation import gettext as _

from tepat.intake.reading import collector_resting
from tepat.snapshot import Snapshot
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.bulk import recount
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Row, Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.settle import MOVES, settle
from tepat_web.snapshots.sheets import HELD, Sheet
from tepat_web.workforce.models import Appointment

from . import bulk, changes, queries, refusals, undo
from .apply import Writer
from .rows import Refused, fields_of, fill, refuse_twins
from .seats import Changed, Seats

K = Version.Kind
MOST_AT_ONCE = 5_000  # rows of one bulk edit
MANY = 1_000  # changes, after which a database should count its rows anew


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
    refusals.hidden_columns(by, sheet, values, [number] if number else [])
    before = row.content()
    fill(sheet, row, values, structure)
    refusals.errors_in(sheet, row, values, structure)
    moved: list[Changed] = []
    if row.content() != before or kind is K.NEW:
        row.save()
    if sheet.name == "employees":
        moved = _appointed([row.pk], values, structure, today)
    if _moves(sheet, values, kind):
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
    refusals.dependants(by, sheet, row)
    row.is_removed = True
    row.save()
    left = Seats(today).vacate([row.pk]) if sheet.name == "employees" else []
    refusals.contradictions(by, sheet)
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
    expected: str = "",
) -> int:
    """Give many rows the same values, all or none; return how many changed.

    Args:
        expected: The digest of the rows that the person saw and agreed to change.

    Raises:
        Stale: if one of the rows has changed since then.
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
    if expected and bulk.digest(sheet, rows) != expected:
        raise Stale(
            _("Some of these rows have changed meanwhile. Look at the changes again.")
        )
    refusals.hidden_columns(by, sheet, values, numbers)
    changed = _filled(sheet, rows, values, structure)
    if sheet.name == "employees":
        changed += _appointed([row.pk for row in rows], values, structure, today)
    if _moves(sheet, values):
        settle(structure)
    if mine.filter(pk__in=numbers).count() != len(rows):
        raise NotAllowed(
            _("With these values some rows would belong to a unit outside your area.")
        )
    refusals.contradictions(by, sheet)
    touched = len({_row_of(kept) for kept, _kind in changed} - {None})
    record(
        by=by,
        act=f"{sheet.model._meta.model_name}.bulk",
        changed=changed,
        facts={"rows": touched, "columns": sorted(values)},
    )
    return touched


@collector_resting()
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
    refusals.contradictions(by)
    entry = record(
        by=by,
        act="register.imported",
        on=structure,
        changed=writer.changed,
        facts={change.sheet.table.sheet: change.counts for change in wanted},
    )
    if len(writer.changed) > MANY:
        recount()
    return entry


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
    refusals.contradictions(by)
    return record(
        by=by,
        act="register.import-undone",
        changed=changed,
        facts={"entry": entry.number},
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


def _filled(
    sheet: Sheet,
    rows: Sequence[Row],
    values: Mapping[str, Any],
    structure: Structure | None,
) -> list[Changed]:
    """Give rows the same values; return those that changed."""
    told = fields_of(sheet, values, structure)
    changed = []
    for row in rows:
        before = row.content()
        for name, value in told.items():
            setattr(row, name, value)
        if row.content() != before:
            changed.append(row)
        if set(sheet.table.key) & set(values):
            refuse_twins(sheet, row, structure)
    if changed:
        sheet.model._base_manager.bulk_update(changed, list(told), batch_size=200)
    return [(row, K.CHANGED) for row in changed]


def _appointed(
    people: Sequence[int],
    values: Mapping[str, Any],
    structure: Structure | None,
    today: date,
) -> list[Changed]:
    """Bring people to the position that ``values`` name, if they name one."""
    if not set(HELD) & set(values):
        return []
    return Seats(today).appoint_alike(people, values, structure)


def _moves(
    sheet: Sheet, values: Mapping[str, Any], kind: Version.Kind = K.CHANGED
) -> bool:
    """Whether values that follow from others may be stale after such a change."""
    if sheet.name == "employees" and kind is K.CHANGED:
        return bool({"unit", "position"} & set(values))
    return sheet.name in MOVES


def _row_of(kept: Kept) -> int | None:
    """The row that a changed record belongs to; a seat belongs to none."""
    if isinstance(kept, Appointment):
        return kept.employee_id
    return kept.pk if isinstance(kept, Row) else None


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
