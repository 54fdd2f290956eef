"""Long work of rounds: finding who takes part, and taking levels over in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from tepat import law
from tepat.competency import asked_by_position
from tepat.snapshot.vocabulary import ACTIVE
from tepat_web.accounts.access import Permission, reach
from tepat_web.ledger.jobs import Tell, say
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Unit
from tepat_web.snapshots import take
from tepat_web.snapshots.places import still
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Appointment

from . import actions_round, actions_taking, queries
from .models import AssessmentRound

AT_ONCE = 250  # people whose rows are written in one act
TABLES = ("standards", "positions", "jobs", "units")
READING = gettext_lazy("Reading what positions ask for")
ADDING = gettext_lazy("Writing down who takes part")
TAKING = gettext_lazy("Taking levels over")
Standards = Mapping[str, list[dict[str, Any]]]


def fill(job: Job, tell: Tell) -> None:
    """Find the participants of a round, write them down, and open it.

    Done again after a fault it goes on where it stood: who is in stays in.
    """
    it = AssessmentRound.objects.get(pk=job.question["round"])
    say(tell, 5, READING)
    today = timezone.localdate()
    with still():
        standards = _standards(it)
        above = superiors(today)
        found = list(_seated(job, it))
    told = []
    for row in found:
        if (standard := standards.get(row["position"])) is not None:
            told.append({**row, "standard": standard})
    left_out = len(found) - len(told)
    for at in range(0, len(told), AT_ONCE):
        say(tell, 10 + 85 * at // len(told), ADDING)
        rows = [
            {key: value for key, value in row.items() if key != "nip"}
            | {"superior": above.get(row["nip"], "")}
            for row in told[at : at + AT_ONCE]
        ]
        actions_round.add(by=job.by, it=it, people=rows)
    actions_round.begin(by=job.by, job=job, it=it, left_out=left_out)


def take_over(job: Job, tell: Tell) -> None:
    """Take over, by the rule, what the judgements of a round allow."""
    it = AssessmentRound.objects.get(pk=job.question["round"])
    rows = queries.run_in(job.by, it).filter(taken_at__isnull=True)
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    today, taken = timezone.localdate(), 0
    for at in range(0, len(numbers), AT_ONCE):
        say(tell, 5 + 90 * at // len(numbers), TAKING)
        taken += actions_taking.take_over_many(
            by=job.by, it=it, numbers=numbers[at : at + AT_ONCE], today=today
        )
    actions_taking.finish_taking(by=job.by, job=job, it=it, people=taken)


def _standards(it: AssessmentRound) -> Standards:
    """What each position asks for, of the kinds that the round is about."""
    city = take.snapshot(only=TABLES)
    rows = asked_by_position(city, law.on(city.day))
    if it.kinds:
        rows = rows.filter(pl.col("kind").is_in(it.kinds))
    told: dict[str, list[dict[str, Any]]] = {}
    for row in rows.iter_rows(named=True):
        position = row.pop("position")
        told.setdefault(position, []).append(row)
    return told


def _seated(job: Job, it: AssessmentRound) -> Iterator[dict[str, Any]]:
    """Everybody in the area of the round who is seated and in service."""
    seated: QuerySet[Appointment] = Appointment.objects.standing()
    rows = seated.filter(
        _area(job, it),
        valid_to__isnull=True,
        employee__is_removed=False,
        employee__legal_position__in=(ACTIVE, ""),
    )
    named = rows.order_by("post__position__unit__path", "employee__name", "pk")
    for employee, nip, position, title, path in named.values_list(
        "employee_id",
        "employee__nip",
        "post__position__code",
        "post__position__name",
        "post__position__unit__path",
    ):
        yield {
            "employee_id": employee,
            "nip": nip,
            "position": position,
            "title": title,
            "path": path,
        }


def _area(job: Job, it: AssessmentRound) -> Q:
    wanted = Q()
    if it.units or it.people:
        wanted = Q(employee__nip__in=it.people)
        units = Unit.objects.standing().filter(
            structure=take.structure_on(None), code__in=it.units
        )
        for path in units.values_list("path", flat=True):
            wanted |= Q(post__position__unit__path__startswith=path)
    allowed = reach(job.by, Permission.ASSESS_RUN)
    if allowed.everywhere:
        return wanted
    within = Q(pk__in=())
    for path in allowed.paths:
        within |= Q(post__position__unit__path__startswith=path)
    return wanted & within
