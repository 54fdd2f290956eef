"""Fields of study (bidang pendidikan): when two names mean the same, or are kin.

Only names that mean the same count as accepted by a rule; what means the same stands
in ``aliases.yaml``. Families of fields (``families.yaml``) are our own grouping and
serve the fit score alone, never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

DEGREE = re.compile(
    r"""(?: d[ -]?(?:iv|iii|ii|i|[1-4]) | s[ -]?(?:iii|ii|i|[1-3])
      | (?:diploma|strata)(?:[ ](?:iv|iii|ii|i|[1-4]))?
      | sarjana(?:[ ](?:muda|terapan))? | magister | doktor | (?:pendidikan[ ])?profesi
      | sma | smu | smk | slta | sltp | smp | sd | ma | stm | smea
    )(?:[ /]+|$)""",
    re.VERBOSE,
)


@cache
def bare(field: str) -> str:
    """Clean a name lightly: small letters, plain words, no degree before it.

    >>> bare("S-1 ILMU  HUKUM (Tata Negara)"), bare("D-IV/S-1 Manajemen")
    ('ilmu hukum tata negara', 'manajemen')
    """
    text = re.sub(r"[^a-z0-9/ -]+", " ", field.lower()).strip(" /-")
    while (found := DEGREE.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    return " ".join(text.replace("/", " ").replace("-", " ").split())


@cache
def normal(field: str) -> str:
    """Clean a name: case, spaces, punctuation, a leading degree, and other spellings.

    >>> normal("S-1  AKUNTANSI"), normal("S1/D4 Ilmu Hukum"), normal("SMA IPA")
    ('akuntansi', 'hukum', 'ipa')
    >>> normal("S.1 PGSD") == normal("S-1 Pendidikan Guru Sekolah Dasar")
    True
    """
    words = _aliases()["words"]
    text = " ".join(words.get(word, word) for word in bare(field).split())
    text = text.removeprefix("ilmu ").replace("dokter spesialis ", "spesialis ")
    return _names_of_one().get(text, text)


@cache
def typed_out(text: str) -> str:
    """Write out what people shorten; for finding a programme, never for a rule.

    >>> typed_out("S1 Pend. Bhs. Inggris"), typed_out("SH")
    ('pendidikan bahasa inggris', 'hukum')
    """
    told = _aliases()
    plain = bare(text)
    for name, others in told["typed_names"].items():
        if plain in others:
            return str(name)
    return " ".join(told["typed_words"].get(word, word) for word in plain.split())


def is_misspelt(text: str) -> bool:
    """Tell whether a name holds a word that is a known slip of the pen."""
    return not set(_aliases()["misspelt"]).isdisjoint(bare(text).split())


def accepts(field: str | None, accepted: str | None) -> bool | None:
    """Tell whether ``field`` is on the list ``accepted`` (separated by ";").

    A list that is open to every field accepts also who names none; else a blank field
    is unknown, and so is a blank list. A concentration in brackets may be left out,
    and a profession stands for the degree that it follows upon.

    >>> accepts("S-1 Akuntansi", "Ekonomi; AKUNTANSI"), accepts("Hukum", "Akuntansi")
    (True, False)
    >>> accepts(None, "Semua Jurusan"), accepts(None, "Akuntansi")
    (True, None)
    >>> accepts("Profesi Ners", "Keperawatan"), accepts("Keperawatan", "Profesi Ners")
    (True, False)
    """
    if accepted is None:
        return None
    if is_open(accepted):
        return True
    meant = _meant_by(field) if field is not None else frozenset()
    return bool(meant & _listed(accepted)) if meant else None


@cache
def is_open(accepted: str) -> bool:
    """Tell whether a list asks for no field: it names a level alone, or "any".

    >>> is_open("SLTA/SMA Sederajat"), is_open("S-1 Semua Jurusan")
    (True, True)
    >>> is_open("SMK"), is_open("Semua Jurusan Teknik")
    (False, False)
    """
    return any(_is_open(name) for name in accepted.lower().split(";"))


@cache
def family_of(field: str) -> str | None:
    """Return the family of a field of study, or ``None`` where it belongs to none.

    >>> family_of("Perpajakan") == family_of("S1 Akuntansi") == "keuangan"
    True
    """
    return next(iter(families_of(field)), None)


@cache
def families_of(text: str) -> tuple[str, ...]:
    """Return every family one of whose marks stands in a text, in their order.

    >>> families_of("Pengelola Keuangan Sekolah"), families_of("Juru Mudi")
    (('keuangan',), ())
    """
    name = f" {normal(text)} "
    return tuple(
        family
        for family, marks in _families().items()
        if any(f" {mark} " in name for mark in marks)
    )


@cache
def kin(field: str | None, accepted: str | None) -> bool | None:
    """Tell whether ``field`` is of the same family as one on the list.

    >>> kin("Perpajakan", "Akuntansi"), kin("Keperawatan", "Akuntansi")
    (True, False)
    """
    if field is None or accepted is None:
        return None
    family = family_of(field)
    return family is not None and family in _families_listed(accepted)


def _is_open(name: str) -> bool:
    told = _aliases()
    words = set(re.split(r"[^a-z0-9]+", name)) - {""}
    beyond = words.difference(*told["levels"])
    if not beyond:
        return bool(words.difference(told["vocational"]))
    return "semua" in words and not beyond.difference(told["every"])


@cache
def _meant_by(field: str) -> frozenset[str]:
    """The names a field answers to: its own, the wider one, and the one before it."""
    told = _aliases()
    own = {normal(field), normal(field.partition("(")[0])} - {""}
    before = {told["after"].get(name, name) for name in own}
    school = {word for word in told["vocational"] if field.lower().startswith(word)}
    return frozenset(own | before | school)


@cache
def _listed(accepted: str) -> frozenset[str]:
    return frozenset(normal(name) for name in accepted.split(";")) - {""}


@cache
def _families_listed(accepted: str) -> frozenset[str | None]:
    return frozenset(family_of(name) for name in accepted.split(";"))


@cache
def _families() -> Mapping[str, tuple[str, ...]]:
    return {family: tuple(marks) for family, marks in _read("families").items()}


@cache
def _names_of_one() -> Mapping[str, str]:
    return {
        other: name for name, others in _aliases()["names"].items() for other in others
    }


@cache
def _aliases() -> Mapping[str, Any]:
    return _read("aliases")


def _read(name: str) -> Mapping[str, Any]:
    text = files("tepat.programmes").joinpath(f"{name}.yaml").read_text("utf-8")
    content: Mapping[str, Any] = yaml.safe_load(text)
    return content
