"""How well a field of study matches a post, and which programmes a post asks for.

Two questions, both answered from the shipped counts (``learned``) without any network:

- ``rank(title, level)``: all programmes of a level of education, those most likely on
  the list of such a post first.
- ``score(field, required, title)``: 0 to 1000 for one person's field, with the reason
  in a sentence.

Neither decides anything: only ``field.accepts`` says what a rule may accept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import numpy as np

from tepat.snapshot.vocabulary import EDUCATION_RANK
from tepat.words import Language, Sentence

from .field import accepts, bare, family_of, is_open, normal
from .learned import Post, cleaned, shipped
from .levels import levels_told
from .nearness import Nearness
from .ranking import Ranking

FULL = 1000
OFTEN = 0.5  # share of vacancies from which a programme is often accepted
LISTED_ELSEWHERE = 0.5  # what nearness to a known part of a list adds to a ranking
UNSURE = 0.5  # what is left of a score where no vacancy of the title is known
SIGN = 0.15  # below it a sign is no reason to tell


class Why(StrEnum):
    """What a score rests on."""

    LISTED = "listed"
    OPEN = "open"
    VACANCIES = "vacancies"
    POSTS = "posts"
    FAMILY = "family"
    NAME = "name"
    FAR = "far"
    UNKNOWN = "unknown"


SAID: Mapping[Why, Sentence] = {
    Why.LISTED: Sentence(
        id="{field} ada dalam daftar bidang yang diterima.",
        en="{field} is on the list of accepted fields.",
    ),
    Why.OPEN: Sentence(
        id="Jabatan ini terbuka bagi semua bidang pendidikan.",
        en="This position is open to every field of study.",
    ),
    Why.VACANCIES: Sentence(
        id="{field} {often} diterima untuk {title}: pada {count} dari {all} lowongan "
        "sejenis.",
        en="{field} is {often} accepted for {title}: in {count} of {all} like "
        "vacancies.",
    ),
    Why.POSTS: Sentence(
        id="{field}, atau bidang yang sangat mirip namanya, diterima pada {count} dari "
        "{all} jenis jabatan yang menerima {near}.",
        en="{field}, or a field of nearly the same name, is accepted for {count} of "
        "{all} kinds of post that accept {near}.",
    ),
    Why.FAMILY: Sentence(
        id="{field} serumpun dengan {near} (rumpun {family}), tetapi lowongan yang "
        "diketahui belum cukup untuk menilai lebih tepat.",
        en="{field} is of one family with {near} ({family}), but the known vacancies "
        "are too few to judge more exactly.",
    ),
    Why.NAME: Sentence(
        id="Nama {field} mirip dengan {near}; belum ada lowongan yang menunjukkan "
        "keduanya diterima bersama.",
        en="The name {field} is like {near}; no vacancy shows that both are accepted.",
    ),
    Why.FAR: Sentence(
        id="{field} belum terlihat dekat dengan yang diminta ({asked}) menurut "
        "lowongan yang diketahui.",
        en="By the known vacancies {field} does not appear near what is asked for "
        "({asked}).",
    ),
    Why.UNKNOWN: Sentence(
        id="Bidang pendidikan atau yang diminta belum diisi, jadi kedekatannya belum "
        "dapat dinilai.",
        en="The field of study or what is asked for is blank, so nearness cannot be "
        "judged yet.",
    ),
}
FREQUENCY = {
    True: Sentence(id="sering", en="often"),
    False: Sentence(id="pernah", en="sometimes"),
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One programme with its score for a title, 0 to 1000."""

    name: str
    points: int


@dataclass(frozen=True, slots=True)
class Match:
    """How well a field matches.

    Attributes:
        points: 0 to 1000; ``None`` where something needed is blank.
        why: What the points rest on.
        near: The required field that is nearest, where one is.
        facts: What the sentence is filled with.
    """

    points: int | None
    why: Why
    near: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language = "id") -> str:
        """Return the reason as a sentence."""
        facts = {
            key: it.fill({}, language) if isinstance(it, Sentence) else it
            for key, it in self.facts.items()
        }
        return SAID[self.why].fill(facts, language)


