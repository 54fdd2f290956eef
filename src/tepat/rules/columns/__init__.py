"""The columns a rule may read about a pair: a person, a position, and both together.

Columns of the person and of the calendar come from ``people.py``, columns of the
position begin with ``to_`` and come from ``targets.py``, and what depends on both is
computed in ``pairs.py`` from exactly the columns named in ``of``. A null is data that
is missing, or (in a column of the position) something that it does not ask for.
"""

from __future__ import annotations

import polars as pl

from .both import BOTH
from .column import DTYPES, Kind, PairColumn, Side
from .person import PERSON
from .target import SEAT, TARGET

PAIR: tuple[PairColumn, ...] = (*PERSON, *TARGET, *SEAT, *BOTH)
BY_NAME = {column.name: column for column in PAIR}
SCHEMA = pl.Schema({column.name: column.dtype for column in PAIR})

NEVER_HELD = "BELUM ADA"
"""The ``family`` of a person of whom no position is on record, now or earlier."""

__all__ = [
    "BY_NAME",
    "DTYPES",
    "NEVER_HELD",
    "PAIR",
    "SCHEMA",
    "Kind",
    "PairColumn",
    "Side",
]
