"""How far a person is in a programme, from what they attended and what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from tepat.law.reckoning import months_later

from .models import Stage

# Days ahead of an expiry on which one is warned, the earliest first. Half a year is
# what an application with a recommendation takes; a month is the last moment.
WARNINGS = (180, 90, 30)
SOON = WARNINGS[0]


class How(models.TextChoices):
    """How a stage, or a credential, stands on a day; the most pressing first."""

    LATE = "late", _("overdue")
    SOON = "soon", _("due soon")
    AHEAD = "ahead", _("later")
    UNKNOWN = "unknown", _("day not known")
    DONE = "done", _("done")


SIGNS = {
    How.LATE: "overdue",
    How.SOON: "warning",
    How.AHEAD: "unknown",
    How.UNKNOWN: "unknown",
    How.DONE: "holds",
}
"""How each is marked on pages, by the words of ``_components/verdict.html``."""


@dataclass(frozen=True, slots=True)
class Attended:
    """That somebody attended a training.

    Attributes:
        day: Its last day; blank: not known.
        counted: Day from which is counted when it is due again: of a training of which
            only the year is known its first day, so that nobody is warned too late.
    """

    day: date | None
    counted: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A credential between two days, both included; ``ends`` blank: for good."""

    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """One stage for one person.

    Attributes:
        stage: Which.
        how: How it stands.
        done_on: Day on which it was done last; blank: not done, or not known.
        due: Day by which it is to be done, for the first time or again; blank: never
            again, or not known.
    """

    stage: Stage
    how: How
    done_on: date | None
    due: date | None

    @property
    def sign(self) -> str:
        """How it is marked on pages."""
        return SIGNS[self.how]

    @property
    def is_due(self) -> bool:
        """Whether it is to be done soon, or should have been done."""
        return self.how in (How.LATE, How.SOON)


def steps(
    stages: Sequence[Stage],
    begins: date,
    attended: Mapping[str, Attended],
    held: Mapping[int, Held],
    today: date,
) -> list[Step]:
    """Return how each stage stands for one person.

    Args:
        stages: In their order.
        begins: Day from which the time of the stages runs for this person.
        attended: Code of a training → when it was attended last.
        held: Number of a kind of credential → the latest one held.
        today: The day.
    """
    return [_step(each, begins, attended, held, today) for each in stages]


def following(told: Sequence[Step]) -> Step | None:
    """Return the step that comes next: the first due of those that are not done."""
    waiting = [each for each in told if each.how is not How.DONE]
    return min(
        waiting, key=lambda it: (it.due or date.max, it.stage.number), default=None
    )


def how(due: date | None, today: date) -> How:
    """Say how something stands that is to be done by a day; blank: not known."""
    if due is None:
        return How.UNKNOWN
    if due < today:
        return How.LATE
    return How.SOON if due <= today + timedelta(days=SOON) else How.AHEAD


def _step(
    stage: Stage,
    begins: date,
    attended: Mapping[str, Attended],
    held: Mapping[int, Held],
    today: date,
) -> Step:
    training = attended.get(stage.offer.code) if stage.offer else None
    credential = held.get(stage.credential_id) if stage.credential_id else None
    lacks_training = stage.offer is not None and training is None
    lacks_credential = stage.credential_id is not None and credential is None
    if lacks_training or lacks_credential:
        due = months_later(begins, stage.within)
        return Step(stage, how(due, today), None, due)
    done_on = training.day if training else credential.starts if credential else None
    ends = [credential.ends] if credential and credential.ends else []
    if stage.again and training:
        if training.counted is None:
            return Step(stage, How.UNKNOWN, None, min(ends, default=None))
        ends.append(months_later(training.counted, stage.again))
    if not ends:
        return Step(stage, How.DONE, done_on, None)
    due = min(ends)
    found = how(due, today)
    return Step(stage, How.DONE if found is How.AHEAD else found, done_on, due)
