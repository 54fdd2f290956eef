"""Finding the programme that a name means, as people write it, with how surely.

The list is the city's own copy of BKN's codes where it loaded one (sheet
``program_studi``), else the names that vacancies use. What is found with doubt is for a
person to look at; nothing here changes a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import polars as pl
from rapidfuzz import fuzz, process

from tepat.snapshot.vocabulary import EDUCATION_OF_CODE, EDUCATION_RANK
from tepat.words import Language, Sentence

from .field import bare, family_of, is_misspelt, is_open, normal, typed_out
from .learned import shipped
from .levels import level_of_label, levels_named, levels_told

SURE, LOOK = 0.9, 0.6
MOST_OTHERS = 3
USUAL = ("SLTA", "S3", "S2", "D3", "D4", "S1")  # the last is meant where none is told
MARGIN = 0.04  # a second name that is nearer than this makes the first unsure
SEGMENT = re.compile(r"\b(?:jurusan|jur|program studi|prodi|konsentrasi|peminatan)\b")
BRACKETS = re.compile(r"^(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*$")
ONLY_DEGREE = re.compile(r"^\W*(?:sarjana|magister|doktor|[sd][ .-]*\w{1,3})\b", re.I)


class Decision(StrEnum):
    """What to do with a name that was looked up."""

    SURE = "sure"
    REVIEW = "review"
    UNKNOWN = "unknown"


EXACT = Sentence(id="nama sama", en="the same name")
SAME = Sentence(id="lain tulisan, sama artinya", en="another spelling of the same")
TYPED = Sentence(id="singkatan ditulis lengkap", en="written out in full")
IN_BRACKETS = Sentence(
    id="dibaca dari bagian nama: {part}", en="read from a part of the name: {part}"
)
LIKE = Sentence(
    id="mirip {share} persen dengan nama di daftar",
    en="{share} per cent like a name on the list",
)
SEVERAL_LEVELS = Sentence(
    id="jenjang belum disebut, ada pada beberapa jenjang",
    en="no level is told, and several have it",
)
OTHER_LEVEL = Sentence(
    id="nama ini ada pada jenjang {level}, bukan {told}",
    en="the name is known at level {level}, not {told}",
)
LEVELS_DIFFER = Sentence(
    id="jenjang pada nama ({named}) berbeda dengan kolom pendidikan ({told})",
    en="the level in the name ({named}) differs from column pendidikan ({told})",
)
LEVEL_ALONE = Sentence(
    id="hanya jenjang, tanpa bidang", en="a level alone, without a field"
)
NOTHING = Sentence(id="belum ada yang mirip", en="nothing is like it")

Reason = tuple[Sentence, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme of the list.

    Attributes:
        code: BKN's code, ``None`` where no list is loaded.
        name: As the list has it.
        level: Level of education (``EDUCATION_RANK``).
        family: The city's own family, else Tepat's; ``None`` where it has none.
    """

    code: str | None
    name: str
    level: str
    family: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a name means.

    Attributes:
        text: As it was written.
        level: Level of education, told or found; ``None`` where unknown.
        entry: The programme, ``None`` where none is like it.
        confidence: 0 to 1.
        decision: Sure, to be looked at, or unknown.
        reasons: Why, as sentences.
        others: Further programmes it may be.
        family: Family of the field, even where no programme is found.
    """

    text: str
    level: str | None
    entry: Entry | None
    confidence: float
    decision: Decision
    reasons: tuple[Reason, ...] = ()
    others: tuple[Entry, ...] = ()
    family: str | None = field(default=None)

    def why(self, language: Language = "id") -> str:
        """Return the reasons, one after the other."""
        return "; ".join(said.fill(facts, language) for said, facts in self.reasons)


class Catalogue:
    """The programmes a name is looked up in.

    Args:
        entries: In any order; the first of equal names wins.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.by_code = {it.code: it for it in self.entries if it.code is not None}
        self._bare: dict[str, list[Entry]] = {}
        self._normal: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self._bare.setdefault(bare(entry.name), []).append(entry)
            self._normal.setdefault(normal(entry.name), []).append(entry)
        for name, same in self._normal.items():
            same.sort(key=lambda it: (bare(it.name) != name, is_misspelt(it.name)))
        self._names = sorted(self._normal)
        self._found: dict[tuple[str, str | None, bool], Found] = {}

    def find(
        self, text: str, level: str | None = None, *, or_above: bool = False
    ) -> Found:
        """Find the programme that a name means.

        Args:
            text: As written, with or without a level ("D IV/S1 Keperawatan").
            level: Level told beside it (column pendidikan), where there is one.
            or_above: Whether that is only the lowest, as in the list of a position.
        """
        key = text, level, or_above
        if key not in self._found:
            self._found[key] = self._look_up(text, level, or_above)
        return self._found[key]

    def _look_up(self, text: str, level: str | None, or_above: bool) -> Found:
        named = levels_told(text)
        told = named or ((level,) if level else ())
        if or_above and not named:
            told = _from(level)
        differs = bool(
            named
            and level
            and not or_above
            and _rank(level) is not None
            and _rank(level) not in {_rank(it) for it in (*named, *levels_named(text))}
        )
        entries, confidence, reasons = self._meant(text, told)
        if not entries and is_open(text) and bare(text):
            at = _first_level(told)
            sure = Decision.SURE if at else Decision.REVIEW
            return Found(text, at, None, 1.0, sure, ((LEVEL_ALONE, {}),))
        if not entries:
            at = _first_level(told)
            family = family_of(text)
            return Found(
                text, at, None, 0.0, Decision.UNKNOWN, ((NOTHING, {}),), (), family
            )
        chosen, *others = _by_level(entries, told)
        if differs:
            confidence = min(confidence, LOOK)
            facts = {"named": " / ".join(named), "told": level}
            reasons = (*reasons, (LEVELS_DIFFER, facts))
        if not told and len({it.level for it in entries}) > 1:
            confidence = min(confidence, LOOK + 0.1)
            reasons = (*reasons, (SEVERAL_LEVELS, {}))
        elif told and not _fits(chosen, told):
            confidence = min(confidence, LOOK)
            asked = level if or_above and not named else " / ".join(told)
            reasons = (
                *reasons,
                (OTHER_LEVEL, {"level": chosen.level, "told": asked}),
            )
        confidence = round(confidence, 2)
        decision = (
            Decision.SURE
            if confidence >= SURE
            else Decision.REVIEW
            if confidence >= LOOK
            else Decision.UNKNOWN
        )
        near = [it for it in others if _fits(it, told or (chosen.level,))]
        is_known = decision is not Decision.UNKNOWN
        return Found(
            text,
            _first_level(told) if told else chosen.level,
            chosen if is_known else None,
            confidence,
            decision,
            reasons,
            tuple(near if is_known else [chosen, *near])[:MOST_OTHERS],
            (chosen.family if is_known else None) or family_of(text),
        )

    def _meant(
        self, text: str, told: Sequence[str]
    ) -> tuple[list[Entry], float, tuple[Reason, ...]]:
        """The programmes of a name, best first, of whatever level."""
        if found := self._exact(text, told):
            return found
        if is_open(text):
            return [], 0.0, ()
        for part in _parts(text):
            if (found := self._exact(part, told)) and _fits_any(found[0], told):
                return found[0], 0.85, ((IN_BRACKETS, {"part": part}),)
        return self._like(text, told)

    def _exact(
        self, text: str, told: Sequence[str]
    ) -> tuple[list[Entry], float, tuple[Reason, ...]] | None:
        ways = (
            (self._as_written(text), 1.0, EXACT),
            (self._normal.get(normal(text), []), 0.97, SAME),
            (self._normal.get(normal(typed_out(text)), []), 0.92, TYPED),
        )
        found = [it for it in ways if it[0]]
        for entries, confidence, why in found:
            if _fits_any(entries, told):
                return entries, confidence, ((why, {}),)
        if not found:
            return None
        entries, confidence, why = found[0]
        return entries, confidence, ((why, {}),)

    def _as_written(self, text: str) -> list[Entry]:
        """Entries of the very name; a slip of the pen stands for the right name."""
        found = self._bare.get(bare(text), [])
        if is_misspelt(text):
            same = self._normal.get(normal(text), [])
            levels = {it.level for it in same if not is_misspelt(it.name)}
            found = [it for it in found if it.level not in levels]
        return found

    def _like(
        self, text: str, told: Sequence[str]
    ) -> tuple[list[Entry], float, tuple[Reason, ...]]:
        wanted = normal(typed_out(text))
        if not wanted or len(wanted) < 3:
            return [], 0.0, ()
        alike = process.extract(wanted, self._names, scorer=_alike, limit=8)
        near = [(it, share / 100) for it, share, _ in alike if share >= 100 * LOOK]
        if not near:
            return [], 0.0, ()
        if told:
            near.sort(key=lambda it: (-it[1] - 0.05 * self._is_at(it[0], told), it[0]))
        name, share = near[0]
        rest = [it for it, its in near[1:] if its > share - 2 * MARGIN]
        close = any(its > share - MARGIN for _, its in near[1:])
        confidence = share - (0.1 if close else 0.0)
        entries = [it for each in (name, *rest) for it in self._normal[each]]
        if told:
            fitting = [it for it in entries if _fits(it, told)]
            entries = fitting or entries
        facts = {"share": round(100 * share)}
        return entries, confidence, ((LIKE, facts),)

    def _is_at(self, name: str, told: Sequence[str]) -> bool:
        return _fits_any(self._normal[name], told)


