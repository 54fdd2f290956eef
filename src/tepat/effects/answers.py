"""Answers of the public satisfaction survey, each on the scale of the index."""

from __future__ import annotations

import polars as pl

from tepat.satisfaction.elements import SCORED
from tepat.satisfaction.index import PER_POINT
from tepat.satisfaction.sheets import KEYS, sheets_of
from tepat.snapshot import Snapshot

BY_CODE = {column.official: column.name for column in SCORED}


def survey_answers(snapshot: Snapshot, element: str | None = None) -> pl.DataFrame:
    """Return one value per answer sheet, 25 to 100.

    A sheet's value is the mean of the elements it answers, each weighing the same
    (1/9), times 25; of one element, its answer times 25. Sheets that leave it blank do
    not count.

    Returns:
        ``unit``, ``day``, ``value``.
    """
    keys = KEYS if element is None else (BY_CODE[element.lower()],)
    value = pl.mean_horizontal(keys) * PER_POINT
    sheets = sheets_of(snapshot, None).frame
    return sheets.select("unit", "day", value=value).drop_nulls()
