"""Answer sheets of a workbook, and those that may not say what people think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from tepat.snapshot import Snapshot

from .elements import SCORED
from .makeup import ABOUT
from .spread import Answers

KEYS = tuple(column.name for column in SCORED)
COPIES_TOLD = 3
"""From so many sheets on that are alike in everything, they are worth a look."""

ALIKE = ("day", "service", "remark", *ABOUT)
"""Besides the answers, what copies have in common."""

TELLING = ("remark", "age")
"""Without one of these, equal sheets of a day are no wonder: many people agree."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets that count, and how many do not.

    Attributes:
        frame: ``row`` (place in table ``surveys``, from 0), ``unit``, ``day``,
            ``service`` (null where none is named), one column for each element, what
            is told of the respondent (``makeup.ABOUT``),
            ``is_straight`` (every answer equal, all elements answered) and ``copies``
            (sheets alike in everything, itself among them; 0 where none can tell).
        blank: Sheets without any answer, by unit.
        later: Sheets after the reference date or before ``since``, by unit.
    """

    frame: pl.DataFrame
    blank: dict[str, int]
    later: dict[str, int]


def sheets_of(snapshot: Snapshot, since: date | None) -> Sheets:
    """Return the sheets that count: answered, and from ``since`` to the reference date.

    Straight-lined and copied sheets stay among them; nothing is deleted.
    """
    told = snapshot.surveys.with_row_index("row").with_columns(
        pl.col("row").cast(pl.Int64),
        service=pl.col("service").str.strip_chars().replace("", None),
    )
    answered = pl.any_horizontal(pl.col(KEYS).is_not_null())
    after = pl.col("day") > snapshot.day
    before = pl.lit(False) if since is None else pl.col("day") < since
    in_time = ~(after | before)
    counted = told.filter(in_time & answered)
    every = pl.concat_list(KEYS)
    straight = (every.list.n_unique() == 1) & (every.list.drop_nulls().list.len() > 1)
    copies = pl.len().over("unit", *ALIKE, *KEYS)
    is_told = pl.any_horizontal(pl.col(TELLING).is_not_null()) & ~straight
    frame = counted.with_columns(
        is_straight=straight,
        copies=pl.when(is_told).then(copies).otherwise(0).cast(pl.Int64),
    )
    return Sheets(
        frame.select(
            "row", "unit", "day", "service", *KEYS, *ABOUT, "is_straight", "copies"
        ).sort("unit", "row"),
        _counts(told.filter(in_time & ~answered)),
        _counts(told.filter(~in_time)),
    )


def answers_of(frame: pl.DataFrame, keys: Sequence[str] = KEYS) -> Answers:
    """Return the answers of sheets as numbers; NaN where an element is blank."""
    return frame.select(keys).to_numpy().astype(np.float64)


def _counts(frame: pl.DataFrame) -> dict[str, int]:
    counted = frame.group_by("unit").len().sort("unit")
    return {str(unit): int(count) for unit, count in counted.iter_rows()}
