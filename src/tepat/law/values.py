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
        kind: A scalar type, ``Sentence``, a tuple, ``Mapping[k, v]``, or one of these
            ``| None``.
        where: For the error: the file and the entry.

    Raises:
        LawFileError: if the value, or a part of it, is of another type.

    >>> frozen([1, 2], tuple[int, ...], "here")
    (1, 2)
    """
    origin, parts = get_origin(kind), get_args(kind)
    match value:
        case None if origin is UnionType:
            return None
        case _ if origin is UnionType:
            (some,) = (part for part in parts if part is not NoneType)
            return frozen(value, some, where)
        case list() if origin is tuple and _has_length(value, parts):
            kinds = parts if parts[-1] is not Ellipsis else [parts[0]] * len(value)
            pairs = zip(value, kinds, strict=True)
            return tuple(frozen(item, each, where) for item, each in pairs)
        case dict() if origin is Mapping:
            keys = (frozen(key, parts[0], where) for key in value)
            items = (frozen(item, parts[1], where) for item in value.values())
            return MappingProxyType(dict(zip(keys, items, strict=True)))
        case {"id": str(id), "en": str(en), **rest} if kind is Sentence and not rest:
            return Sentence(id=id, en=en)
        case int() if kind is float and type(value) is int:
            return float(value)
        # A truth value is not a number, nor a moment a day, though Python says so.
        case int() | float() | str() | date() if type(value) is kind:
            return value
    raise LawFileError(where, MISFIT, found=repr(value), wanted=_written(kind))


def _has_length(value: list[object], parts: tuple[Any, ...]) -> bool:
    return parts[-1] is Ellipsis or len(value) == len(parts)


def _written(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind)
