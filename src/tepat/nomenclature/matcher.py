"""Finding which name of the nomenclature a written title means, and how surely.

The confidence, 0 to 1, says how near the title is to the name: three quarters the
words that both share, weighted by their rarity and forgiving slips (see ``index``), one
quarter the letters of the sorted words. What cannot be a slip lowers it by a factor:
another number, another level, another family of jobs; and so does another name that is
as near. The same titles and names give the same answer, whatever else is asked.

The thresholds were chosen on 8,452 titles made from the 4,226 different titles of three
real governments' lists (1 to 3 seeded slips in each: short forms, letters, order,
spaces, unit names) against all of those titles as names, and on a third of them with
their own name taken out. From 0.85 on, 999 of 1,000 accepted titles are right, 93 of
100 titles are accepted, and 1 of 1,000 whose name is missing is accepted all the same
(0.80: 134). From 0.60 on, 98 of 100 titles have the right name in front. The table, and
the measuring anew, is ``tests/engine/nomenclature/test_calibration.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray
from rapidfuzz import fuzz

from tepat.words import Sentence

from . import reasons
from .catalogue import general_titles
from .compared import Compared, compare
from .index import Index
from .title import Title, numbers, title

ACCEPT = 0.85
REVIEW = 0.60
SHOWN = 3  # candidates of a title in doubt
SWEPT = 8  # names looked at closely
FAR_BEHIND = 0.6  # of what the nearest shares

WORDS_WEIGH, LETTERS_WEIGH = 0.75, 0.25
OTHER_ORDER = 0.98
OTHER_NUMBER, OTHER_LEVEL, OTHER_FAMILY = 0.75, 0.8, 0.84
LEVEL_UNTOLD = 0.84  # where the name has a level and the title does not
UNIT_LEFT_OUT = 0.97
GENERAL_TITLE = 0.91
RATHER = 0.5  # a name so near is rather meant than a general title
BEGINNING = 0.65
UNPAIRED = 0.84  # at most, where a word of either has no counterpart
LEAST = 0.3  # of a candidate worth naming
CLOSE, CLOSE_SECOND = 0.03, 0.9


Reason = tuple[Sentence, Mapping[str, object]]
Reasons = tuple[Reason, ...]


class Decision(StrEnum):
    """What to do with the best name of a title."""

    ACCEPT = "diterima"
    REVIEW = "periksa"
    UNKNOWN = "tidak dikenal"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name that may be meant.

    Attributes:
        row: Its row in the catalogue.
        confidence: 0 to 1.
        reasons: Sentences with their facts, ready to be said.
    """

    row: int
    confidence: float
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A title as it is written, and what is known of whoever has it.

    Attributes:
        text: The title.
        family: Family of the position; ``None`` where unknown.
        level: Level of a functional position, where the title leaves it out.
        unit: Name of its unit; blank where unknown.
    """

    text: str
    family: str | None = None
    level: str | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The names found for one title, the nearest first; none where nothing is near."""

    candidates: tuple[Candidate, ...]

    @property
    def decision(self) -> Decision:
        best = self.candidates[0].confidence if self.candidates else 0.0
        if best >= ACCEPT:
            return Decision.ACCEPT
        return Decision.REVIEW if best >= REVIEW else Decision.UNKNOWN