def from_frame(programmes: pl.DataFrame) -> Catalogue:
    """Return the catalogue of a city's own list (frame ``programmes``).

    Names that vacancies use and the list does not have follow it, without codes.
    """
    own = [
        Entry(
            row["programme"],
            row["name"],
            level_of(row["education_label"], row["level_code"], row["name"]) or "",
            row["family"] or family_of(row["name"]),
        )
        for row in programmes.iter_rows(named=True)
        if row["name"]
    ]
    listed = {(normal(it.name), it.level) for it in own}
    more = shipped_catalogue().entries
    return Catalogue(
        [*own, *(it for it in more if (normal(it.name), it.level) not in listed)]
    )


@cache
def shipped_catalogue() -> Catalogue:
    """Return the programmes that vacancies name, without codes."""
    named = {(it.name, post.level) for post in shipped() for it in post.asked}
    return Catalogue(
        Entry(None, name, level, family_of(name)) for name, level in sorted(named)
    )


def level_of(label: str | None, code: str | None, name: str) -> str | None:
    """Return the level of a programme on BKN's list, by label, code or name."""
    if label and (told := level_of_label(label)):
        named = levels_told(name)
        # Professions and specialists are listed under the academic level of equal rank.
        fine = [it for it in named if _rank(it) == _rank(told)]
        return fine[-1] if fine else told
    if code and code.zfill(2) in EDUCATION_OF_CODE:
        return EDUCATION_OF_CODE[code.zfill(2)]
    return _first_level(levels_told(name))


