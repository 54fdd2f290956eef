"""The facts of a foreign map: its numbers as the source has them, nothing rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from .column_map import Fact, Format, Match, Measure
from .source import Source
from .tree import Tree
from .values import total

Number = int | str


def fact(told: Fact, source: Source, skipped: int, tree: Tree, form: Format) -> Number:
    """Return one fact: a whole number, or the exact decimal number as text.

    Args:
        told: What to tell.
        source: The rows that are kept.
        skipped: How many rows the map leaves out.
        tree: The rows as a tree; of groups, under the posts.
        form: How numbers are written.
    """
    if told.measure is not None:
        return measures(source, skipped, tree)[told.measure]
    column = told.column or ""
    if told.among is not None:
        match = Match(column, told.among)
        return sum(row.has(match) for row in source.rows)
    exact = total((row.cells[column] for row in source.rows), form.decimal)
    if told.decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-told.decimals), ROUND_HALF_UP)
    return f"{exact:f}"


def measures(source: Source, skipped: int, tree: Tree) -> dict[Measure, int]:
    """Return every measure of a record."""
    return {
        "rows": len(source.rows),
        "skipped": skipped,
        "unique_codes": tree.unique_codes,
        "duplicate_codes": len(tree.duplicates),
        "tops": len(tree.tops),
        "blank_parents": len(tree.blanks),
        "dangling_parents": len(tree.dangling),
        "cycles": len(tree.cycles),
        "unconnected": len(tree.unconnected),
        "max_depth": tree.max_depth,
        "max_span": tree.max_span,
    }
