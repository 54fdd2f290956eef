"""Leaving small counts out so that nobody can work them out from the others."""

from __future__ import annotations

from collections.abc import Mapping

SMALL = 5
"""A count below this is left out wherever a group could be guessed."""


def suppressed(counts: Mapping[str, int]) -> tuple[dict[str, int | None], int | None]:
    """Return counts and their sum, with ``None`` for what is left out.

    Left out is every count below :data:`SMALL`, nothing included. With it goes the sum,
    which would give away what is left out together, and so a single one. Hiding a
    larger count instead is not enough: whoever knows by which rule it is chosen can
    still tell some small ones at the edge. So what is left out may be any small number.

    >>> suppressed({"a": 12, "b": 3}), suppressed({"a": 12, "b": 9})
    (({'a': 12, 'b': None}, None), ({'a': 12, 'b': 9}, 21))
    """
    cells = {name: by if by >= SMALL else None for name, by in counts.items()}
    is_whole = bool(cells) and None not in cells.values()
    return cells, sum(counts.values()) if is_whole else None
