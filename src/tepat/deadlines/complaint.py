"""Clocks of a complaint from the public: passing it on, answering it, reacting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tepat import law as book
from tepat.words import Sentence

from .calendar import Calendar
from .clock import Clock, Deadline

FORWARD = Sentence(
    id="Memeriksa aduan dan meneruskannya ke unit",
    en="Verifying the complaint and passing it to a unit",
)
ANSWER = Sentence(id="Menjawab aduan", en="Answering the complaint")
COMPLETE = Sentence(
    id="Pelapor melengkapi aduannya", en="The complainant completes the complaint"
)
REACT = Sentence(id="Tanggapan pelapor", en="Reaction of the complainant")

CAME_IN = Sentence(id="aduan masuk", en="the complaint came in")
REOPENED = Sentence(id="aduan dibuka kembali", en="the complaint was reopened")
ASKED = Sentence(id="pelapor ditanya", en="the complainant was asked")
ANSWERED = Sentence(id="aduan dijawab", en="the complaint was answered")


class Grade(StrEnum):
    """How much a complaint asks for; each has its own time."""

    NORMATIVE = "normative"
    PLAIN = "plain"
    OVERSIGHT = "oversight"


def forward(day: date, calendar: Calendar) -> Deadline:
    """Return until when a complaint that came in on ``day`` is passed to a unit.

    Raises:
        tepat.law.NormNotInForce: if no such rule was in force on ``day`` yet.
        BeyondCalendar: see :meth:`Clock.at`.
    """
    norm = book.on(day).complaint.forward_days
    return Clock.of("forward", FORWARD, CAME_IN, norm).at(day, calendar)


def answer(
    grade: Grade,
    day: date,
    calendar: Calendar,
    *,
    is_reopened: bool = False,
    pauses: Iterable[tuple[date, date]] = (),
) -> Deadline:
    """Return until when a complaint is answered.

    Args:
        day: Day on which it came in, or on which it was reopened.
        pauses: From the day on which the complainant was asked for more to that on
            which the clock ran again, both included: none of them counts.

    Raises:
        As :func:`forward`.
    """
    norms = book.on(day).complaint
    norm = {
        Grade.NORMATIVE: norms.normative_days,
        Grade.PLAIN: norms.plain_days,
        Grade.OVERSIGHT: norms.oversight_days,
    }[grade]
    since = REOPENED if is_reopened else CAME_IN
    days = calendar.pausing(pauses)
    return Clock.of("answer", ANSWER, since, norm).at(day, days)


def complete(day: date, calendar: Calendar) -> Deadline:
    """Return how long a clock stands still after a question of ``day`` at most.

    Raises:
        As :func:`forward`.
    """
    norm = book.on(day).complaint.complete_days
    return Clock.of("complete", COMPLETE, ASKED, norm).at(day, calendar)


def reaction(day: date, calendar: Calendar) -> Deadline:
    """Return until when the complainant may react to an answer of ``day``.

    Raises:
        As :func:`forward`.
    """
    norm = book.on(day).complaint.reaction_days
    return Clock.of("react", REACT, ANSWERED, norm).at(day, calendar)