def _alike(one: str, other: str, **_: object) -> float:
    return 0.5 * fuzz.ratio(one, other) + 0.5 * fuzz.token_sort_ratio(one, other)


def _parts(text: str) -> list[str]:
    """The parts of a name that may be the programme, the likeliest first."""
    if found := BRACKETS.match(text):
        both = [found["outer"].strip(), found["inner"].strip()]
        return both[::-1] if ONLY_DEGREE.match(text) else both
    pieces = [it.strip(" ,-/") for it in SEGMENT.split(text.lower())]
    if len(pieces) > 1:
        return [it for it in reversed(pieces) if it]
    return [it.strip() for it in re.split(r"\s+[-–]\s+|,", text) if it.strip()][::-1]


def _by_level(entries: Sequence[Entry], told: Sequence[str]) -> list[Entry]:
    """Those of the level told first, then those of equal rank, then the others."""
    order = {level: at for at, level in enumerate(reversed(told or USUAL))}

    def place(entry: Entry) -> tuple[int, int]:
        if entry.level in order:
            return 0, order[entry.level]
        return (1 if _fits(entry, told) else 2), 0

    return sorted(entries, key=place)


def _fits(entry: Entry, told: Sequence[str]) -> bool:
    return not told or _rank(entry.level) in {_rank(it) for it in told}


def _fits_any(entries: Sequence[Entry], told: Sequence[str]) -> bool:
    return any(_fits(it, told) for it in entries)


def _rank(level: str) -> int | None:
    return EDUCATION_RANK.get(level)


def _from(level: str | None) -> tuple[str, ...]:
    """All levels from one up, that one last; all of them where none is told."""
    if level is None:
        return tuple(it for it in EDUCATION_RANK if it not in USUAL) + USUAL
    least = EDUCATION_RANK.get(level, 0)
    above = [it for it, rank in EDUCATION_RANK.items() if rank >= least and it != level]
    return (*reversed(above), level)


def _first_level(told: Sequence[str]) -> str | None:
    return told[-1] if told else None
