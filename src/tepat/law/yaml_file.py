"""Reading a YAML file of the law, strictly."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from importlib.resources import files
from typing import Any

import yaml

from tepat.words import Sentence

from .errors import LawFileError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NO_FILE = Sentence(
    id="berkas tidak ada. Buat berkasnya, atau hapus kelasnya.",
    en="the file does not exist. Write it, or remove its class.",
)
NO_YAML = Sentence(
    id="berkas tidak terbaca sebagai YAML ({reason}).",
    en="the file cannot be read as YAML ({reason}).",
)
TWICE = Sentence(
    id="isian {key} tertulis dua kali. Hapus salah satu.",
    en="the entry {key} is written twice. Remove one.",
)
NO_MAPPING = Sentence(
    id="di sini harus ada isian bernama, bukan {found}.",
    en="named entries belong here, not {found}.",
)
MISSING = Sentence(
    id="isian {keys} belum ada. Tambahkan.", en="{keys} is missing. Add it."
)
UNKNOWN = Sentence(
    id="isian {keys} tidak dikenal. Perbaiki ejaannya, atau hapus.",
    en="{keys} is not known here. Correct the spelling, or remove it.",
)


class Strict(Loader):  # type: ignore[misc, valid-type]
    """A safe loader that refuses a key written twice, of which YAML keeps one."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, Any]:
        names = [self.construct_object(key, deep=True) for key, _ in node.value]
        if len(names) > len(set(names)):
            key = next(name for name in names if names.count(name) > 1)
            raise LawFileError(self.name, TWICE, key=str(key))
        entries: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return entries


def content(path: str) -> dict[Any, Any]:
    """Return what ``law/<path>`` says.

    Raises:
        LawFileError: if there is no such file, it is not YAML, it says something
            twice, or it is no mapping.
    """
    try:
        text = files("tepat.law").joinpath(path).read_text("utf-8")
    except FileNotFoundError:
        raise LawFileError(f"law/{path}", NO_FILE) from None
    return parsed(text, f"law/{path}")


def parsed(text: str, where: str) -> dict[Any, Any]:
    """Return the mapping that ``text`` writes; see ``content``."""
    loader = Strict(text)
    loader.name = where
    try:
        found = loader.get_single_data()
    except yaml.YAMLError as error:
        raise LawFileError(where, NO_YAML, reason=str(error)) from None
    finally:
        loader.dispose()
    return mapping(found, where)


def mapping(found: object, where: str) -> dict[Any, Any]:
    """Return ``found`` if it is a mapping, and refuse it otherwise."""
    if not isinstance(found, dict):
        raise LawFileError(where, NO_MAPPING, found=repr(found))
    return found


def entries(
    found: object, needed: Collection[str], where: str, optional: Collection[str] = ()
) -> dict[str, Any]:
    """Return ``found`` as a mapping with every needed key and no unknown one.

    Raises:
        LawFileError: naming the keys that are missing or unknown.
    """
    told = mapping(found, where)
    if missing := sorted(set(needed) - told.keys()):
        raise LawFileError(where, MISSING, keys=", ".join(missing))
    unknown = sorted(str(key) for key in told.keys() - set(needed) - set(optional))
    if unknown:
        raise LawFileError(where, UNKNOWN, keys=", ".join(unknown))
    return told
