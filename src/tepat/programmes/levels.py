"""Levels of education as they are told by the name of a programme or by BKN's list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tepat.snapshot.vocabulary import EDUCATION_RANK

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_NUMBER = r"(iv|i{1,3}|[1-4])"
_PATTERNS = (
    (re.compile(rf"\bd[ .-]*{_NUMBER}\b\.?"), "D"),
    (re.compile(rf"\b(?:diploma|dipl)[ .-]*{_NUMBER}\b\.?"), "D"),
    (re.compile(r"\bs[ .-]*(i{1,3}|[1-3])\b\.?"), "S"),
    (re.compile(r"\bstrata[ .-]*(i{1,3}|[1-3])\b\.?"), "S"),
)
# What a name begins with; the first that fits tells the level.
_WORDS = tuple(
    (re.compile(sign), level)
    for level, sign in {
        "SUBSPESIALIS": r"sub[ -]?spesialis\b",
        "SPESIALIS": r"(?:dokter (?:gigi )?|ners )?spesialis\b",
        "PROFESI": r"(?:pendidikan )?profesi\b|apoteker$|ners$"
        r"|dokter(?: umum| gigi| hewan)?$",
        "S3": r"doktor\b",
        "S2": r"magister\b",
        "D3": r"sarjana muda\b|akademi\b",
        "D4": r"sarjana terapan\b",
        "S1": r"sarjana\b",
        "SMP": r"(?:sltp|smp|mts|paket b|sekolah menengah pertama)\b",
        "SD": r"(?:sd|sekolah dasar|paket a)\b",
        "SLTA": r"(?:slta|sma|smk|smu|mak?|stm|smea|spk|spg|smti|supm|spma|spp|paket c"
        r"|persamaan slta|madrasah aliyah|sekolah (?:\w+ )*menengah)\b",
    }.items()
)

# Where BKN's list counts a programme to another level than its name tells.
_AS_LISTED = {
    "dokter hewan": "S1",
    "dokter umum": "S1",
    "profesi bidan": "S1",
    "profesi insinyur peternakan": "S1",
    "s-1 psikologi + profesi peminatan psikologi klinis": "S2",
    "s-1 psikologi yang lulus sebelum tanggal 4 oktober 2017 dan telah dikukuhkan "
    "sebagai psikolog klinis": "S2",
}


@cache
def levels_told(text: str) -> tuple[str, ...]:
    """Return the levels of education that a name tells, lowest first.

    >>> levels_told("S-1/D-IV Akuntansi"), levels_told("D. III Keperawatan")
    (('D4', 'S1'), ('D3',))
    >>> levels_told("Spesialis Anak"), levels_told("Akuntansi")
    (('SPESIALIS',), ())
    """
    listed = _AS_LISTED.get(" ".join(text.lower().split()))
    return (listed,) if listed else levels_named(text)


@cache
def levels_named(text: str) -> tuple[str, ...]:
    """Return the levels that the words of a name tell, wherever BKN lists it."""
    plain = " ".join(text.lower().replace("(", " ").replace(")", " ").split())
    found = {
        f"{letter}{_ROMAN.get(hit[1], hit[1])}"
        for pattern, letter in _PATTERNS
        for hit in pattern.finditer(plain)
    } & EDUCATION_RANK.keys()
    if not found:
        spaced = plain.lstrip(" -./")
        found = {level for sign, level in _WORDS if sign.match(spaced)}
        found = set(_first(found))
    return tuple(sorted(found, key=lambda level: (EDUCATION_RANK[level], level)))


@cache
def level_of_label(label: str) -> str | None:
    """Return the level that BKN's label of it means, ``None`` where it tells none.

    >>> [level_of_label(it) for it in ("Diploma III/Sarjana Muda", "S-2", "SLTP")]
    ['D3', 'S2', 'SMP']
    """
    told = levels_told(label)
    return told[-1] if told else None


def _first(found: Iterable[str]) -> Iterable[str]:
    order = [level for _, level in _WORDS]
    return sorted(found, key=order.index)[:1]
