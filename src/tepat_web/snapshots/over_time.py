"""Figures of a change: values over time, its date marked; effects around zero."""

from __future__ import annotations

import polars as pl

from tepat_web.kit import charts

from .result import PATH


def lines(
    frame: pl.DataFrame, path: str, statement: str, title: str, language: str
) -> charts.Line | None:
    """Draw curves over time.

    Args:
        frame: ``label_id``, ``label_en``, ``curve_id``, ``curve_en``, ``value``,
            ``is_mark`` (on the label that an upright marks) and ``_path``; curve by
            curve, each with the same labels.
        path: Of the unit that is looked at.
        statement, title: What it shows, and what its labels are.
        language: The reader's.

    Returns:
        ``None`` where the figure is about more than that unit.
    """
    if not _within(frame, path):
        return None
    label, curve = f"label_{language}", f"curve_{language}"
    series = [
        charts.Series(
            str(name),
            [charts.Point(row[label], row["value"]) for row in part.to_dicts()],
        )
        for (name,), part in frame.group_by(curve, maintain_order=True)
    ]
    marked = frame.filter("is_mark")[label]
    mark = str(marked[0]) if len(marked) else ""
    return charts.Line(statement, series, title=title, mark=mark)


def effects(
    frame: pl.DataFrame, path: str, statement: str, title: str, language: str
) -> charts.Ranges | None:
    """Draw effects with their intervals, zero in the middle.

    Args:
        frame: ``label_id``, ``label_en``, ``value``, ``low``, ``high``, ``decimals``
            (of figures, alike in every row) and ``_path``.
        path, statement, title, language: As of :func:`lines`.
    """
    if not _within(frame, path):
        return None
    rows = [
        charts.Range(row[f"label_{language}"], row["value"], row["low"], row["high"])
        for row in frame.iter_rows(named=True)
    ]
    ends = [
        abs(end)
        for row in rows
        for end in (row.value, row.low, row.high)
        if end is not None
    ]
    far = max(ends, default=0) or 1.0
    return charts.Ranges(
        statement,
        rows,
        [(0.0, "0")],
        title=title,
        also=(-far, far),
        decimals=int(frame["decimals"][0]),
    )


def _within(frame: pl.DataFrame, path: str) -> bool:
    return not frame.is_empty() and str(frame[PATH][0]).startswith(path)
