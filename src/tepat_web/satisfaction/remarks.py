"""What citizens wrote, sorted by element and topic.

Remarks may name people. They are shown where answers of the survey may be read, and to
nobody else; topics are the engine's (``tepat.remarks``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from tepat import law
from tepat.remarks import TOPICS, Tone, Topic, sorted_out
from tepat.satisfaction.elements import elements
from tepat.satisfaction.users import months_before
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.snapshots.showing import language

MOST = 5_000  # remarks of a unit that are sorted, the latest first
UNSORTED = "tidak-terkelompok"
EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Said:
    """One remark about a topic: its day, its text, and its tone."""

    day: date | None
    text: str
    tone: Tone


@dataclass(slots=True)
class Group:
    """The remarks about one topic, the latest first."""

    topic: Topic
    said: list[Said] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the topic is called, for the reader."""
        return self.topic.name.fill({}, language())

    @property
    def next(self) -> str:
        """A first step that may help, for the reader."""
        return self.topic.next.fill({}, language())

    @property
    def wishes(self) -> int:
        """How many complain of it, or wish for something."""
        return sum(each.tone is Tone.WISH for each in self.said)

    @property
    def praise(self) -> int:
        """How many praise it."""
        return sum(each.tone is Tone.PRAISE for each in self.said)

    @property
    def examples(self) -> list[Said]:
        """The latest complaints and wishes, then others."""
        first = sorted(self.said, key=lambda each: each.tone is not Tone.WISH)
        return first[:EXAMPLES]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The remarks of a unit.

    Attributes:
        n: How many there are in all; one may be about several topics.
        groups: By element (column of sheet ``survei``), the most complained of first.
        unsorted: Those of which no word tells what they are about.
    """

    n: int
    groups: Mapping[str, Sequence[Group]]
    unsorted: Sequence[Said]

    def of(self, topic: str) -> Sequence[Said] | None:
        """Return the remarks about a topic; ``None`` where there is no such topic."""
        if topic == UNSORTED:
            return self.unsorted
        if topic not in TOPICS:
            return None
        groups = self.groups.get(TOPICS[topic].element, ())
        return next((it.said for it in groups if it.topic.key == topic), ())


def remarks(by: User, unit: int, until: date) -> QuerySet[SurveyAnswer]:
    """Return the answers with a remark of a unit, of the twelve months up to a day."""
    rows = SurveyAnswer.objects.standing().filter(
        unit=unit, day__gt=months_before(until), day__lte=until
    )
    return (
        rows.exclude(remark="")
        .filter(reach(by, Permission.SERVICE_READ).within("unit__path"))
        .order_by("-day", "-pk")
    )


def sort(by: User, unit: int, until: date) -> Sorted:
    """Sort the remarks of a unit of the twelve months up to a day."""
    told = remarks(by, unit, until).values_list("day", "remark")[:MOST]
    groups: dict[str, Group] = {}
    unsorted = []
    for day, text in told:
        found = sorted_out(text)
        if not found:
            unsorted.append(Said(day, text, Tone.UNCLEAR))
        for each in found:
            group = groups.setdefault(each.topic.key, Group(each.topic))
            group.said.append(Said(day, text, each.tone))
    ordered = sorted(groups.values(), key=lambda it: (-it.wishes, -len(it.said)))
    by_element: dict[str, list[Group]] = {}
    for group in ordered:
        by_element.setdefault(group.topic.element, []).append(group)
    return Sorted(len(told), by_element, unsorted)


def name_of(topic: str) -> str:
    """Return what a topic is called, for the reader."""
    return TOPICS[topic].name.fill({}, language())


def elements_of(day: date) -> dict[str, str]:
    """Return the elements of the survey by column, as a result names them."""
    told = elements(law.on(day))
    return {each.key: each.label.fill({}, language()) for each in told}
