"""Checks on references: a code that is named exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from tepat.snapshot.columns import TABLES, Column, Table
from tepat.snapshot.snapshot import Snapshot

from .defect import Place, Sighting, error, warning

UNKNOWN = error(
    "REFERENCE-UNKNOWN",
    id="“{value}” tidak ada di {targets}{hint}. Perbaiki kodenya atau tambahkan "
    "barisnya di sana.",
    en="“{value}” does not exist in {targets}{hint}. Correct the code, or add its row "
    "there.",
)
UNUSED = warning(
    "REFERENCE-UNUSED",
    id="“{value}” tidak ada di {targets}{hint}; {count} baris yang menyebutnya, mulai "
    "baris ini, tidak dapat dipakai. Perbaiki kodenya, atau biarkan bila memang di "
    "luar data ini.",
    en="“{value}” does not exist in {targets}{hint}; the rows that name it ({count}, "
    "from this one on) cannot be used. Correct the code, or leave it where it lies "
    "outside these data.",
)

# Without these a need, a holder or the tree would be counted wrongly. Anywhere else a
# dangling code loses one row and nothing more: people move away, wishes grow old.
BINDING = frozenset(
    {
        ("units", "parent"),
        ("positions", "unit"),
        ("positions", "superior"),
        ("tasks", "position"),
        ("employees", "position"),
    }
)


def unknown_references(snapshot: Snapshot) -> Iterator[Sighting]:
    """Each code that names a row elsewhere names one that exists.

    Where none of the sheets named has any row there is nothing to compare with, and
    nothing is said. A code that only loses its rows is told once, with their number.
    """
    frames = {table.name: frame for table, frame in snapshot.tables()}
    for table in TABLES:
        for column in table.columns:
            if column.refers:
                known = _known(column, frames)
                if not known.is_empty():
                    yield from _unknown(table, column, frames[table.name], known)


def _known(column: Column, frames: dict[str, pl.DataFrame]) -> pl.Series:
    pairs = (reference.split(".") for reference in column.refers)
    parts = [frames[table][name].drop_nulls() for table, name in pairs]
    return pl.concat(parts).unique(maintain_order=True)


def _unknown(
    table: Table, column: Column, frame: pl.DataFrame, known: pl.Series
) -> Iterator[Sighting]:
    dangling = (
        frame.select(column.name)
        .with_row_index("row")
        .filter(
            pl.col(column.name).is_not_null()
            & ~pl.col(column.name).is_in(known.implode())
        )
    )
    if dangling.is_empty():
        return
    is_binding = (table.name, column.name) in BINDING
    targets = _targets(column.refers)
    alike = {loose(code): code for code in reversed(known.to_list())}
    by_code = dangling.group_by(column.name, maintain_order=True).agg(
        pl.col("row").first(), count=pl.len()
    )
    told = dangling.with_columns(count=1) if is_binding else by_code
    for row, value, count in told.select("row", column.name, "count").iter_rows():
        meant = alike.get(loose(value))
        facts = {
            "value": value,
            "targets": targets,
            "hint": f" (≈ {meant}?)" if meant else "",
            "count": count,
        }
        defect = UNKNOWN if is_binding else UNUSED
        yield Sighting(defect, Place(table.name, row, column.name), facts)


def _targets(refers: Iterable[str]) -> str:
    names = {
        f"{table.name}.{column.name}": f"{table.sheet}!{column.official}"
        for table in TABLES
        for column in table.columns
    }
    return " / ".join(names[reference] for reference in refers)


def loose(code: str) -> str:
    """Return what is left of a code without case, signs and leading zeros.

    >>> loose("00-12.a") == loose("12A")
    True
    """
    return "".join(filter(str.isalnum, code.casefold())).lstrip("0")
