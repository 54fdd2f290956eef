"""Checks on codes of programmes: they agree with the level and the name told beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tepat.snapshot.snapshot import Snapshot
from tepat.snapshot.vocabulary import EDUCATION_OF_CODE, EDUCATION_RANK

from .defect import Place, Sighting, warning

LEVEL_DIFFERS = warning(
    "PROGRAMME-LEVEL-DIFFERS",
    id="Kode {value} pada lembar program_studi berarti {name}, jenjang {listed}, "
    "sedangkan pendidikan tertulis {told}; yang dipakai kolom pendidikan. Periksa "
    "keduanya.",
    en="Code {value} on sheet program_studi means {name}, level {listed}, while "
    "pendidikan says {told}; column pendidikan is used. Check the two.",
)
NAME_DIFFERS = warning(
    "PROGRAMME-NAME-DIFFERS",
    id="Kode {value} pada lembar program_studi berarti {name}, sedangkan bidang "
    "pendidikan tertulis “{told}”; yang dipakai kolom bidang_pendidikan. Periksa "
    "keduanya, atau biarkan bila memang sama.",
    en="Code {value} on sheet program_studi means {name}, while the field of study "
    "says “{told}”; column bidang_pendidikan is used. Check the two, or leave it where "
    "they do mean the same.",
)
WORD = re.compile(r"[a-z]{4,}")
SHORTEST = 6  # letters of a word that is surely no abbreviation
ALIKE = 4  # first letters by which two words may be the same
COMMON = frozenset({"ilmu", "program", "studi", "profesi", "teknologi", "pendidikan"})


def programmes_of_people(snapshot: Snapshot) -> Iterator[Sighting]:
    """A person's code of a programme agrees with the level and the name told.

    Both are warnings: BKN lists some programmes at another level than their name
    tells, and one programme has many names. Abbreviations are not compared.
    """
    listed = {
        row["programme"]: (row["name"], EDUCATION_OF_CODE.get(row["level_code"] or ""))
        for row in snapshot.programmes.iter_rows(named=True)
    }
    told = snapshot.employees.select("programme", "education", "field")
    for row, (code, level, field) in enumerate(told.iter_rows()):
        if code is None or code not in listed:
            continue
        name, own = listed[code]
        if level and own and EDUCATION_RANK.get(level) != EDUCATION_RANK[own]:
            facts = {"value": code, "name": name, "listed": own, "told": level}
            yield Sighting(LEVEL_DIFFERS, Place("employees", row, "programme"), facts)
        if field and name and not _may_agree(field, name):
            facts = {"value": code, "name": name, "told": field}
            yield Sighting(NAME_DIFFERS, Place("employees", row, "programme"), facts)


def _may_agree(one: str, other: str) -> bool:
    """Tell whether two names have a word in common, or cannot be compared."""
    first, second = _words(one), _words(other)
    if not any(len(word) >= SHORTEST for word in first) or not second:
        return True
    starts = {word[:ALIKE] for word in second}
    return any(word[:ALIKE] in starts for word in first)


def _words(name: str) -> set[str]:
    found = set(WORD.findall(name.lower()))
    return found - COMMON or found
