"""One change of many rows: which rows, and what would become of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tepat.snapshot.columns import Column
from tepat_web.organisation.models import Row
from tepat_web.snapshots.sheets import Sheet

from . import records, sources
from .forms import typed
from .headings import label

MOST_KINDS = 8  # different values that are told of one column
MOST_NAMED = 12  # rows that are named in a preview


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows go from one value to another."""

    before: str
    count: int


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """What becomes of one column.

    Attributes:
        after: What stands in every row afterwards.
        tallies: What stands there now, where it differs, most frequent first.
        others: Rows with still other values than those told.
        same: Rows that hold the value already.
    """

    label: str
    after: str
    tallies: Sequence[Tally]
    others: int
    same: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What one change of many rows would do.

    Attributes:
        touched: Rows that would change, in the order of the list.
        digest: Of all rows as they are now.
    """

    columns: Sequence[ColumnChange]
    touched: Sequence[Row]
    count: int
    digest: str

    @property
    def same(self) -> int:
        """How many rows hold all of it already."""
        return self.count - len(self.touched)


def preview(sheet: Sheet, rows: Sequence[Row], values: Mapping[str, Any]) -> Preview:
    """Tell what giving ``rows`` the same ``values`` would change."""
    columns = [column for column in sheet.table.columns if column.name in values]
    touched: dict[int, Row] = {}
    told = []
    for column in columns:
        after = typed(column, values[column.name])
        before: Counter[str] = Counter()
        for row in rows:
            now = typed(column, sources.value(sheet, row, column))
            if now != after:
                before[now] += 1
                touched[row.pk] = row
        told.append(_change(column, after, before, len(rows)))
    in_order = [row for row in rows if row.pk in touched]
    return Preview(told, in_order, len(rows), digest(sheet, rows))


def digest(sheet: Sheet, rows: Sequence[Row]) -> str:
    """Return what stands for these rows in their present versions."""
    versions = records.versions(sheet, rows)
    told = ";".join(f"{number}:{versions[number]}" for number in sorted(versions))
    return sha256(told.encode()).hexdigest()


def _change(
    column: Column, after: str, before: Counter[str], rows: int
) -> ColumnChange:
    kinds = before.most_common(MOST_KINDS)
    return ColumnChange(
        label(column),
        after,
        [Tally(text, count) for text, count in kinds],
        before.total() - sum(count for _text, count in kinds),
        rows - before.total(),
    )
