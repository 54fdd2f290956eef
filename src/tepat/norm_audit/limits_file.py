"""A city's own limits of the audit, read from a small TOML file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, ClassVar

from tepat.errors import TepatError
from tepat.words import Sentence

from .policy import LIMITS, AuditPolicy

UNREADABLE = Sentence(
    id="Berkas batas {file} belum dapat dibaca: {why}. Periksa nama dan isinya.",
    en="The file of limits {file} cannot be read: {why}. Check its name and content.",
)
UNKNOWN = Sentence(
    id="Berkas batas {file} memuat nama yang tidak dikenal: {names}. Yang dikenal: "
    "decree, {known}.",
    en="The file of limits {file} has names that are not known: {names}. Known are: "
    "decree, {known}.",
)
WRONG = Sentence(
    id="Berkas batas {file} memuat angka yang tidak dapat dipakai: {names}. Lihat "
    "lembar «Cara memeriksa» pada hasil audit untuk arti setiap batas.",
    en="The file of limits {file} has numbers that cannot be used: {names}. Sheet "
    "“How it is checked” of an audit tells what each limit means.",
)


class LimitsError(TepatError):
    """A file of audit limits that cannot be followed."""

    exit_code: ClassVar[int] = 43


def read_limits(path: Path) -> AuditPolicy:
    """Read the limits of a city; what it leaves out keeps its default.

    The file has a table ``[audit]``::

        [audit]
        decree = "SE Sekda 12/2026"
        norm_ratio = 2.5

    Raises:
        LimitsError: if the file cannot be read, or a limit is unknown or unusable.
    """
    told = _table(path)
    strange = sorted(set(told) - {"decree", *LIMITS})
    if strange:
        names, known = ", ".join(strange), ", ".join(LIMITS)
        raise LimitsError(UNKNOWN, file=path.name, names=names, known=known)
    defaults = AuditPolicy()
    wrong = [
        name
        for name, value in told.items()
        if not _fits(value, getattr(defaults, name))
    ]
    if wrong:
        raise LimitsError(WRONG, file=path.name, names=", ".join(wrong))
    try:
        return AuditPolicy(**told)
    except ValueError as error:
        names = str(error).partition(": ")[2].rstrip(".")
        raise LimitsError(WRONG, file=path.name, names=names) from error


def _table(path: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LimitsError(UNREADABLE, file=path.name, why=str(error)) from error
    strange = sorted(set(told) - {"audit"})
    table = told.get("audit", {})
    if strange or not isinstance(table, dict):
        names = ", ".join(strange) or "audit"
        raise LimitsError(UNKNOWN, file=path.name, names=names, known="[audit]")
    return table


def _fits(value: object, default: object) -> bool:
    """Whether a value is of the kind of its default; whole numbers are decimals too."""
    if isinstance(value, bool):
        return False
    kinds = (int, float) if isinstance(default, float) else type(default)
    return isinstance(value, kinds)
