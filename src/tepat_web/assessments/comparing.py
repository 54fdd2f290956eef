"""The judgements of one person beside each other, with JPM and gaps by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tepat.competency import (
    KIND_NAMES,
    Bands,
    Match,
    band_name,
    name_of,
    of_rows,
    shown,
    taken,
)
from tepat.law import Law
from tepat.words import Sentence
from tepat_web.register.headings import meaning

from .models import Assessee, Judge, Judgement, Outcome

IMPORTANCE: Mapping[str, Sentence] = {
    "mutlak": Sentence(id="mutlak", en="mandatory"),
    "penting": Sentence(id="penting", en="important"),
    "perlu": Sentence(id="perlu", en="needed"),
}
BLANK: Mapping[str, None] = {"assessed_on": None, "age_months": None}


@dataclass(frozen=True, slots=True)
class Level:
    """One level that may be given, with what it says where the law's words are known.

    Attributes:
        value: 1 to 5.
        name: What the level is called.
        wording: What the dictionary says of it for this competency; blank: unknown.
    """

    value: int
    name: str
    wording: str


@dataclass(frozen=True, slots=True)
class Competency:
    """One competency that a position asks for, as it is put to a judge."""

    code: str
    name: str
    kind: str
    importance: str
    asked: int
    is_default: bool
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One competency with the levels of all who judged it.

    Attributes:
        competency: What is asked.
        levels: By judge; ``None``: given none, or not to be seen.
        evidence: By judge, where there is any.
        by_rule: The judge whose level counts by the rule, and the level.
        outcome: What was taken over, if anything was.
        short: Levels missing to what is asked by what counts, as the engine has it.
    """

    competency: Competency
    levels: Mapping[str, int | None]
    evidence: Mapping[str, str]
    by_rule: tuple[str, int] | None
    outcome: Outcome | None
    short: int | None = None

    @property
    def counts(self) -> int | None:
        """The level that counts: taken over, else by the rule."""
        if self.outcome:
            return self.outcome.level
        return self.by_rule[1] if self.by_rule else None


@dataclass(frozen=True, slots=True)
class Percent:
    """A match (JPM) in percent, or its least and greatest value where it is open.

    Attributes:
        value: Capped at 100 and rounded half up to two places; ``None``: unknown.
        low, high: The least and the greatest that it can be.
        bands: What it is called, set by set; blank where that is open.
        missing: How many competencies have no level.
    """

    value: float | None
    low: float | None
    high: float | None
    bands: tuple[str, ...]
    missing: int


def competencies(it: Assessee, at: Law) -> list[Competency]:
    """Return what is asked of a participant, with the words of each level."""
    return [_competency(each, at) for each in it.standard]


def _competency(asked: Mapping[str, object], at: Law) -> Competency:
    code, kind = str(asked["competency"]), asked["kind"]
    importance = str(asked["importance"] or "")
    words = at.competency.dictionary.value.get(code, {})
    names = at.competency.level_names.value
    lowest = at.competency.lowest_level.value
    highest = at.competency.highest_level.value
    levels = tuple(
        Level(
            value,
            meaning(names[value]) if value in names else "",
            meaning(words[value]) if value in words else "",
        )
        for value in range(lowest, highest + 1)
    )
    return Competency(
        code,
        meaning(name_of(code)),
        meaning(KIND_NAMES[str(kind)]) if kind in KIND_NAMES else "",
        meaning(IMPORTANCE[importance]) if importance in IMPORTANCE else importance,
        int(str(asked["asked"])),
        bool(asked["is_default"]),
        levels,
    )


def lines(
    it: Assessee,
    at: Law,
    given: Mapping[str, Judgement],
    outcomes: Mapping[str, Outcome],
) -> list[Line]:
    """Return every competency with the levels that a reader may see.

    Args:
        given: Judgements that the reader may see, by judge.
        outcomes: What was taken over, by competency.
    """
    told = []
    for each in competencies(it, at):
        levels = {
            judge.value: given[judge.value].levels.get(each.code)
            if judge.value in given
            else None
            for judge in Judge
        }
        evidence = {
            judge: text
            for judge, one in given.items()
            if (text := one.evidence.get(each.code))
        }
        by_rule = taken(levels, it.round.policy)
        told.append(Line(each, levels, evidence, by_rule, outcomes.get(each.code)))
    short = {row.competency: row.short for row in match(it, counted(told), at).rows}
    return [replace(line, short=short[line.competency.code]) for line in told]


def match(it: Assessee, levels: Mapping[str, int | None], at: Law) -> Match:
    """Return the engine's match of a participant with some levels, by competency."""
    return of_rows(
        (
            {**each, **BLANK, "reached": levels.get(each["competency"])}
            for each in it.standard
        ),
        at,
    )


def percent(found: Match, sets: Iterable[Bands]) -> Percent:
    """Return a match as a reader sees it."""
    low, high = found.bounds()
    bands = tuple(
        meaning(band_name(label)) if (label := found.band(each)) else ""
        for each in sets
    )
    return Percent(
        shown(found.capped()), shown(low), shown(high), bands, len(found.not_assessed)
    )


def counted(told: Sequence[Line]) -> dict[str, int | None]:
    """Return the levels that count, by code."""
    return {line.competency.code: line.counts for line in told}
