"""What a workbook would change in the register: new, changed, same, gone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from tepat.snapshot import Snapshot, canonical
from tepat_web.organisation.models import Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_MODEL, BY_NAME, SHEETS, Sheet

ROW = "_row"  # place of a row in the workbook's sheet, from 0
PLACE = "_place"  # of a row in the sheet, before unusable ones are left out
CONTENT = "_content"
TURN = "_turn"  # which of several equal rows
BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the rows of one sheet.

    Attributes:
        sheet: The sheet.
        told: The workbook's rows.
        kept: The register's rows, with their number in column ``_id``.
        new: Rows of ``told`` that the register does not have.
        changed: Pairs of a row of ``told`` and the number of the record it changes.
        same: Pairs of a row and the record it repeats.
        gone: Numbers of records that the workbook does not have.
        unused: How many rows of the workbook name a record that is nowhere, and so
            cannot be kept; reading the workbook has told each of them.
        places: Where each row of ``told`` stands in the workbook's sheet, from 0.
    """

    sheet: Sheet
    told: pl.DataFrame
    kept: pl.DataFrame
    new: list[int]
    changed: list[tuple[int, int]]
    same: list[tuple[int, int]]
    gone: list[int]
    unused: int = 0
    places: list[int] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "same": len(self.same),
            "gone": len(self.gone),
            "unused": self.unused,
        }

    def differences(self) -> Iterator[tuple[int, int, dict[str, tuple[str, str]]]]:
        """Yield each changed row: its place, its record, and what differs.

        By official heading, what was and what will be.
        """
        before = canonical.as_text(self.sheet.table, self.kept)
        after = canonical.as_text(self.sheet.table, self.told)
        place = {number: at for at, number in enumerate(self.kept[take.ID])}
        for row, number in self.changed:
            was = before.row(place[number])
            will_be = after.row(row)
            yield (
                row,
                number,
                {
                    heading: (old or "", new or "")
                    for heading, old, new in zip(
                        before.columns, was, will_be, strict=True
                    )
                    if old != new
                },
            )


def between(
    told: Snapshot,
    sheets: Mapping[str, int],
    structure: Structure | None,
    *,
    remove_gone: bool,
) -> list[Change]:
    """Compare a workbook with the register, sheet by sheet.

    Args:
        told: The workbook.
        sheets: The official names of the sheets it has; others are left alone.
        structure: The structure whose units and positions are meant.
        remove_gone: Whether records that the workbook does not have will be removed.
    """
    frames = {table.name: rows for table, rows in told.tables()}
    known = _Known(frames, sheets, structure, remove_gone)
    changes = []
    for sheet in SHEETS:
        if sheet.table.sheet in sheets:
            rows = frames[sheet.name].with_row_index(PLACE)
            usable = known.usable(sheet, rows)
            kept = take.frame(sheet, structure, with_id=True)
            change = compare(sheet, usable.drop(PLACE), kept)
            unused = rows.height - usable.height
            places = usable[PLACE].to_list()
            changes.append(replace(change, unused=unused, places=places))
    return changes


class _Known:
    """Which codes a row may name: those of the workbook, and those that stay."""

    def __init__(
        self,
        frames: Mapping[str, pl.DataFrame],
        sheets: Mapping[str, int],
        structure: Structure | None,
        remove_gone: bool,
    ) -> None:
        self._frames = frames
        self._sheets = sheets
        self._structure = structure
        self._remove_gone = remove_gone
        self._codes: dict[str, pl.Series] = {}

    def usable(self, sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
        """Return the rows whose links lead somewhere."""
        for column, links in sheet.links.items():
            if _must_lead(sheet, column):
                targets = {_target(sheet, link) for link in links}
                codes = pl.concat([self._of(name) for name in sorted(targets)])
                there = pl.col(column).is_null() | pl.col(column).is_in(codes.implode())
                rows = rows.filter(there)
        return rows

    def _of(self, name: str) -> pl.Series:
        if name not in self._codes:
            sheet = BY_NAME[name]
            key = sheet.table.key[0]
            parts = [pl.Series(key, [], dtype=pl.String)]
            is_told = sheet.table.sheet in self._sheets
            if is_told:
                parts.append(self._frames[name][key])
            if not (is_told and self._remove_gone):
                parts.append(take.frame(sheet, self._structure)[key])
            self._codes[name] = pl.concat(parts).unique()
        return self._codes[name]


def _must_lead(sheet: Sheet, column: str) -> bool:
    """Whether a row is nothing without what the column names.

    A wish for a position that is gone is not a wish for none.
    """
    if sheet.name == "wishes" or len(sheet.links[column]) > 1:
        return True
    field = sheet.model._meta.get_field(sheet.links[column][0])
    return not field.null


def _target(sheet: Sheet, link: str) -> str:
    model: Any = sheet.model._meta.get_field(link).related_model
    return BY_MODEL[model._meta.label].name


def compare(sheet: Sheet, told: pl.DataFrame, kept: pl.DataFrame) -> Change:
    """Pair the rows of a workbook with those of the register.

    Equal rows are paired first, in order; what is left is paired by the columns that
    a row is recognised by; what is left then is new, or gone.
    """
    new = _marked(sheet, told).with_row_index(ROW)
    old = _marked(sheet, kept).with_columns(kept[take.ID])
    same = new.join(old, on=[CONTENT, TURN], how="inner", maintain_order="left")
    new = new.join(same.select(ROW), on=ROW, how="anti", maintain_order="left")
    old = old.join(same.select(take.ID), on=take.ID, how="anti", maintain_order="left")
    changed = pl.DataFrame(schema={ROW: pl.UInt32, take.ID: pl.Int64})
    if sheet.recognised_by:
        changed = _recognised(sheet, new).join(
            _recognised(sheet, old), on=[CONTENT, TURN], maintain_order="left"
        )
        new = new.join(changed.select(ROW), on=ROW, how="anti", maintain_order="left")
        old = old.join(
            changed.select(take.ID), on=take.ID, how="anti", maintain_order="left"
        )
    return Change(
        sheet,
        told,
        kept,
        new=new[ROW].to_list(),
        changed=list(changed.select(ROW, take.ID).iter_rows()),
        same=list(same.select(ROW, take.ID).iter_rows()),
        gone=old[take.ID].to_list(),
    )


def digest(changes: list[Change]) -> str:
    """Return a short name for exactly these changes.

    What a person saw in the preview is what is done, or nothing is.
    """
    total = hashlib.sha256()
    for change in changes:
        plan = (change.sheet.name, change.new, change.changed, change.gone)
        total.update(repr(plan).encode())
        total.update(canonical.csv(change.sheet.table, change.told))
        lost = [*(number for _, number in change.changed), *change.gone]
        before = change.kept.filter(pl.col(take.ID).is_in(lost))
        total.update(canonical.csv(change.sheet.table, before))
    return total.hexdigest()


def _marked(sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as text, each with its whole content and its turn among equal ones."""
    text = canonical.as_text(sheet.table, rows)
    return _in_turn(text, text.columns)


def _recognised(sheet: Sheet, rows: pl.DataFrame) -> pl.DataFrame:
    names = [sheet.column(name).official for name in sheet.recognised_by]
    return _in_turn(rows.drop(CONTENT, TURN), names)


def _in_turn(text: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    told = pl.concat_str(
        [pl.col(name).fill_null("") for name in names], separator=BETWEEN
    )
    return text.with_columns(told.alias(CONTENT)).with_columns(
        pl.int_range(pl.len()).over(CONTENT).alias(TURN)
    )
