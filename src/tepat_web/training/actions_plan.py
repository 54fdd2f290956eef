"""The training plan of a year: asked for, reviewed line by line, approved.

The engine makes a plan and a bound that no plan exceeds. People drop and add lines; the
points, the cost and the rest of the budget are worked out anew with every change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat.training import Weighing
from tepat.training.adjusting import worth
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit import bulk
from tepat_web.kit.models import Kept
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job, Version
from tepat_web.performance.models import TrainingOffer
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Employee

from .fitting import demand_room, of_person, told_of
from .models import PlanLine, TrainingPlan

P = Permission
K = Version.Kind
L = PlanLine.State
S = TrainingPlan.State
PLAN = gettext_lazy("Training plan of a year")
AT_ONCE = 200  # lines changed in one act
WEIGHED = ("points", "is_mandatory", "hours", "lack")
Changed = list[tuple[Kept, Version.Kind]]


# --- Asked for and computed -------------------------------------------------------


@transaction.atomic
def ask_plan(
    *,
    by: User,
    name: str,
    year: int | None,
    budget: int | None,
    placement: Plan | None,
) -> Job:
    """Put the computation of a training plan in the queue.

    The same question asked twice, by a double click, is one piece of work.

    Args:
        year: ``None``: that of the first training still to come.
        budget: Rupiah; ``None``: as the settings say.
        placement: The plan whose moves are counted among the needs.
    """
    demand(by, P.TRAINING_PLAN)
    asked = {
        "name": name.strip() or str(PLAN),
        "year": year,
        "budget": budget,
        "placement": placement.pk if placement else None,
    }
    again = reverse("training:ask")
    title = Words.of(PLAN)
    job = jobs.ask(by=by, kind="training-plan", title=title, again=again, **asked)
    record(by=by, act="trainingplan.asked", on=job)
    return job


@transaction.atomic
def store_plan(
    *, by: User, job: Job, said: Words, lines: Sequence[PlanLine], **values: Any
) -> TrainingPlan:
    """Store a plan with its lines, and say that the job is done: all or nothing.

    Args:
        lines: Those of the engine, without their plan.
        values: Fields of :class:`TrainingPlan`.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    demand(by, P.TRAINING_PLAN)
    made = TrainingPlan(by=by, job=job, made_at=timezone.now(), **values)
    made.points, made.spent, made.names = made.closed, 0, 0
    made.save()
    for line in lines:
        line.plan = made
    bulk.insert(lines)
    _count(made)
    work.done(job, url=reverse("training:plan", args=[made.pk]), said=said)
    new: Changed = [(made, K.NEW), *((line, K.NEW) for line in lines)]
    record(by=by, act="trainingplan.computed", on=made, changed=new)
    return made


# --- Reviewed line by line --------------------------------------------------------


@transaction.atomic
def drop_lines(
    *, by: User, plan: TrainingPlan, lines: Iterable[int], note: str
) -> TrainingPlan:
    """Take lines out of a plan, and say why; what is out already stays so.

    Args:
        lines: Their numbers.

    Raises:
        NotAllowed: if the plan is not under review, or no line or reason is told.
    """
    standing = _reviewed(by, plan)
    if not note.strip():
        raise NotAllowed(_("Say why: it is kept with the line."))
    rows = _chosen(standing, lines)
    changed: Changed = []
    for line in rows:
        if line.state == L.DROPPED:
            continue
        line.state, line.note, line.decided_by = L.DROPPED, note.strip(), by
        line.save()
        changed.append((line, K.CHANGED))
    if changed:
        _count(standing)
        changed.append((standing, K.CHANGED))
        record(by=by, act="planline.dropped", on=standing, changed=changed)
    return standing


