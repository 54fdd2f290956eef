"""Fields of study (bidang pendidikan): when two names mean the same, or are kin.

Only equal names (after cleaning) count as accepted by a rule. Families of fields are
our own grouping and serve the fit score alone, never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

DEGREE = re.compile(
    r"^(?:d[ -]?(?:iv|iii|ii|i|[1-4])|s[ -]?[1-3]|sarjana|magister|diploma(?: [1-4iv]+)?"
    r"|profesi|pendidikan profesi|sma|smk|slta)(?:[ /]+|$)"
)
ANY = frozenset({"semua jurusan", "semua program studi", "semua bidang", "semua"})


@cache
def normal(field: str) -> str:
    """Clean a name: case, spelling of spaces, punctuation and a leading degree.

    >>> normal("S-1  AKUNTANSI"), normal("D-III Keperawatan"), normal("S1/D4 Hukum")
    ('akuntansi', 'keperawatan', 'hukum')
    """
    text = re.sub(r"[^a-z0-9/ -]+", " ", field.lower()).strip()
    while found := DEGREE.match(text):
        rest = text[found.end() :].strip()
        if not rest:
            break
        text = rest
    return re.sub(r"[\s/-]+", " ", text).strip()


def is_accepted(field: str, accepted: str) -> bool:
    """Tell whether ``field`` is on the list ``accepted`` (separated by ";").

    >>> is_accepted("S-1 Akuntansi", "Ekonomi; AKUNTANSI")
    True
    >>> is_accepted("Hukum", "Semua Jurusan"), is_accepted("Hukum", "Akuntansi")
    (True, False)
    """
    names = _names(accepted)
    return bool(names & ANY) or normal(field) in names


@cache
def family_of(field: str) -> str | None:
    """Return the family of a field of study, or ``None`` where it belongs to none.

    >>> family_of("Perpajakan") == family_of("S1 Akuntansi") == "keuangan"
    True
    """
    name = f" {normal(field)} "
    for family, marks in _families().items():
        if any(f" {mark} " in name for mark in marks):
            return family
    return None


@cache
def kin(field: str, accepted: str) -> bool:
    """Tell whether ``field`` is of the same family as one on the list."""
    family = family_of(field)
    return family is not None and any(
        family_of(name) == family for name in _names(accepted)
    )


@cache
def _names(accepted: str) -> frozenset[str]:
    return frozenset(normal(name) for name in accepted.split(";") if name.strip())


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    text = files("tepat.competency").joinpath("families.yaml").read_text("utf-8")
    return {family: tuple(marks) for family, marks in yaml.safe_load(text).items()}