class Matcher:
    """Answers both questions by what was learned from some vacancies.

    Args:
        posts: As ``tepat.programmes.learned.learn`` gives them.
    """

    def __init__(self, posts: Sequence[Post]) -> None:
        self.ranking = Ranking(posts)
        self.nearness = Nearness(posts)
        self._posts: dict[str, list[Post]] = {}
        for post in posts:
            self._posts.setdefault(post.title, []).append(post)
        self._names = tuple(sorted({it.name for post in posts for it in post.asked}))
        self._names_of_level: dict[str, tuple[str, ...]] = {}
        for level in sorted({post.level for post in posts}):
            told = (post for post in posts if post.level == level)
            self._names_of_level[level] = tuple(
                sorted({it.name for post in told for it in post.asked})
            )

    def rank(
        self,
        title: str,
        level: str | None = None,
        candidates: Iterable[str] | None = None,
        known: Iterable[str] = (),
    ) -> list[Ranked]:
        """Rank programmes by how likely the list of such a post names them.

        Args:
            title: Title of the post, with or without its own level (Ahli Pertama).
            level: Level of education, in any spelling ("S1", "S-1/Sarjana");
                ``None`` for all levels together.
            candidates: Names to rank, with or without a degree before them; those
                that vacancies of the level name where none are given.
            known: Programmes that are known to be on the list.

        Returns:
            Every candidate, best first; equal scores stay in the order given.
        """
        at = _level(level)
        if candidates is None:
            names = self._names_of_level.get(at, self._names) if at else self._names
        else:
            names = tuple(candidates)
        if not names:
            return []
        scores = self.ranking.scores(title, at, names)
        listed = [name for name in known if normal(name)]
        if listed:
            near = [max(self.nearness.of(it, name) for it in listed) for name in names]
            scores = scores + LISTED_ELSEWHERE * np.array(near)
        best = max(float(scores.max()), self._best(title, at))
        points = np.floor(FULL * scores / best + 0.5).astype(int) if best else scores
        order = np.argsort(-scores, kind="stable")
        return [Ranked(names[at], min(FULL, int(points[at]))) for at in order]

    def score(
        self,
        field: str | None,
        required: str | Iterable[str] | None = None,
        title: str | None = None,
        level: str | None = None,
    ) -> Match:
        """Score one field of study against a post.

        Args:
            field: The person's field, as written ("S1 Akuntansi").
            required: The fields a post accepts: a list, or a text with ";" between.
            title: Title of the post; used where the list is blank or silent.
            level: Level of education; else the one the field tells, else all.
        """
        listed = _joined(required)
        if listed is not None and is_open(listed):
            return Match(FULL, Why.OPEN)
        if field is None or not normal(field):
            return Match(None, Why.UNKNOWN)
        if listed is not None and accepts(field, listed):
            return Match(FULL, Why.LISTED, facts={"field": field})
        asked = listed or title
        if asked is None:
            return Match(None, Why.UNKNOWN)
        found = [Match(0, Why.FAR, facts={"field": field, "asked": asked})]
        if listed is not None:
            found.append(self._by_list(field, listed.split(";")))
        if title is not None:
            found.append(self._by_title(field, title, _level(level)))
        return max(found, key=lambda it: it.points or 0)

    def nearest(self, field: str, required: str) -> int:
        """Return the points of ``score`` by the list alone, the quick way."""
        names = [it for it in required.split(";") if normal(it)]
        near = max((self.nearness.of(field, it) for it in names), default=0.0)
        return int(FULL * near + 0.5)

    def _by_list(self, field: str, required: Sequence[str]) -> Match:
        names = [it.strip() for it in required if normal(it)]
        if not names:
            return Match(0, Why.FAR, facts={"field": field, "asked": "-"})
        values = [self.nearness.of(field, it) for it in names]
        value = max(values)
        near = names[values.index(value)]
        count, every = self.nearness.together(field, near)
        facts = {"field": field, "near": near, "count": count, "all": every}
        if count and self.nearness.by_posts(field, near) >= SIGN:
            why = Why.POSTS
        elif (family := family_of(field)) and family == family_of(near):
            why, facts = Why.FAMILY, {"field": field, "near": near, "family": family}
        elif value >= SIGN and self.nearness.by_name(field, near) >= SIGN:
            why = Why.NAME
        else:
            why, facts = Why.FAR, {"field": field, "asked": "; ".join(names)}
        return Match(int(FULL * value + 0.5), why, near, facts)

    def _by_title(self, field: str, title: str, level: str | None) -> Match:
        at = level or next(iter(reversed(levels_told(field))), None)
        known = _level(at)
        best = self._best(title, known)
        score = float(self.ranking.scores(title, known, (field,))[0])
        sure = UNSURE + (1 - UNSURE) * self.ranking.sureness(title)
        points = int(FULL * min(1.0, score / best) * sure + 0.5) if best else 0
        count, every = self.counted(field, title, known)
        if count:
            often = FREQUENCY[count >= OFTEN * every]
            facts = {
                "field": field,
                "title": title,
                "count": count,
                "all": every,
                "often": often,
            }
            return Match(points, Why.VACANCIES, facts=facts)
        return Match(points, Why.FAR, facts={"field": field, "asked": title})

    def counted(
        self, field: str, title: str, level: str | None = None
    ) -> tuple[int, int]:
        """Count vacancies of a title that accept a field, and all of them.

        Of the level of education given, else of the one where most accept it.
        """
        meaning = normal(field)
        counts = [
            (
                max(
                    (it.vacancies for it in post.asked if normal(it.name) == meaning),
                    default=0,
                ),
                post.vacancies,
            )
            for post in self._posts.get(cleaned(title), ())
            if level is None or post.level == level
        ]
        return max(counts, key=lambda pair: (pair[0] / pair[1], pair), default=(0, 0))

    def _best(self, title: str, level: str | None) -> float:
        names = self._names_of_level.get(level, self._names) if level else self._names
        return float(self.ranking.scores(title, level, names).max(initial=0.0))


