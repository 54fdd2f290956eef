"""One's own file: everything recorded about a person, for that person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tepat.snapshot.vocabulary import COMPETENCIES
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Position, Standard
from tepat_web.performance.models import Appraisal, TrainingTaken
from tepat_web.placement.queries import about
from tepat_web.snapshots.queries import latest
from tepat_web.workforce.models import (
    Appointment,
    Assessment,
    CreditDecision,
    Employee,
    PastPosition,
    Penalty,
    Wish,
)

from . import notes, queries

LATEST = 12  # rows of one kind that are shown at first
EXPECTATIONS = {
    "DI_ATAS": _("above expectation"),
    "SESUAI": _("as expected"),
    "DI_BAWAH": _("below expectation"),
}


def of(by: User, employee: Employee) -> dict[str, Any]:
    """Return what the page of one's own file shows."""
    appointments = list(queries.appointments_of(employee))
    seat = next((each for each in appointments if each.valid_to is None), None)
    year = timezone.localdate().year
    trainings = list(_own(TrainingTaken, employee).order_by("-year", "name"))
    return {
        "employee": employee,
        "seat": seat,
        "appointments": appointments,
        "competencies": _competencies(employee, seat),
        "appraisals": _appraisals(employee),
        "trainings": trainings[:LATEST],
        "hours": sum(each.hours or 0 for each in trainings if each.year == year),
        "year": year,
        "credits": _own(CreditDecision, employee).order_by("-day")[:LATEST],
        "history": _own(PastPosition, employee).order_by("-since"),
        "wishes": _own(Wish, employee).select_related("position").order_by("rank"),
        "penalties": _own(Penalty, employee).order_by("-since"),
        "readers": queries.readers_of(employee)[:LATEST],
        "plans": about(by),
        "notes": notes.of(by, latest(by)),
    }


def _own(model: Any, employee: Employee) -> Any:
    return model.objects.standing().filter(employee=employee)


def _appraisals(employee: Employee) -> list[dict[str, Any]]:
    rows = _own(Appraisal, employee).order_by("-year", "-period")[:LATEST]
    return [
        {
            "year": each.year,
            "period": each.period,
            "results": EXPECTATIONS.get(each.results, each.results),
            "behaviour": EXPECTATIONS.get(each.behaviour, each.behaviour),
            "rating": each.rating.capitalize(),
        }
        for each in rows
    ]


def _competencies(employee: Employee, seat: Appointment | None) -> list[dict[str, Any]]:
    """What was measured last of each competency, against what the position asks.

    ``gap`` is how many levels are missing, 0 where none, blank where one side is not
    known.
    """
    measured: dict[str, Assessment] = {}
    rows = _own(Assessment, employee).order_by("day", "pk")
    for each in rows:
        measured[each.competency] = each
    asked = _asked(seat.post.position) if seat else {}
    names = sorted({*measured, *asked})
    return [
        {
            "name": COMPETENCIES.get(name, name),
            "asked": asked.get(name),
            "level": measured[name].level if name in measured else None,
            "day": _day(measured.get(name)),
            "gap": _gap(asked.get(name), measured.get(name)),
        }
        for name in names
    ]


def _asked(position: Position) -> dict[str, int | None]:
    """The levels that a position asks; its own rows win over those of its job."""
    rows = Standard.objects.standing()
    of_job = rows.filter(job=position.job_id) if position.job_id else rows.none()
    own = dict(rows.filter(position=position).values_list("competency", "level"))
    return dict(of_job.values_list("competency", "level")) | own


def _day(told: Assessment | None) -> date | None:
    return told.day if told else None


def _gap(asked: int | None, told: Assessment | None) -> int | None:
    if asked is None or told is None or told.level is None:
        return None
    return max(asked - told.level, 0)
