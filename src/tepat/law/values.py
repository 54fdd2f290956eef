"""Values of norms: checked against the type their group declares, and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin

from tepat.words import Sentence

from .errors import LawFileError

MISFIT = Sentence(
    id="nilai {found} tidak cocok dengan tipe {wanted} yang dinyatakan kelasnya. "
    "Perbaiki nilai atau tipenya.",
    en="the value {found} does not fit the type {wanted} that its class declares. "
    "Correct the value or the type.",
)


def frozen(value: object, kind: Any, where: str) -> Any:
    """Return ``value`` as ``kind``, with nothing left in it that can be changed.

    Lists become tuples, mappings read-only mappings, ``{id: …, en: …}`` a Sentence
    where one is declared, and whole numbers decimals where those are declared.

    Args:
        value: As YAML gives it.
        kind: A scalar type, ``Sentence``, ``tuple[x, ...]``, ``Mapping[k, v]``, or a
            union of these with ``None``.
        where: For the error: the file and the entry.

    Raises:
        LawFileError: if the value, or a part of it, is of another type.

    >>> frozen([1, 2], tuple[int, ...], "here")
    (1, 2)
    """
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType and value is None and NoneType in parts:
        return None
    if origin is UnionType:
        (some,) = (part for part in parts if part is not NoneType)
        return frozen(value, some, where)
    if origin is tuple and isinstance(value, list):
        return tuple(frozen(item, parts[0], where) for item in value)
    if origin is Mapping and isinstance(value, dict):
        return MappingProxyType(
            {
                frozen(key, parts[0], where): frozen(item, parts[1], where)
                for key, item in value.items()
            }
        )
    if kind is Sentence and isinstance(value, dict) and value.keys() == {"id", "en"}:
        return Sentence(**value)
    if kind is float and type(value) is int:
        return float(value)
    # A truth value is not a number, nor a moment a day, though Python says they are.
    if kind in (int, float, str, bool, date) and type(value) is kind:
        return value
    raise LawFileError(where, MISFIT, found=repr(value), wanted=_written(kind))


def _written(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind)
