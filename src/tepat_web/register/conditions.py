"""Conditions for the database, put to rows that it does not hold any more.

Just the lookups that lists use; anything else is an error, not a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, or_, xor
from types import MappingProxyType
from typing import Any

import polars as pl
from django.db.models import Q

Values = Callable[[str], pl.Series]
Lookup = Callable[[pl.Series, Any], pl.Series]
JOINED: Mapping[str, Callable[[Any, Any], Any]] = MappingProxyType(
    {Q.AND: and_, Q.OR: or_, Q.XOR: xor}
)
LOOKUPS: Mapping[str, Lookup] = MappingProxyType(
    {
        "exact": lambda told, value: told == value,
        "in": lambda told, value: told.is_in(list(value)),
        "isnull": lambda told, value: told.is_null() == value,
        "gte": lambda told, value: told >= value,
        "lte": lambda told, value: told <= value,
        "startswith": lambda told, value: told.str.starts_with(value),
        "endswith": lambda told, value: told.str.ends_with(value),
        "contains": lambda told, value: told.str.contains(value, literal=True),
        "icontains": lambda told, value: told.str.to_lowercase().str.contains(
            value.lower(), literal=True
        ),
    }
)


def met(condition: Q, values: Values) -> pl.Series:
    """Return whether each row meets a condition, which has at least one part.

    A comparison with what is blank is not met.

    Args:
        values: Gives a field of every row by its path.
    """
    told = [_part(child, values) for child in condition.children if child]
    joined: pl.Series = reduce(JOINED[condition.connector], told)
    return ~joined if condition.negated else joined


def _part(child: Any, values: Values) -> pl.Series:
    if isinstance(child, Q):
        return met(child, values)
    path, value = child
    before, _dash, last = path.rpartition("__")
    path, lookup = (before, last) if last in LOOKUPS else (path, "exact")
    return LOOKUPS[lookup](values(path), value).fill_null(False)
