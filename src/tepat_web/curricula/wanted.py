"""Which trainings people need because of programmes and credentials, unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tepat_web.accounts.models import User
from tepat_web.performance.models import TrainingOffer
from tepat_web.training import queries as training
from tepat_web.training.models import Course, Enrolment

from . import credentials, queries
from .progress import How
from .queries import Person

MOST_CLASSES = 5  # of one training that are offered


@dataclass(frozen=True, slots=True)
class Want:
    """One person who needs one training; ``due`` is by when."""

    person: Person
    offer: TrainingOffer
    due: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class Need:
    """What one unit needs of one training.

    Attributes:
        offer, unit, path: Which training, and where.
        wants: Who, the first due first.
        named: How many of them are in a class already.
    """

    offer: TrainingOffer
    unit: str
    path: str
    wants: Sequence[Want]
    named: int

    @property
    def late(self) -> int:
        """How many are overdue."""
        return sum(each.is_late for each in self.wants)

    @property
    def due(self) -> date:
        """The first day by which somebody needs it."""
        return self.wants[0].due

    @property
    def open(self) -> int:
        """How many are in no class yet."""
        return len(self.wants) - self.named


def needs(by: User, today: date) -> list[Need]:
    """Return what is due within half a year or overdue, the most pressing first.

    Stages of running programmes that are a training, and credentials that a training
    renews; somebody who needs one training for two reasons is counted once.
    """
    first: dict[tuple[int, int], Want] = {}
    for want in (*_of_programmes(by, today), *_of_credentials(by, today)):
        key = (want.person.pk, want.offer.pk)
        if key not in first or want.due < first[key].due:
            first[key] = want
    going = _going([want.offer for want in first.values()])
    rows: dict[tuple[int, str], list[Want]] = {}
    for want in first.values():
        rows.setdefault((want.offer.pk, want.person.path), []).append(want)
    found = [_need(wants, going) for wants in rows.values()]
    return sorted(found, key=lambda it: (-it.late, it.due, it.offer.name, it.path))


def next_classes(
    by: User, offers: Iterable[TrainingOffer], today: date
) -> dict[int, list[Course]]:
    """Return the next classes that take names, by the number of the training."""
    numbers = {each.pk for each in offers}
    if not numbers:
        return {}
    rows = training.courses(by).filter(
        offer__in=numbers,
        state=Course.State.OPEN,
        starts__gt=today,
    )
    found: dict[int, list[Course]] = {}
    for course in rows.order_by("starts", "pk"):
        if len(found.setdefault(course.offer_id, [])) < MOST_CLASSES:
            found[course.offer_id].append(course)
    return found


def _of_programmes(by: User, today: date) -> Iterator[Want]:
    running = [each for each in queries.curricula(by) if each.ended_on is None]
    for rows in queries.standings(by, running, today).values():
        for told in rows:
            for step in told.steps:
                if step.stage.offer and step.is_due and step.due:
                    late = step.how is How.LATE
                    yield Want(told.person, step.stage.offer, step.due, late)


def _of_credentials(by: User, today: date) -> Iterator[Want]:
    renewed = [each for each in queries.kinds(by) if each.renewed_by]
    for held in credentials.held(by, renewed, today):
        if held.validity in credentials.PRESSING and held.ends and held.kind.renewed_by:
            late = held.validity is credentials.Validity.EXPIRED
            yield Want(held.person, held.kind.renewed_by, held.ends, late)


def _need(wants: list[Want], going: set[tuple[int, int]]) -> Need:
    wants.sort(key=lambda it: (it.due, it.person.name))
    first = wants[0]
    named = sum((each.person.pk, each.offer.pk) in going for each in wants)
    return Need(first.offer, first.person.unit, first.person.path, wants, named)


def _going(offers: Sequence[TrainingOffer]) -> set[tuple[int, int]]:
    """Who is, or may come to be, in a class of which training."""
    rows = Enrolment.objects.standing().filter(
        state__in=training.GOING, course__offer__in={each.pk for each in offers}
    )
    told = rows.exclude(course__state=Course.State.CANCELLED).order_by()
    return set(told.values_list("employee_id", "course__offer_id"))
