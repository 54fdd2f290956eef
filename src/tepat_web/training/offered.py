"""Open classes that close a gap of somebody, as the engine measured it last."""

from __future__ import annotations

from dataclasses import dataclass

from tepat.competency import name_of
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words

from . import folders, queries
from .models import Course, Enrolment, TrainingPlan


@dataclass(frozen=True, slots=True)
class Offered:
    """A class with a gap that it closes for a person.

    Attributes:
        course: The class, open for names.
        competency: What is short.
        asked, reached, after: Levels: asked for, measured last, after the class.
    """

    course: Course
    competency: Words
    asked: int
    reached: int
    after: int


def offered(by: User, nip: str) -> list[Offered]:
    """Return the open classes that close a gap of a person, the largest first.

    For who may see that person; nothing where no plan was computed yet, as the gaps are
    those that the latest training plan was made from.
    """
    latest = latest_plan()
    if latest is None:
        return []
    closing = {
        row["training"]: row
        for row in folders.open_to(latest, [nip])
        if row["levels"] > 0
    }
    open_ = queries.courses(by).filter(
        state=Course.State.OPEN, offer__code__in=list(closing)
    )
    mine = Enrolment.objects.standing().filter(employee__nip=nip)
    rows = open_.exclude(pk__in=mine.values("course"))
    found = [(closing[course.offer.code], course) for course in rows]
    found.sort(key=lambda pair: (-pair[0]["points"], pair[1].starts))
    return [
        Offered(
            course,
            competency_named(row["competency"]),
            *(row["asked"], row["reached"], row["after"]),
        )
        for row, course in found
    ]


def latest_plan() -> TrainingPlan | None:
    """Return the latest plan, of whatever state: its gaps are the freshest."""
    standing = TrainingPlan.objects.standing()
    found: TrainingPlan | None = standing.exclude(
        state=TrainingPlan.State.DISCARDED
    ).first()
    return found


def competency_named(code: str | None) -> Words:
    """Say the code of a competency in words."""
    if not code:
        return Words("", "")
    sentence = name_of(code)
    return Words(sentence.fill({}, "id"), sentence.fill({}, "en"))
