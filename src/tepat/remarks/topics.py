"""The topics of remarks: each belongs to one element of the survey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from tepat.words import Sentence

ANY = "*"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a remark may be about.

    Attributes:
        key: Its own, e.g. ``queue``.
        element: Column of sheet ``survei`` that it belongs to, e.g. ``duration``.
        name: What it is called.
        next: A first step that an office can take.
        phrases: Words in a row that name it; ``*`` ends one that is only begun.
    """

    key: str
    element: str
    name: Sentence
    next: Sentence
    phrases: tuple[tuple[str, ...], ...]


def _read() -> Mapping[str, Topic]:
    told = yaml.safe_load(files(__package__).joinpath("topics.yaml").read_text("utf-8"))
    return MappingProxyType(
        {
            key: Topic(
                key,
                each["element"],
                Sentence(**each["name"]),
                Sentence(**each["next"]),
                tuple(tuple(str(phrase).split()) for phrase in each["words"]),
            )
            for key, each in told.items()
        }
    )


TOPICS = _read()
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
SHORTEST = 2  # letters by which phrases are filed


@cache
def by_beginning() -> Phrases:
    """Return phrases and their topics by the first letters of their first word."""
    filed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for topic in TOPICS.values():
        for phrase in topic.phrases:
            filed.setdefault(phrase[0][:SHORTEST], []).append((phrase, topic.key))
    return {key: tuple(each) for key, each in filed.items()}
