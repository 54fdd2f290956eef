"""Figures that are tables of squares: the nine boxes, and gaps by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.utils.translation import gettext as _

from tepat_web.kit import charts, writing
from tepat_web.kit.matrix import Line

SHARES = (0, 5, 10, 20)
"""A shade begins above each of these percentages."""


def boxes(
    frame: pl.DataFrame, statement: str, corner: str, language: str
) -> charts.Matrix:
    """Draw rows and columns of counts, the darkest where most people are.

    Args:
        frame: ``row_id``, ``row_en``, ``column_id``, ``column_en``, ``note_id``,
            ``note_en``, ``count`` and ``query`` of another view; row by row.
        statement: What it shows.
        corner: What rows and columns are.
        language: The reader's.
    """
    most = max(frame["count"], default=0)
    lines: dict[str, list[charts.Square]] = {}
    columns: dict[str, None] = {}
    for row in frame.iter_rows(named=True):
        columns[row[f"column_{language}"]] = None
        shade = -(-4 * row["count"] // most) if most else 0
        lines.setdefault(row[f"row_{language}"], []).append(
            charts.Square(
                writing.number(row["count"]),
                row[f"note_{language}"],
                shade,
                f"?{row['query']}",
            )
        )
    rows = [Line(name, squares) for name, squares in lines.items()]
    return charts.Matrix(statement, corner, list(columns), rows)


def shares(
    below: pl.DataFrame, statement: str, corner: str, columns: Sequence[str]
) -> charts.Matrix | None:
    """Draw what share of those assessed is below, by unit and column.

    Args:
        below: One row per unit: ``label``, ``unit``, and for each column its number
            behind ``below_``, ``assessed_`` and ``query_`` (of another view).
        statement: What it shows.
        corner: What rows and columns are.
        columns: Names of the columns.
    """
    if below.is_empty():
        return None
    rows = [
        Line(
            row["label"],
            [_share(row, at) for at in range(len(columns))],
            f"?{urlencode({'unit': row['unit']})}",
        )
        for row in below.iter_rows(named=True)
    ]
    return charts.Matrix(statement, corner, columns, rows, is_wide=True)


def _share(row: Mapping[str, Any], at: int) -> charts.Square:
    below, assessed = row[f"below_{at}"], row[f"assessed_{at}"]
    if not assessed:
        return charts.Square(writing.NOTHING, hidden=_("nobody assessed"))
    percent = (200 * below + assessed) // (2 * assessed)
    shade = sum(100 * below > bound * assessed for bound in SHARES)
    query = urlencode({"unit": row["unit"]})
    return charts.Square(
        f"{percent} %",
        _("%(below)s of %(assessed)s")
        % {"below": writing.number(below), "assessed": writing.number(assessed)},
        shade,
        f"?{row[f'query_{at}']}&{query}" if below else "",
    )
