"""What was said of a person, laid out by value and by time.

Nothing is ranked: topics stand in the order of the law, within one the latest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tepat_web.accounts.models import User
from tepat_web.agreements.models import Span
from tepat_web.agreements.wording import period
from tepat_web.kit.writing import day

from . import people, queries, topics
from .models import Direction, Given, Opened


@dataclass(frozen=True, slots=True)
class Piece:
    """One feedback, by name or without.

    Attributes:
        when: A day, or for one without a name the quarter.
        who: The name of the giver; blank where it was promised not to be told.
    """

    it: Given | Opened
    day: date
    when: str
    who: str
    direction: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Score:
    """The mean of a topic in an opened box."""

    when: str
    direction: str
    answers: int
    mean: float


@dataclass(frozen=True, slots=True)
class Topic:
    """Everything about one topic."""

    code: str
    name: str
    scores: Sequence[Score]
    pieces: Sequence[Piece]

    @property
    def is_blank(self) -> bool:
        """Whether nobody has said anything about it."""
        return not self.scores and not self.pieces


def received(by: User) -> list[Topic]:
    """Return what was said of the person who is signed in, by topic."""
    named = list(queries.received(by))
    texts = list(queries.texts(by))
    boxes = list(queries.opened(by))
    known = people.names(it.giver for it in named)
    pieces = [_named(it, known.get(it.giver, "")) for it in named]
    pieces += [_nameless(it) for it in texts]
    pieces.sort(key=lambda it: it.day, reverse=True)
    return [
        Topic(
            code,
            topics.name(code),
            [
                Score(
                    quarter(box.until),
                    str(Direction(box.direction).label),
                    row["answers"],
                    row["mean"],
                )
                for box in boxes
                for row in box.shown
                if row["topic"] == code
            ],
            [it for it in pieces if topics.of_column(it.it.about) == code],
        )
        for code in topics.ALL
    ]


def quarter(until: date | None) -> str:
    """Return the quarter that ends on a day, as people write it."""
    if until is None:
        return ""
    return period(Span(until.month - 2, until.month), until.year)


def _named(it: Given, who: str) -> Piece:
    label = Direction(it.direction).label
    return Piece(it, it.day, day(it.day), who, str(label), is_named=True)


def _nameless(it: Opened) -> Piece:
    label = Direction(it.direction).label
    return Piece(it, it.day, quarter(it.day), "", str(label), is_named=False)
