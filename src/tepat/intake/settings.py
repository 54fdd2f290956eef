"""Reading sheet ``pengaturan`` into typed settings."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat.snapshot.checks import Place, Sighting
from tepat.snapshot.checks.defect import warning
from tepat.snapshot.columns import Column
from tepat.snapshot.settings import KEYS, Settings

from .cells import Flaw, reader
from .headings import key

UNKNOWN_KEY = warning(
    "SETTING-UNKNOWN",
    id="Pengaturan “{value}” tidak dikenal dan tidak dipakai; yang dikenal: {allowed}.",
    en="Setting “{value}” is not known and not used; known are: {allowed}.",
)

KNOWN = {key(column.official): column for column in KEYS}


def with_official_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with known keys in their official spelling."""
    told = {said: known.official for said in rows["key"] if (known := _known(said))}
    return rows.with_columns(pl.col("key").replace(told))


def read(rows: pl.DataFrame) -> tuple[Settings, list[Sighting]]:
    """Return the settings, and what is wrong with their rows.

    A blank value sets nothing; of a key said twice the first value counts.

    Args:
        rows: Columns ``key`` and ``value``, as text.
    """
    values: dict[str, object] = {}
    seen: list[Sighting] = []
    for row, (said, value) in enumerate(rows.iter_rows()):
        column = _known(said)
        if column is None:
            seen.extend(_unknown(row, said))
            continue
        told = reader(column)(value or "")
        if isinstance(told, Flaw):
            seen.append(
                Sighting(told.defect, Place("settings", row, "value"), told.facts)
            )
            told = told.value
        if told is not None:
            lasting = tuple(told) if isinstance(told, list) else told
            values.setdefault(column.name, lasting)
    return Settings(**values), seen  # type: ignore[arg-type]  # read as KEYS declare


def _known(said: str | None) -> Column | None:
    return KNOWN.get(key(said)) if said else None


def _unknown(row: int, said: str | None) -> Iterator[Sighting]:
    if said:
        allowed = ", ".join(column.official for column in KEYS)
        place = Place("settings", row, "key")
        yield Sighting(UNKNOWN_KEY, place, {"value": said, "allowed": allowed})
