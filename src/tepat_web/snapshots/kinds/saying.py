"""How the engine's sentences become words and columns of a result."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import polars as pl

from tepat.finding import Finding
from tepat.words import Sentence
from tepat_web.kit.words import Words

from ..result import Field, Form

MINUS = re.compile(r"(?<!\S)-(?=\d)")


def words(sentence: Sentence, **facts: object) -> Words:
    """Fill a sentence of the engine in both languages, with true minus signs."""
    return Words(
        id=MINUS.sub("−", sentence.fill(facts, "id")),
        en=MINUS.sub("−", sentence.fill(facts, "en")),
    )


def both(name: str, said: Iterable[Words | None]) -> list[pl.Series]:
    """Return the two columns of a text that is kept in both languages."""
    told = list(said)
    return [
        pl.Series(f"{name}_id", [each and each.id for each in told], dtype=pl.String),
        pl.Series(f"{name}_en", [each and each.en for each in told], dtype=pl.String),
    ]


def finding(found: Finding) -> Words:
    """Say what a finding says, with its articles."""
    return Words(id=found.say("id"), en=found.say("en"))


def text(name: str, id: str, en: str, **rest: Any) -> Field:
    return Field(name, Words(id=id, en=en), **rest)


def long(name: str, id: str, en: str, **rest: Any) -> Field:
    return Field(name, Words(id=id, en=en), form=Form.LONG, **rest)


def whole(name: str, id: str, en: str, **rest: Any) -> Field:
    return Field(name, Words(id=id, en=en), form=Form.WHOLE, **rest)


def signed(name: str, id: str, en: str, **rest: Any) -> Field:
    return Field(name, Words(id=id, en=en), form=Form.SIGNED, **rest)
