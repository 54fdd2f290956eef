"""What the page of growth shows: everything to its person, less to who leads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tepat.law.reckoning import months_later
from tepat_web.accounts.models import User
from tepat_web.assessments.queries import latest_of
from tepat_web.curricula import credentials
from tepat_web.curricula import queries as curricula
from tepat_web.feedback import reading
from tepat_web.learning import account
from tepat_web.learning.queries import own_certificates
from tepat_web.performance.models import TrainingTaken
from tepat_web.snapshots import career
from tepat_web.snapshots.showing import language
from tepat_web.training.offered import offered
from tepat_web.training.queries import GOING
from tepat_web.training.queries import own as own_places
from tepat_web.workforce.models import Employee

from . import changed, measured, queries

LATEST = 8  # of what grows over the years and is told in full elsewhere
SHOWN = 4  # topics of feedback, and lanes of a career


@dataclass(frozen=True, slots=True)
class Topic:
    """What was said about one value, told in one line.

    Attributes:
        name: Of the value.
        times: How often somebody said something.
        latest: When last: a day, or a quarter.
        next_step: What the latest proposes, where it does.
    """

    name: str
    times: int
    latest: str
    next_step: str


def of(by: User, employee: Employee, today: date) -> dict[str, Any]:
    """Return what a page shows of a person, to the person or to who leads them.

    Feedback, the own aims, invitations and certificates are the person's alone.
    """
    seat = queries.seat(employee)
    position = seat.post.position if seat else None
    ago = months_later(today, -12)
    now = measured.matches(employee.nip, position, today) if position else None
    before = measured.matches(employee.nip, position, ago) if position else None
    years = measured.years([employee.nip], today).get(employee.nip, [])
    learnt = account.of_person(employee.nip, today)
    told = {
        "employee": employee,
        "seat": seat,
        "changed": changed.sentences(years, now, before, learnt),
        "years": years[:LATEST],
        "gaps": measured.gaps(now) if now else [],
        "asked": len(now.rows) if now else 0,
        "is_default": bool(now and now.is_default),
        "learnt": learnt,
        "norms": account.norms(today),
        "trainings": _trainings(employee),
        "offered": offered(by, employee.nip)[:LATEST],
        "programmes": curricula.own_standings(employee, today),
        "credentials": credentials.own(employee, today),
    }
    if employee.nip == by.nip:
        told |= _private(by)
    return told


def _private(by: User) -> dict[str, Any]:
    """What is for nobody but the person."""
    return {
        "is_own": True,
        "topics": _topics(by),
        "places": own_places(by).filter(state__in=GOING)[:LATEST],
        "certificates": own_certificates(by).filter(withdrawn_on=None)[:LATEST],
        "assessment": latest_of(by),
        "career": career.own(by, language()),
    }


def _topics(by: User) -> Sequence[Topic]:
    told = []
    for topic in reading.received(by):
        if topic.is_blank:
            continue
        latest = next(iter(topic.pieces), None)
        told.append(
            Topic(
                topic.name,
                len(topic.pieces),
                latest.when if latest else topic.scores[0].when,
                latest.it.next_step if latest else "",
            )
        )
    return told


def _trainings(employee: Employee) -> list[TrainingTaken]:
    rows = TrainingTaken.objects.standing().filter(employee=employee)
    return list(rows.order_by("-year", "-ended", "name")[:LATEST])
