"""The coded lists of a job analysis: from what people write to codes, and back.

``Inteligensia (G)``, ``G : Intelegensia`` and ``g`` are one aptitude. What stands for
two entries, or for none, is left as it is: a list of doubt, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz.distance import Levenshtein

from tepat.law import Law
from tepat.words import Language, Sentence

from .spellings import HEADS, SHORT_WORDS, SIGNS, SPELLINGS

COLUMNS = ("aptitudes", "temperaments", "interests", "efforts", "functions")

TWO_INTERESTS = "k"  # Kewirausahaan or Konvensional: the list itself must tell
ENTERPRISING, CONVENTIONAL = "kewirausahaan", "konvensional"

HARD = re.compile(r"[;\n|]")  # parts entries from each other, whatever they say
PARTINGS = (r"[,/&+]|\bdan\b", r",", r"[\s,.\-–]+")
ENUMERATOR = re.compile(
    r"^\s*(?:\(?\d{1,3}[.)]|\(?[a-z]\)|[a-z]\.|[-–—•*·▪●○])\s+", re.I
)
CODE_FIRST = re.compile(
    r"^\(?(?:([A-Za-z][ .-]?\d)\)?[\s:=.)\-–—]"  # D2 …
    r"|([A-Za-z]{1,6}|\d[abAB])\)?\s*[:=.)\-–—])\s*"  # G : …
)
CODE_LAST = re.compile(
    r"[(\[]\s*([A-Za-z]{1,6}|[A-Za-z][ .-]?\d|\d[abAB])\s*[)\]]\s*\.?$"
)
IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
NOT_WORD = re.compile(r"[^0-9a-z]+")
SHORTEST_FUZZY = 6  # letters; below, one slip makes another word
SLIPS_PER_LETTERS = 6  # one slip is forgiven for so many letters


@dataclass(frozen=True, slots=True)
class Listed:
    """What one cell of a coded list says.

    Attributes:
        codes: Those found, each once, in the order of writing.
        unknown: Texts that stand for no entry, or for more than one.
    """

    codes: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """Every coded list, as of one day.

    Attributes:
        names: For each of ``COLUMNS``, the code of each entry to its name; the older
            interests (1a … 5b) among them.
        readings: For each of ``COLUMNS``, every folded spelling to its code.
    """

    names: Mapping[str, Mapping[str, Sentence]]
    readings: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, law: Law) -> Codes:
        """Take the lists from the law.

        Raises:
            NormNotInForce: if the lists have no value on the day of ``law``.
        """
        said = law.job_analysis
        names: dict[str, Mapping[str, Sentence]] = {
            "aptitudes": said.aptitudes.value,
            "temperaments": said.temperaments.value,
            "interests": {**said.interests.value, **said.older_interests.value},
            "efforts": said.efforts.value,
            "functions": said.functions.value,
        }
        long_codes = {
            code: (long,) for code, long in said.temperament_long_codes.value.items()
        }
        readings = {
            column: _readings(
                names[column],
                SPELLINGS[column],
                long_codes if column == "temperaments" else {},
            )
            for column in COLUMNS
        }
        return cls(MappingProxyType(names), MappingProxyType(readings))

    def name(self, column: str, code: str) -> Sentence:
        """Return the name of an entry; of an unknown one what is written."""
        return self.names[column].get(code) or Sentence(id=code, en=code)

    def label(self, column: str, code: str, language: Language) -> str:
        """Write an entry as forms have it: ``G – Inteligensia``, ``Duduk``.

        Where the code is a word of its own, its name says it.
        """
        if code not in self.names[column]:
            return code
        name = self.name(column, code).fill({}, language)
        return f"{code} – {name}" if len(code) <= 2 else name

    def code(self, column: str, text: str) -> str | None:
        """Return the one entry that ``text`` stands for, or ``None``.

        >>> from datetime import date
        >>> from tepat import law
        >>> codes = Codes.of(law.on(date(2026, 11, 26)))
        >>> codes.code("aptitudes", "Intelegensia (G)"), codes.code("functions", "d-2")
        ('G', 'D2')
        >>> codes.code("interests", "K") is None  # two begin with it
        True
        """
        readings = self.readings[column]
        for said in _ways(column, text):
            if said in readings:
                return readings[said]
        return self._by_part(column, text) or self._by_sign(column, text)

    def listed(self, column: str, texts: Iterable[str]) -> Listed:
        """Return the codes in a list of texts; one text may hold several."""
        codes: list[str] = []
        unknown: list[str] = []
        parts = (part.strip() for text in texts for part in HARD.split(text))
        for part in filter(None, parts):
            told = self._several(column, part)
            codes += told or ()
            unknown += () if told else (ENUMERATOR.sub("", part).strip() or part,)
        if column == "interests":
            codes, unknown = _part_two_interests(codes, unknown)
        return Listed(tuple(dict.fromkeys(codes)), tuple(unknown))

    def _several(self, column: str, text: str) -> list[str] | None:
        """The entries of one text: itself, or parts that are entries every one."""
        for way in _ways(column, text):
            if way in self.readings[column]:
                return [self.readings[column][way]]
        for parting in PARTINGS:
            parts = [part for part in re.split(parting, text) if part.strip(" .")]
            if len(parts) < 2:
                continue
            found = [self.code(column, part) for part in parts]
            if column == "interests":
                bare = [_fold(part) == TWO_INTERESTS for part in parts]
                found = _two_in_one(found, bare)
            if None not in found:
                return [code for code in found if code]
        code = self.code(column, text)
        return None if code is None else [code]

    def _by_part(self, column: str, text: str) -> str | None:
        """By a code or name at either end, where the two do not disagree."""
        readings = self.readings[column]
        body = _without_head(column, ENUMERATOR.sub("", text))
        first, last = CODE_FIRST.match(body), CODE_LAST.search(body)
        rest = body[first.end() :] if first else CODE_LAST.sub("", body)
        named = self._by_name(column, rest)
        if named is not None:
            return named  # sources differ on numbers, not on words
        for told in filter(None, (first, last)):
            written = next(filter(None, told.groups()))
            if code := readings.get(_tight(written)):
                return code
        return None

    def _by_name(self, column: str, text: str) -> str | None:
        readings = self.readings[column]
        said = _fold(IN_BRACKETS.sub(" ", text))
        if not said:
            return None
        if said in readings:
            return readings[said]
        begun = [it for it in readings if len(it) > 4 and said.startswith(f"{it} ")]
        if begun:
            return readings[max(begun, key=len)]
        return self._by_slip(column, said)

    def _by_slip(self, column: str, said: str) -> str | None:
        """By a name with a slip of the pen, where only one is that near."""
        allowed = len(said) // SLIPS_PER_LETTERS
        if len(said) < SHORTEST_FUZZY:
            return None
        near = {
            code
            for spelling, code in self.readings[column].items()
            if len(spelling) >= SHORTEST_FUZZY
            and Levenshtein.distance(said, spelling, score_cutoff=allowed) <= allowed
        }
        return near.pop() if len(near) == 1 else None

    def _by_sign(self, column: str, text: str) -> str | None:
        said = f" {_fold(text)} "
        found = {
            code
            for code, signs in SIGNS.get(column, {}).items()
            if any(f" {sign} " in said for sign in signs)
        }
        return found.pop() if len(found) == 1 else None


def _readings(
    names: Mapping[str, Sentence],
    spellings: Mapping[str, tuple[str, ...]],
    long_codes: Mapping[str, tuple[str, ...]],
) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, name in names.items():
        told = (name.id, name.en, *long_codes.get(code, ()), *spellings.get(code, ()))
        for text in told:
            found.setdefault(_fold(text), code)
    for code in names:  # a code is nothing but itself
        found[_fold(code)] = code
    return MappingProxyType(found)


def _ways(column: str, text: str) -> Sequence[str]:
    """The ways in which a short text may be a code or a name of the list."""
    bare = ENUMERATOR.sub("", text)
    ways = [_fold(text), _tight(text), _fold(bare), _tight(bare)]
    for head in HEADS[column]:
        if ways[2].startswith(f"{head} "):
            rest = ways[2].removeprefix(f"{head} ")
            ways += [rest, _tight(rest)]
    return ways


def _without_head(column: str, text: str) -> str:
    """The text without words in front that tell no entry: ``Data: D2`` is ``D2``."""
    for head in HEADS[column]:
        found = re.match(rf"{head}\s*[:=–-]\s*", text, re.IGNORECASE)
        if found is not None:
            return text[found.end() :]
    return text


def _part_two_interests(
    codes: list[str], unknown: list[str]
) -> tuple[list[str], list[str]]:
    """Let the list tell which interest ``K`` is, where it names the other one."""
    doubtful = [text for text in unknown if _fold(text) == TWO_INTERESTS]
    if not doubtful:
        return codes, unknown
    if len(doubtful) == 2 and not {ENTERPRISING, CONVENTIONAL} & set(codes):
        meant = [ENTERPRISING, CONVENTIONAL]
    elif len(doubtful) == 1 and ENTERPRISING in codes:
        meant = [CONVENTIONAL]
    elif len(doubtful) == 1 and CONVENTIONAL in codes:
        meant = [ENTERPRISING]
    else:
        return codes, unknown
    return codes + meant, [text for text in unknown if text not in doubtful]


def _two_in_one(found: list[str | None], bare: list[bool]) -> list[str | None]:
    """The same for letters written in one text: ``S, K, Ke``."""
    codes = [code for code in found if code]
    meant, left = _part_two_interests(codes, ["k" for is_bare in bare if is_bare])
    if left:
        return found
    more = iter(meant[len(codes) :])
    return [
        next(more) if is_bare else c for c, is_bare in zip(found, bare, strict=True)
    ]


@lru_cache(maxsize=65_536)
def _fold(text: str) -> str:
    words = NOT_WORD.sub(" ", text.casefold()).split()
    return " ".join(SHORT_WORDS.get(word, word) for word in words)


def _tight(text: str) -> str:
    return _fold(text).replace(" ", "")
