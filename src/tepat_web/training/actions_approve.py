"""A training plan approved or put away; its trainings become classes with names."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit import bulk
from tepat_web.kit.models import Kept
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day, number
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job, Version
from tepat_web.ledger.notices import said
from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.chain import superiors

from . import notices, queries
from .models import Course, Enrolment, PlanLine, TrainingPlan

P = Permission
K = Version.Kind
L = PlanLine.State
S = TrainingPlan.State
CLASSES = gettext_lazy("Classes of a training plan")
MADE = gettext_lazy("%(n)s classes are open for names; superiors are asked to consent.")
Changed = list[tuple[Kept, Version.Kind]]


@transaction.atomic
def discard(*, by: User, plan: TrainingPlan) -> TrainingPlan:
    """Put away a plan under review; putting it away twice changes nothing."""
    demand(by, P.TRAINING_PLAN)
    standing: TrainingPlan = TrainingPlan.objects.select_for_update().get(pk=plan.pk)
    if standing.state == S.DISCARDED:
        return standing
    if standing.state != S.REVIEW:
        raise NotAllowed(_("This plan is approved; call off its classes instead."))
    standing.state = S.DISCARDED
    standing.save()
    record(by=by, act="trainingplan.discarded", on=standing)
    return standing


@transaction.atomic
def approve(*, by: User, plan: TrainingPlan, today: date) -> TrainingPlan:
    """Approve a plan: its trainings become classes, its lines the names for them.

    The classes are made by a job. Approving twice changes nothing.

    Raises:
        NotAllowed: if nothing is kept, the year has an approved plan already, the
            budget is exceeded, or a training has no days, or days that have passed.
    """
    demand(by, P.TRAINING_PLAN)
    standing: TrainingPlan = TrainingPlan.objects.select_for_update().get(pk=plan.pk)
    if standing.state == S.APPROVED:
        return standing
    if standing.state != S.REVIEW:
        raise NotAllowed(_("This plan was put away; ask for a new one."))
    _demand_approvable(standing, today)
    standing.state, standing.approved_at = S.APPROVED, timezone.now()
    standing.save()
    record(by=by, act="trainingplan.approved", on=standing)
    jobs.ask(
        by=by,
        kind="training-classes",
        title=Words.of(CLASSES),
        plan=standing.pk,
        again=reverse("training:plan", args=[standing.pk]),
    )
    return standing


@transaction.atomic
def lay_on(*, by: User, plan: TrainingPlan, offer: TrainingOffer) -> Course:
    """Make the class of one training of a plan, open for names, with the plan's names.

    Making it twice is making it once.
    """
    demand(by, P.TRAINING_PLAN)
    standing: TrainingPlan = TrainingPlan.objects.select_for_update().get(pk=plan.pk)
    known = Course.objects.standing().filter(plan=standing, offer=offer).first()
    if known is not None:
        return known  # type: ignore[no-any-return]
    today = timezone.localdate()
    if offer.starts is None:  # taken away from the catalogue since the approval
        raise NotAllowed(_no_days(offer))
    course = Course.objects.create(
        offer=offer,
        plan=standing,
        name=offer.name or offer.code,
        starts=offer.starts,
        ends=offer.ends or offer.starts,
        seats=offer.seats,
        cost=None if offer.cost is None else round(offer.cost),
        answer_by=queries.names_until(offer.starts, today),
        state=Course.State.OPEN,
    )
    rows = _names(by, standing, course, today)
    bulk.insert(rows)
    new: Changed = [(course, K.NEW), *((row, K.NEW) for row in rows)]
    record(by=by, act="course.opened", on=course, changed=new)
    notices.tell_all_named(course, rows)
    return course


@transaction.atomic
def finish(*, by: User, job: Job, plan: TrainingPlan) -> None:
    """Say that all classes of a plan are there.

    Raises:
        Overtaken: if the job's attempt no longer counts.
    """
    demand(by, P.TRAINING_PLAN)
    count = Course.objects.standing().filter(plan=plan).count()
    url = reverse("training:plan", args=[plan.pk])
    work.done(job, url=url, said=said(MADE, {"n": count}))
    facts = {"classes": count}
    record(by=by, act="trainingplan.applied", on=plan, changed=(), facts=facts)


def _names(
    by: User, plan: TrainingPlan, course: Course, today: date
) -> list[Enrolment]:
    lines = PlanLine.objects.standing().filter(plan=plan, state=L.KEPT)
    lines = lines.filter(offer=course.offer_id).select_related("employee__place")
    there = queries.elsewhere(course)  # named by hand since the plan was computed
    lines = lines.exclude(employee__in=there.values("employee"))
    above, now = superiors(today), timezone.now()
    return [
        Enrolment(
            course=course,
            employee=line.employee,
            superior=above.get(line.employee.nip, ""),
            path=line.employee.place.path if line.employee.place else "",
            line=line,
            reason=line.note if line.is_added else "",
            named_by=by,
            named_at=now,
        )
        for line in lines.order_by("pk")
    ]


def _demand_approvable(plan: TrainingPlan, today: date) -> None:
    if not plan.names:
        raise NotAllowed(_("No line is kept, so there is nothing to approve."))
    if plan.left is not None and plan.left < 0:
        raise NotAllowed(
            _("The lines kept exceed the budget by Rp %(rupiah)s. Drop some first.")
            % {"rupiah": number(-plan.left)}
        )
    others = TrainingPlan.objects.standing().filter(year=plan.year, state=S.APPROVED)
    if (other := others.exclude(pk=plan.pk).first()) is not None:
        raise NotAllowed(
            _(
                "“%(name)s” is the approved plan of %(year)s already. Open further "
                "classes by themselves, or name further people for its classes."
            )
            % {"name": other.name, "year": plan.year}
        )
    for offer in queries.without_class(plan):
        if offer.starts is None:
            raise NotAllowed(_no_days(offer))
        if offer.starts <= today:
            raise NotAllowed(
                _("%(training)s has begun on %(day)s. Drop its lines.")
                % {"training": offer.name or offer.code, "day": day(offer.starts)}
            )


def _no_days(offer: TrainingOffer) -> str:
    return _(
        "%(training)s has no days yet. Enter them in the catalogue, or drop its lines."
    ) % {"training": offer.name or offer.code}
