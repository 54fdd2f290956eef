"""Carrying changes out: rows of a workbook become records.

Called by actions only, inside their transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.db import models

from tepat.snapshot.columns import Kind
from tepat_web.kit.bulk import insert
from tepat_web.kit.models import Kept
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Position, Row, Structure, Unit
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import HELD, Sheet, code_of
from tepat_web.workforce.models import Employee

from .changes import Change
from .seats import Seats

AT_ONCE = 2_000
Changed = tuple[Kept, Version.Kind]
K = Version.Kind


class Writer:
    """Writes the changes of one import, sheet by sheet, in the order of the workbook.

    Attributes:
        changed: Every record written, and how.
    """

    def __init__(self, structure: Structure, day: date) -> None:
        self.structure = structure
        self.day = day
        self.changed: list[Changed] = []
        self._seats = Seats(day)
        self._numbers: dict[type[models.Model], dict[str, int]] = {}

    def write(
        self,
        change: Change,
        extra: Sequence[str] = (),
        *,
        remove_gone: bool,
    ) -> None:
        """Write one sheet: new rows, changed rows, and rows that are gone.

        Args:
            change: What becomes of each row.
            extra: JSON text of the columns without a meaning, row by row.
            remove_gone: Whether records that the workbook does not have are removed.
        """
        sheet = change.sheet
        values = _columns(sheet, change.told)
        rows = [*change.new, *(row for row, _ in change.changed)]
        links = self._links(sheet, change.told, rows)
        numbers = [number for _, number in change.changed]
        known = sheet.model._base_manager.in_bulk(numbers)
        removed = self._removed(sheet, change)
        born: list[Row] = []
        kept: list[Row] = []
        pairs: list[tuple[int, Row]] = []
        for row, number in [*((row, None) for row in change.new), *change.changed]:
            record = known[number] if number else removed.get(row) or sheet.model()
            _fill(record, row, values, links)
            if extra:
                record.extra = extra[change.places[row]]
            if sheet.name == "units" and isinstance(record, Unit):
                record.structure = self.structure
            (kept if record.pk else born).append(record)
            pairs.append((row, record))
        insert(born)
        self._save(kept)
        self._number(sheet)
        self._own_links(sheet, change.told, pairs)
        self._reorder(change)
        self.changed += [(record, K.NEW) for record in born]
        self.changed += [(record, K.CHANGED) for record in kept]
        if remove_gone:
            self._remove(sheet, change.gone)
        if sheet.name == "employees":
            self._seat(change, dict(pairs))

    def _save(self, records: Sequence[Row]) -> None:
        if records:
            model = type(records[0])
            names = [
                field.name
                for field in model._meta.concrete_fields
                if not field.primary_key and field.name not in model.DERIVED
            ]
            model._base_manager.bulk_update(records, names, batch_size=200)

    def _removed(self, sheet: Sheet, change: Change) -> dict[int, Row]:
        """Records removed earlier that a new row brings back, by row."""
        column = sheet.recognised_by[0] if len(sheet.recognised_by) == 1 else ""
        if not column or not change.new:
            return {}
        field = sheet.field_of(column)
        gone = sheet.model._base_manager.filter(is_removed=True)
        gone = take.in_structure(sheet, gone, self.structure)
        if not gone.exists():
            return {}
        by_code = {getattr(record, field): record for record in gone}
        codes = change.told[column].to_list()
        return {row: by_code[codes[row]] for row in change.new if codes[row] in by_code}

    def _links(
        self, sheet: Sheet, told: pl.DataFrame, rows: Iterable[int]
    ) -> dict[str, Mapping[int, int]]:
        """By field, the number of the linked record of each row."""
        found: dict[str, Mapping[int, int]] = {}
        wanted = list(rows)
        for column, links in sheet.links.items():
            codes = told[column].to_list()
            left = {row: codes[row] for row in wanted if codes[row] is not None}
            for link in links:
                model = sheet.model._meta.get_field(link).related_model
                if model is sheet.model:
                    found[link] = {}  # filled in once all rows have their number
                    continue
                numbers = self._numbers_of(model, code_of(link))
                here = {
                    row: numbers[code] for row, code in left.items() if code in numbers
                }
                left = {row: code for row, code in left.items() if row not in here}
                found[link] = here
        return found

    def _numbers_of(self, model: Any, code: str) -> dict[str, int]:
        if model not in self._numbers:
            rows = model._base_manager.filter(is_removed=False)
            if model is Unit:
                rows = rows.filter(structure=self.structure)
            if model is Position:
                rows = rows.filter(unit__structure=self.structure)
            self._numbers[model] = dict(rows.values_list(code, "pk"))
        return self._numbers[model]

    def _number(self, sheet: Sheet) -> None:
        """Forget the numbers of a model whose rows were just written."""
        self._numbers.pop(sheet.model, None)

    def _own_links(
        self, sheet: Sheet, told: pl.DataFrame, pairs: Sequence[tuple[int, Row]]
    ) -> None:
        """Fill in links to other rows of the same sheet: parents and superiors."""
        for column, (link, *_) in sheet.links.items():
            if sheet.model._meta.get_field(link).related_model is not sheet.model:
                continue
            codes = told[column].to_list()
            numbers = self._numbers_of(sheet.model, "code")
            touched: list[Row] = []
            for row, record in pairs:
                number = numbers.get(codes[row]) if codes[row] else None
                if getattr(record, f"{link}_id") != number:
                    setattr(record, f"{link}_id", number)
                    touched.append(record)
            sheet.model._base_manager.bulk_update(touched, [link], batch_size=400)

    def _reorder(self, change: Change) -> None:
        """Bring rows that stayed as they are to their place in the workbook."""
        wanted = {number: row + 1 for row, number in change.same}
        model = change.sheet.model
        present = dict(model._base_manager.values_list("pk", "order"))
        moved = [pk for pk, order in wanted.items() if present[pk] != order]
        records = model._base_manager.in_bulk(moved)
        for pk, record in records.items():
            record.order = wanted[pk]
        model._base_manager.bulk_update(records.values(), ["order"], batch_size=AT_ONCE)

    def _remove(self, sheet: Sheet, numbers: Sequence[int]) -> None:
        records = list(sheet.model._base_manager.in_bulk(list(numbers)).values())
        for record in records:
            record.is_removed = True
        sheet.model._base_manager.bulk_update(
            records, ["is_removed"], batch_size=AT_ONCE
        )
        self._number(sheet)
        self.changed += [(record, K.GONE) for record in records]
        if sheet.model is Employee:
            self.changed += self._seats.vacate(list(numbers))

    def _seat(self, change: Change, written: Mapping[int, Row]) -> None:
        """Appoint people to the positions that their row names."""
        codes, since = (change.told[name].to_list() for name in HELD)
        numbers = self._numbers_of(Position, "code")
        wanted = {
            record.pk: (numbers.get(codes[row]), since[row])
            for row, record in written.items()
        }
        self.changed += self._seats.appoint(wanted)


def _columns(sheet: Sheet, told: pl.DataFrame) -> dict[str, list[Any]]:
    """The values of every plain field, as the database holds them, row by row."""
    values: dict[str, list[Any]] = {}
    held = HELD if sheet.name == "employees" else ()
    for column in sheet.table.columns:
        if column.name in sheet.links or column.name in held:
            continue
        rows = told[column.name]
        if column.kind is Kind.LIST:
            rows = rows.list.join(take.SEPARATOR)
        if rows.dtype == pl.String:
            rows = rows.fill_null("")
        values[sheet.field_of(column.name)] = rows.to_list()
    return values


def _fill(
    record: Row,
    row: int,
    values: Mapping[str, list[Any]],
    links: Mapping[str, Mapping[int, int]],
) -> None:
    for name, column in values.items():
        setattr(record, name, column[row])
    for name, numbers in links.items():
        setattr(record, f"{name}_id", numbers.get(row))
    record.order = row + 1
    record.is_removed = False