@cache
def shipped_matcher() -> Matcher:
    """Return the matcher of the counts that come with Tepat."""
    return Matcher(shipped())


def rank(
    title: str,
    level: str | None = None,
    candidates: Iterable[str] | None = None,
    known: Iterable[str] = (),
) -> list[Ranked]:
    """Rank programmes for a title by the shipped counts: see ``Matcher.rank``.

    >>> [it.name for it in rank("Auditor Ahli Pertama", "S1")][0]
    'akuntansi'
    """
    return shipped_matcher().rank(title, level, candidates, known)


def score(
    field: str | None,
    required: str | Iterable[str] | None = None,
    title: str | None = None,
    level: str | None = None,
) -> Match:
    """Score a field against a post by the shipped counts: see ``Matcher.score``.

    >>> score("S1 Akuntansi", "Akuntansi; Manajemen").points
    1000
    """
    return shipped_matcher().score(field, required, title, level)


@cache
def nearest(field: str | None, required: str | None) -> int | None:
    """Return 0 to 1000: how near a field is to the nearest on a list."""
    if field is None or required is None or not normal(field):
        return None
    return shipped_matcher().nearest(field, required)


def _joined(required: str | Iterable[str] | None) -> str | None:
    if required is None or isinstance(required, str):
        return required if required and bare(required) else None
    return _joined(";".join(required))


def _level(told: str | None) -> str | None:
    """The level whose vacancies answer for a level, in any spelling.

    Vacancies know professions and specialists by the academic level of equal rank.
    """
    if told is None:
        return None
    plain = told.strip().upper()
    found = (plain,) if plain in EDUCATION_RANK else levels_told(told)
    if not found:
        return None
    level = found[-1]
    rank = EDUCATION_RANK[level]
    academic = {7: level, 8: "S2", 9: "S3"}
    return academic.get(rank, level)
