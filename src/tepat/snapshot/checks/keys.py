"""Checks on keys: what may occur once occurs once."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat.snapshot.columns import Table
from tepat.snapshot.snapshot import Snapshot

from .defect import Place, Sighting, error, warning

REPEATED = error(
    "KEY-REPEATED",
    id="“{value}” sudah dipakai di {first}; setiap {heading} hanya boleh muncul satu "
    "kali. Ubah kodenya atau hapus salah satu baris.",
    en="“{value}” is already used in {first}; each {heading} may occur only once. "
    "Change the code or delete one of the rows.",
)
CONTRADICTED = error(
    "KEY-CONTRADICTED",
    id="Baris ini dan {first} menyebut “{value}” yang sama dengan isi berbeda; "
    "pertahankan satu baris saja untuk setiap {heading}.",
    en="This row and {first} are about the same “{value}” but differ; keep one row for "
    "each {heading}.",
)
SAID_TWICE = warning(
    "KEY-SAID-TWICE",
    id="Baris ini mengulang {first} dengan isi yang sama; dibaca satu kali. Baris ini "
    "dapat dihapus.",
    en="This row repeats {first} with equal content; it is read once. It can be "
    "deleted.",
)


def repeated_keys(snapshot: Snapshot) -> Iterator[Sighting]:
    """Each key of each table occurs once; rows with a blank in a code are let pass."""
    for table, frame in snapshot.tables():
        if table.key and not frame.select(table.key).is_unique().all():
            yield from _repeated(table, frame)


def first_of_each(table: Table, frame: pl.DataFrame) -> pl.Series:
    """Return the mask of the rows that do not repeat an earlier one of equal key."""
    if not table.key or frame.is_empty():
        return pl.repeat(True, frame.height, dtype=pl.Boolean, eager=True)
    return frame.select(pl.struct(table.key).is_first_distinct()).to_series()


def _repeated(table: Table, frame: pl.DataFrame) -> Iterator[Sighting]:
    is_identity = len(table.key) == 1
    heading = " + ".join(
        column.official for column in table.columns if column.name in table.key
    )
    content = pl.struct(frame.columns)
    marked = (
        frame.with_row_index("row")
        .filter(pl.col(table.key[0]).is_not_null())
        .with_columns(
            first=pl.col("row").first().over(table.key),
            same=(content == content.first()).over(table.key),
        )
        .filter(pl.col("row") != pl.col("first"))
    )
    for seen in marked.iter_rows(named=True):
        defect = SAID_TWICE if seen["same"] else CONTRADICTED
        told = " + ".join(str(seen[name]) for name in table.key if seen[name])
        yield Sighting(
            REPEATED if is_identity and table.name != "settings" else defect,
            Place(table.name, seen["row"], table.key[0]),
            {
                "value": told,
                "heading": heading,
                "first": Place(table.name, seen["first"], table.key[0]),
            },
        )
