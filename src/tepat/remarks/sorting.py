"""What a remark is about, as far as its words tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .tone import Tone, tone_of
from .topics import ANY, SHORTEST, TOPICS, Topic, by_beginning
from .words import clauses

# Where a clause names both, the first says it better: "petugas kurang ramah" is about
# manner, "jam istirahat" about hours, "daftar online" not about a card.
WEAKER = {
    "systems": ("online",),
    "finished": ("queue", "hours"),
    "waiting_room": ("access", "cleanliness"),
    "cost": ("levy",),
    "courtesy": ("replies",),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One topic of a remark, and what is said of it."""

    topic: Topic
    tone: Tone


def sorted_out(text: str) -> tuple[Mention, ...]:
    """Return what a remark is about, in the order in which it comes up.

    A topic is named once; where it is both praised and complained of, the complaint
    counts. Nothing where no word tells: nobody should guess what people mean.

    >>> [(it.topic.key, it.tone.value) for it in sorted_out("Ramah, tapi antri lama")]
    [('courtesy', 'praise'), ('queue', 'wish')]
    """
    found: dict[str, Tone] = {}
    for words in clauses(text):
        tone = tone_of(words)
        for key in _topics(words):
            known = found.get(key)
            if known is None or tone is Tone.WISH:
                found[key] = tone
    return tuple(Mention(TOPICS[key], tone) for key, tone in found.items())


def _topics(words: Sequence[str]) -> list[str]:
    named = list(dict.fromkeys(_named(words)))
    return [key for key in named if not any(it in named for it in WEAKER.get(key, ()))]


def _named(words: Sequence[str]) -> Iterator[str]:
    filed = by_beginning()
    for at, word in enumerate(words):
        for phrase, topic in filed.get(word[:SHORTEST], ()):
            if _begins(words, at, phrase):
                yield topic


def _begins(words: Sequence[str], at: int, phrase: Sequence[str]) -> bool:
    told = words[at : at + len(phrase)]
    return len(told) == len(phrase) and all(
        word.startswith(part[:-1]) if part.endswith(ANY) else word == part
        for word, part in zip(told, phrase, strict=True)
    )