class Matcher:
    """Finds names of a catalogue.

    Args:
        catalogue: Columns ``job``, ``name``, ``family`` and ``level`` at least; see
            :func:`tepat.nomenclature.catalogue`.
    """

    def __init__(self, catalogue: pl.DataFrame) -> None:
        rows = catalogue.select("job", "name", "family", "level").rows()
        self.names: list[str] = [name or "" for _, name, _, _ in rows]
        self._titles = [title(name) for name in self.names]
        self._families = [family for _, _, family, _ in rows]
        self._levels = [
            level or told.level if family == "FUNGSIONAL" else None
            for (_, _, family, level), told in zip(rows, self._titles, strict=True)
        ]
        self._index = Index([told.words for told in self._titles])
        self._sorted = [" ".join(sorted(told.words)) for told in self._titles]
        self._numbers = [told.numbers for told in self._titles]
        self._exact: dict[tuple[str, ...], list[int]] = {}
        for row, told in enumerate(self._titles):
            self._exact.setdefault(tuple(sorted(told.words)), []).append(row)
        general = general_titles()
        self._begins: dict[tuple[str, ...], list[int]] = {}
        for row, told in enumerate(self._titles):
            self._begins.setdefault(told.words, []).append(row)
        self._general = {
            row
            for row in range(len(rows))
            if (self._titles[row].words, self._families[row]) in general
        }

    def find(self, asked: Iterable[Asked]) -> list[Found]:
        """Return what each title means; equal ones are looked up once."""
        wanted = list(asked)
        different = list(dict.fromkeys(wanted))
        titles = [_read(one) for one in different]
        self._index.learn(word for told in titles for word in told.words)
        found = {
            one: self._one(one, told)
            for one, told in zip(different, titles, strict=True)
        }
        return [found[one] for one in wanted]

    def _one(self, asked: Asked, told: Title) -> Found:
        if not told.words:
            return Found(())
        candidates = self._near(asked, told, told.words)
        best = candidates[0].confidence if candidates else 0.0
        if best < ACCEPT and (parted := self._index.parted(told.words)) != told.words:
            more = self._near(asked, told, parted, (_said(reasons.SPACING),))
            candidates = _merged(candidates, more)
            best = candidates[0].confidence if candidates else 0.0
        if best < ACCEPT and (left := _without_unit(told, asked.unit)):
            out = " ".join(told.words[len(left) :])
            why = (_said(reasons.UNIT, words=out),)
            more = self._near(asked, told, left, why, UNIT_LEFT_OUT)
            candidates = _merged(candidates, more)
            best = candidates[0].confidence if candidates else 0.0
        if best < ACCEPT:
            candidates = _merged(candidates, self._beginnings(asked, told, candidates))
        near = [it for it in candidates if it.confidence >= LEAST]
        return Found(self._doubted(near))

    def _near(
        self,
        asked: Asked,
        told: Title,
        words: tuple[str, ...],
        why: Reasons = (),
        factor: float = 1.0,
    ) -> list[Candidate]:
        """The nearest names, each with its confidence and the reasons for it."""
        rows = self._exact.get(tuple(sorted(words)))
        shares = None
        if rows is None:
            shares = self._index.shares(words)
            rows = _nearest(shares)
        letters = " ".join(sorted(words))
        numbered = numbers(words)
        scored = []
        for row in rows:
            share = 1.0 if shares is None else float(shares[row])
            alike = fuzz.ratio(letters, self._sorted[row]) / 100
            near = WORDS_WEIGH * share + LETTERS_WEIGH * alike
            near *= factor * self._factor(asked, told, row)
            if numbered != self._numbers[row]:
                near *= OTHER_NUMBER
            if letters == self._sorted[row] and words != self._titles[row].words:
                near *= OTHER_ORDER
            scored.append((near, row))
        scored.sort(
            key=lambda pair: (-pair[0], self._level_off(told, pair[1]), pair[1])
        )
        found = [
            self._candidate(asked, told, words, row, confidence, why)
            for confidence, row in scored[:SHOWN]
            if confidence >= LEAST
        ]
        return sorted(found, key=lambda it: -it.confidence)

    def _candidate(
        self,
        asked: Asked,
        told: Title,
        words: tuple[str, ...],
        row: int,
        confidence: float,
        why: Reasons,
    ) -> Candidate:
        compared = compare(words, self._titles[row].words, self._index)
        if not compared.is_paired:
            confidence = min(confidence, UNPAIRED)
        said = (*why, *self._reasons(asked, told, words, row, compared))
        return Candidate(row, round(confidence, 4), said)

    def _factor(self, asked: Asked, told: Title, row: int) -> float:
        """What another level and another family take from the confidence."""
        factor, level = 1.0, self._levels[row]
        if level and told.level != level:
            factor *= OTHER_LEVEL if told.level else LEVEL_UNTOLD
        family = self._families[row]
        if asked.family and family and asked.family != family:
            factor *= OTHER_FAMILY
        return factor

    def _level_off(self, told: Title, row: int) -> tuple[bool, bool]:
        """Least for the level told, more for none, most for another."""
        level = self._levels[row]
        return level is not None and level != told.level, level != told.level

    def _reasons(
        self,
        asked: Asked,
        told: Title,
        words: tuple[str, ...],
        row: int,
        compared: Compared,
    ) -> Reasons:
        said = []
        if told.is_acting:
            said.append(_said(reasons.ACTING))
        if told.expanded:
            said.append(_said(reasons.EXPANDED, words=", ".join(told.expanded)))
        if compared.is_reordered:
            said.append(_said(reasons.OTHER_ORDER))
        said += [
            _said(what, words=", ".join(these))
            for what, these in (
                (reasons.MISSPELT, compared.slips),
                (reasons.MORE, compared.more),
                (reasons.LESS, compared.less),
            )
            if these
        ]
        if numbers(words) != self._numbers[row]:
            said.append(_said(reasons.OTHER_NUMBER))
        level, family = self._levels[row], self._families[row]
        if told.level and level and level != told.level:
            facts = {"level": told.level, "other": level}
            said.append(_said(reasons.OTHER_LEVEL, **facts))
        elif told.level:
            said.append(_said(reasons.LEVEL, level=told.level))
        if asked.family and family and asked.family != family:
            facts = {"family": asked.family, "other": family}
            said.append(_said(reasons.OTHER_FAMILY, **facts))
        if not said:
            same = asked.text == self.names[row]
            said.append(_said(reasons.SAME if same else reasons.SPELLING))
        return tuple(said)

    def _beginnings(
        self, asked: Asked, told: Title, candidates: Sequence[Candidate]
    ) -> list[Candidate]:
        """The longest name with which a title begins, where more words follow.

        After a general leadership title comes the name of a unit, so that title is
        meant, unless the catalogue has one that is nearer; after another name may
        come anything, so that one is worth a look and no more.
        """
        best = candidates[0] if candidates else None
        for length in range(len(told.words) - 1, 0, -1):
            rows = self._begins.get(told.words[:length])
            if not rows:
                continue
            rest = " ".join(told.words[length:])
            row = min(rows, key=lambda at: self._level_off(told, at))
            if row not in self._general:
                return [Candidate(row, BEGINNING, (_said(reasons.MORE, words=rest),))]
            facts = {"name": self.names[row], "words": rest}
            free = best is None or best.confidence < RATHER or best.row in self._general
            fits = asked.family in (None, self._families[row])
            confidence = GENERAL_TITLE if free and fits else BEGINNING
            return [Candidate(row, confidence, (_said(reasons.GENERAL, **facts),))]
        return []

    def _doubted(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """The candidates, doubted where a second one is as near as the first."""
        if len(candidates) < 2 or candidates[0].confidence >= 1.0:
            return tuple(candidates[:SHOWN])
        first, second = candidates[:2]
        same = self._sorted[first.row] == self._sorted[second.row]
        if same or first.confidence - second.confidence >= CLOSE:
            return tuple(candidates[:SHOWN])
        why = _said(reasons.CLOSE_SECOND, name=self.names[second.row])
        less = [
            replace(one, confidence=_lowered(one.confidence))
            for one in candidates[:SHOWN]
        ]
        return (replace(less[0], reasons=(*first.reasons, why)), *less[1:])


def _lowered(confidence: float) -> float:
    """Less sure, but what was worth a look stays so."""
    least = min(confidence, REVIEW)
    return max(least, round(confidence * CLOSE_SECOND, 4))


def _read(asked: Asked) -> Title:
    told = title(asked.text)
    return replace(told, level=asked.level) if asked.level and not told.level else told


def _nearest(shares: NDArray[np.float32]) -> list[int]:
    """The rows that share most, at most :data:`SWEPT` and none far behind."""
    if not len(shares) or (most := shares.max()) <= 0:
        return []
    near = np.flatnonzero(shares >= most * FAR_BEHIND)
    order = np.argsort(-shares[near], kind="stable")[:SWEPT]
    return [int(row) for row in near[order]]


def _said(sentence: Sentence, **facts: object) -> Reason:
    return sentence, facts


def _merged(first: list[Candidate], more: list[Candidate]) -> list[Candidate]:
    """Both lists as one, the better of each name, the nearest first."""
    best: dict[int, Candidate] = {}
    for one in (*first, *more):
        if one.row not in best or one.confidence > best[one.row].confidence:
            best[one.row] = one
    return sorted(best.values(), key=lambda it: -it.confidence)


def _without_unit(told: Title, unit: str) -> tuple[str, ...]:
    """The words before a unit's name at the end; blank where there is none.

    It is what follows "pada" or "di", or else words that the name of the unit has.
    """
    words = told.words
    if told.place is not None:
        return words[: told.place]
    named = set(title(unit).words) if unit else set()
    end = len(words)
    while end > 1 and words[end - 1] in named:
        end -= 1
    return words[:end] if end < len(words) else ()