@transaction.atomic
def keep_lines(*, by: User, plan: TrainingPlan, lines: Iterable[int]) -> TrainingPlan:
    """Put lines back into a plan, as far as budget, seats, dates and hours allow.

    Raises:
        NotAllowed: if the plan is not under review, or one of them does not fit; then
            none is put back.
    """
    standing = _reviewed(by, plan)
    changed: Changed = []
    for line in _chosen(standing, lines):
        if line.state == L.KEPT:
            continue
        open_to = of_person(standing, line.employee)
        demand_room(standing, line.employee, line.offer, open_to)
        line.state, line.decided_by = L.KEPT, by
        line.note = line.note if line.is_added else ""
        line.save()
        standing.spent += line.cost  # what the next one finds left
        changed.append((line, K.CHANGED))
    if changed:
        _count(standing)
        changed.append((standing, K.CHANGED))
        record(by=by, act="planline.kept", on=standing, changed=changed)
    return standing


@transaction.atomic
def add_line(
    *, by: User, plan: TrainingPlan, employee: Employee, offer: TrainingOffer, note: str
) -> PlanLine:
    """Put one person more into one training, and say why. Adding twice is adding once.

    Raises:
        NotAllowed: if the plan is not under review, no reason is told, the training is
            not open to the person, or budget, seats, dates or hours do not allow it.
    """
    standing = _reviewed(by, plan)
    rows = PlanLine.objects.standing().filter(plan=standing)
    line: PlanLine | None = rows.filter(employee=employee, offer=offer).first()
    if line is not None and line.state == L.KEPT:
        return line
    if not note.strip():
        raise NotAllowed(_("Say why: it is kept with the line."))
    open_to = of_person(standing, employee)
    told = open_to.get(offer.code)
    if told is None:
        raise NotAllowed(
            _(
                "%(training)s is not open to %(name)s: it was attended before, is for "
                "other levels, or cannot be planned this year."
            )
            % {"training": offer.name, "name": employee.name}
        )
    demand_room(standing, employee, offer, open_to)
    is_new = line is None
    if line is None:
        line = PlanLine(plan=standing, employee=employee, offer=offer, is_added=True)
        line.path = employee.place.path if employee.place else ""
        line.measured_by, line.cost = told["source"], round(told["cost"])
        for field, value in told_of(told).items():
            setattr(line, field, value)
    line.state, line.note, line.decided_by = L.KEPT, note.strip(), by
    line.save()
    _count(standing)
    kind = K.NEW if is_new else K.CHANGED
    changed: Changed = [(line, kind), (standing, K.CHANGED)]
    record(by=by, act="planline.added", on=standing, changed=changed)
    return line


def _reviewed(by: User, plan: TrainingPlan) -> TrainingPlan:
    """The plan, held until the act is done; refused unless it is under review."""
    demand(by, P.TRAINING_PLAN)
    standing: TrainingPlan = TrainingPlan.objects.select_for_update().get(pk=plan.pk)
    if standing.state != S.REVIEW:
        raise NotAllowed(
            _("This plan is %(state)s, so its lines stay as they are.")
            % {"state": standing.get_state_display()}
        )
    return standing


def _chosen(plan: TrainingPlan, lines: Iterable[int]) -> list[PlanLine]:
    wanted = list(dict.fromkeys(lines))
    if not wanted:
        raise NotAllowed(_("Tick at least one line."))
    if len(wanted) > AT_ONCE:
        raise NotAllowed(
            _("At most %(most)d lines are changed at once.") % {"most": AT_ONCE}
        )
    rows = PlanLine.objects.standing().filter(plan=plan, pk__in=wanted)
    return list(rows.select_related("employee", "offer").order_by("pk"))


def _count(plan: TrainingPlan) -> None:
    """Work out anew what the lines kept close, cost, and how many they are."""
    kept = PlanLine.objects.standing().filter(plan=plan, state=L.KEPT)
    rows = list(kept.values_list("employee__nip", *WEIGHED, "cost"))
    lines = pl.DataFrame(
        [row[:-1] for row in rows],
        schema={
            "nip": pl.String,
            "points": pl.Int64,
            "is_mandatory": pl.Boolean,
            "hours": pl.Float64,
            "lack": pl.Float64,
        },
        orient="row",
    )
    plan.points = worth(lines, Weighing())
    plan.spent, plan.names = sum(row[-1] for row in rows), len(rows)
    plan.save()
