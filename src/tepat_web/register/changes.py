"""What a workbook would change in the register: new, changed, same, gone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from tepat.snapshot import Snapshot, canonical
from tepat_web.organisation.models import Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import SHEETS, Sheet

ROW = "_row"  # place of a row in the workbook's sheet, from 0
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
    """

    sheet: Sheet
    told: pl.DataFrame
    kept: pl.DataFrame
    new: list[int]
    changed: list[tuple[int, int]]
    same: list[tuple[int, int]]
    gone: list[int]

    @property
    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "same": len(self.same),
            "gone": len(self.gone),
        }

    def differences(self) -> Iterator[tuple[int, int, dict[str, tuple[str, str]]]]:
        """Yield each changed row with, by official heading, what was and what will be."""
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
    told: Snapshot, sheets: Mapping[str, int], structure: Structure | None
) -> list[Change]:
    """Compare a workbook with the register, sheet by sheet.

    Args:
        told: The workbook.
        sheets: The official names of the sheets it has; others are left alone.
        structure: The structure whose units and positions are meant.
    """
    frames = {table.name: rows for table, rows in told.tables()}
    return [
        compare(
            sheet,
            frames[sheet.name],
            take.frame(sheet, structure, with_id=True),
        )
        for sheet in SHEETS
        if sheet.table.sheet in sheets
    ]


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
        touched = canonical.csv(change.sheet.table, change.told)
        plan = (change.sheet.name, change.new, change.changed, change.gone)
        total.update(repr(plan).encode())
        total.update(touched)
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
