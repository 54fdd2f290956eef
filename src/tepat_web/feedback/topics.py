"""What feedback is about: one of the seven values of behaviour, or results."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tepat.performance.feedback import ABOUT_RESULTS
from tepat_web.agreements.behaviour import BY_CODE

ALL: tuple[str, ...] = (ABOUT_RESULTS, *BY_CODE)
"""Every topic, results first; in the register results are a blank."""

SCORES: tuple[tuple[int, Promise], ...] = (
    (5, pgettext_lazy("score", "5 · an example to others")),
    (4, pgettext_lazy("score", "4 · seen often")),
    (3, pgettext_lazy("score", "3 · seen")),
    (2, pgettext_lazy("score", "2 · seen now and then")),
    (1, pgettext_lazy("score", "1 · not seen yet")),
)
CANNOT_TELL = gettext_lazy("I cannot tell")
NO_SCORE = gettext_lazy("no score")


def name(topic: str) -> str:
    """Return what a topic is called in the reader's language."""
    value = BY_CODE.get(topic)
    return _("Results of work") if value is None else str(value.name)


def choices(topics: Iterable[str] = ALL) -> list[tuple[str, str]]:
    """Return topics with what they are called, for a form."""
    return [(topic, name(topic)) for topic in topics]


def guides(topic: str) -> list[str]:
    """Return what one sees somebody do who lives a value; none for results."""
    value = BY_CODE.get(topic)
    return [] if value is None else [str(guide) for guide in value.guides]


def column(topic: str) -> str:
    """Return a topic as the register writes it."""
    return "" if topic == ABOUT_RESULTS else topic


def of_column(told: str) -> str:
    """Return the topic that a column of the register means."""
    return told or ABOUT_RESULTS
