"""The public rule book: every rule and every norm, as its pages show them.

What a rule says depends on the law of a day only, so it is worked out once a day in
each process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, get_type_hints

from django.urls import reverse

from tepat import law
from tepat.finding import SIGNS, Finding, Verdict
from tepat.law import UNITS, Citation, Law, Norm, instruments
from tepat.law.group import Group
from tepat.policy import Policy
from tepat.reports.norms import value_text
from tepat.rules import ROLL
from tepat.rules.book import ORDERS, STAGES, Entry, entries
from tepat.words import Sentence
from tepat_web.kit.words import Words

from .topics import TOPICS

APART = Words(id="tidak berlaku", en="does not apply")
LONG = 160  # characters of a value: a longer one is folded


@dataclass(frozen=True, slots=True)
class Article:
    """One source: as it is cited, and the instrument named in full (or blank)."""

    text: str
    instrument: str
    full: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule tells in one case: ``verdict`` as signs are called, or blank."""

    verdict: str
    word: Words
    text: Words


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule as the page shows it.

    Attributes:
        stage: Key of the stage, and ``when`` in words; ``cure``: what could change it.
        articles: Its sources; may be the city's policy.
        verified: Whether every number of the law in it was read in the official text.
        since: The day since which its numbers stand; ``None``: it has none.
        says: An example of each verdict, and what is said where it does not apply.
    """

    code: str
    title: Words
    asks: Words
    stage: str
    when: Words
    cure: Words
    articles: tuple[Article, ...]
    verified: bool
    since: date | None
    notes: tuple[Words, ...]
    says: tuple[Said, ...]

    @property
    def text(self) -> str:
        """Everything that is sought in, in the reader's language."""
        parts = (self.code, self.title, self.asks, *(each.text for each in self.says))
        cited = (f"{each.text} {each.full}" for each in self.articles)
        return " ".join(map(str, (*parts, *cited))).casefold()


@dataclass(frozen=True, slots=True)
class NormShown:
    """One value of one norm.

    Attributes:
        standing: ``now``, ``past`` or ``ahead`` on the day of the page.
        readers: Who read it in the official text.
    """

    name: str
    label: Words
    value: Words
    unit: Words | None
    since: date
    standing: str
    article: Article
    verified: bool
    readers: str
    note: Words | None

    @property
    def is_long(self) -> bool:
        return len(str(self.value)) > LONG

    @property
    def text(self) -> str:
        """Everything that is sought in, in the reader's language."""
        told = (self.name, self.label, self.value, self.note or "")
        return " ".join(
            map(str, (*told, self.article.text, self.article.full))
        ).casefold()


@dataclass(frozen=True, slots=True)
class Topic:
    """Norms of one topic."""

    name: str
    title: Words
    norms: tuple[NormShown, ...]

    @property
    def unread(self) -> int:
        """How many values in force nobody has read in the official text."""
        return sum(each.standing == "now" and not each.verified for each in self.norms)

    @property
    def in_force(self) -> int:
        return sum(each.standing == "now" for each in self.norms)


@lru_cache(maxsize=2)
def rules(day: date) -> tuple[RuleShown, ...]:
    """Return every rule under the law of a day and the built-in policy."""
    return tuple(_rule(each) for each in entries(law.on(day), Policy()))


@lru_cache(maxsize=2)
def topics(day: date) -> tuple[Topic, ...]:
    """Return every norm that we have, by topic, each value with its standing."""
    return tuple(
        Topic(group.file, _topic(group), tuple(_norms(group, day)))
        for group in _groups()
    )


def addresses() -> Mapping[str, str]:
    """Return where each rule is explained, by its code."""
    page = reverse("rules:index")
    return {code: f"{page}#{code}" for code in ROLL}


def cited(articles: Iterator[Article]) -> list[tuple[str, str]]:
    """Return the instruments of some articles, each once, by number: number, name."""
    found = {each.instrument: each.full for each in articles if each.full}
    return sorted(found.items())


def _rule(entry: Entry) -> RuleShown:
    return RuleShown(
        entry.code,
        _words(entry.title),
        _words(entry.asks),
        entry.stage.value,
        _words(STAGES[entry.stage]),
        _words(ORDERS[entry.order]),
        tuple(map(_article, entry.cites)),
        entry.verified,
        entry.since,
        tuple(map(_words, entry.notes)),
        tuple(_says(entry)),
    )


def _says(entry: Entry) -> Iterator[Said]:
    for verdict in Verdict:
        if found := entry.examples.get(verdict):
            yield Said(verdict.value, _words(SIGNS[verdict]), _example(found))
    apart = entry.words.get("apart")
    if apart and "{" not in apart.id:
        yield Said("", APART, _words(apart))


def _example(found: Finding) -> Words:
    facts = found.facts
    return Words(
        id=found.sentence.fill(facts, "id"), en=found.sentence.fill(facts, "en")
    )


def _article(cite: Citation) -> Article:
    known = instruments().get(cite.instrument)
    full = f"{known.kind}: {known.title}" if known else ""
    return Article(str(cite), cite.instrument if known else "", full)


def _groups() -> Iterator[type[Group]]:
    for kind in get_type_hints(Law).values():
        if isinstance(kind, type) and issubclass(kind, Group):
            yield kind


def _topic(group: type[Group]) -> Words:
    known = TOPICS.get(group.file)
    return known or Words(id=group.file, en=group.file)


def _norms(group: type[Group], day: date) -> Iterator[NormShown]:
    for values in group.histories().values():
        now = max((each.since for each in values if each.since <= day), default=None)
        for norm in values:
            ahead = norm.since > day
            standing = "ahead" if ahead else "now" if norm.since == now else "past"
            yield _norm(norm, standing)


def _norm(norm: Norm[Any], standing: str) -> NormShown:
    is_number = isinstance(norm.value, int | float) and norm.unit != "truth"
    return NormShown(
        norm.name,
        _words(norm.label),
        Words(id=value_text(norm.value, "id"), en=value_text(norm.value, "en")),
        _words(UNITS[norm.unit]) if is_number else None,
        norm.since,
        standing,
        _article(norm.cites),
        norm.verified,
        ", ".join(norm.checked_by),
        None if norm.note is None else _words(norm.note),
    )


def _words(sentence: Sentence) -> Words:
    return Words(id=sentence.id, en=sentence.en)
