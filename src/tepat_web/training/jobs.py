"""Computing a training plan, and making the classes of an approved one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat import law
from tepat.reports.training.said import answer, standing
from tepat.snapshot.digest import digest
from tepat.training import TrainingPlan as Made
from tepat.training import Weighing, plan
from tepat_web.kit.words import Words
from tepat_web.ledger.jobs import Tell
from tepat_web.ledger.models import Job, Version
from tepat_web.performance.models import TrainingOffer
from tepat_web.placement.models import Move
from tepat_web.snapshots import take
from tepat_web.snapshots.places import places, still
from tepat_web.workforce.models import Employee

from . import actions_approve, actions_plan, folders, queries
from .fitting import told_of
from .models import PlanLine, TrainingPlan

SAME = ("nip", "training")


def compute(job: Job, tell: Tell) -> None:
    """Make the engine's plan for the question of a job of kind ``training-plan``."""
    asked = job.question
    tell(5, "Mengambil data", "Reading the register")
    with still():
        version = Version.objects.values_list("pk", flat=True).first() or 0
        snapshot = take.snapshot()
        paths = places(None, records=False).people.select("nip", path="person_path")
        moves = _moves(asked["placement"])
        people = dict(Employee._base_manager.values_list("nip", "pk"))
        offers = dict(TrainingOffer._base_manager.values_list("code", "pk"))
    tell(25, "Menyusun dan membuktikan rencana", "Making and proving the plan")
    found = plan(
        snapshot,
        law.on(snapshot.day),
        budget=asked["budget"],
        moves=moves,
        year=asked["year"],
        with_curve=False,
    )
    tell(85, "Menyimpan rencana", "Storing the plan")
    folder = f"{job.pk}-{job.attempts}"
    folders.write(folder, found.open_to, found.needs.join(paths, on="nip", how="left"))
    try:
        actions_plan.store_plan(
            by=job.by,
            job=job,
            said=_said(found),
            lines=_lines(found, dict(paths.iter_rows()), people, offers),
            name=asked["name"],
            year=found.year,
            placement_id=asked["placement"],
            day=snapshot.day,
            budget=found.budget,
            closed=found.closed,
            bound=found.bound,
            is_best=found.is_best,
            totals=dict(found.totals),
            weighing=_weighed(found.weighing),
            snapshot_digest=digest(snapshot),
            version=version,
            folder=folder,
        )
    except BaseException:
        folders.remove(folder)
        raise


def lay_on(job: Job, tell: Tell) -> None:
    """Make the classes of an approved plan, one after another.

    A training whose class is there already is passed over: who was stopped goes on.
    """
    found = TrainingPlan.objects.get(pk=job.question["plan"])
    missing = queries.without_class(found)
    for at, offer in enumerate(missing):
        percent = 5 + 90 * at // len(missing)
        tell(percent, "Membuka kelas", "Opening the classes")
        actions_approve.lay_on(by=job.by, plan=found, offer=offer)
    actions_approve.finish(by=job.by, job=job, plan=found)


def _moves(placement: int | None) -> Mapping[str, str]:
    if placement is None:
        return {}
    return dict(Move.objects.filter(plan=placement).values_list("nip", "to"))


def _said(found: Made) -> Words:
    told = (answer(found), standing(found))
    return Words(
        id=" ".join(each.fill({}, "id") for each in told),
        en=" ".join(each.fill({}, "en") for each in told),
    )


def _lines(
    found: Made,
    paths: Mapping[str, str],
    people: Mapping[str, int],
    offers: Mapping[str, int],
) -> list[PlanLine]:
    """The plan's rows as lines, each with what the engine knows of the pair."""
    about = found.open_to.rename({"cost": "price"})
    reasons = found.taken.select(*SAME, "cost", "reason_id", "reason_en")
    rows = reasons.join(about, on=SAME, how="left", maintain_order="left")
    return [_line(row, paths, people, offers) for row in rows.iter_rows(named=True)]


def _line(
    row: Mapping[str, Any],
    paths: Mapping[str, str],
    people: Mapping[str, int],
    offers: Mapping[str, int],
) -> PlanLine:
    return PlanLine(
        employee_id=people[row["nip"]],
        path=paths.get(row["nip"]) or "",
        offer_id=offers[row["training"]],
        measured_by=row["source"],
        cost=round(row["cost"]),
        reason_id=row["reason_id"] or "",
        reason_en=row["reason_en"] or "",
        **told_of(row),
    )


def _weighed(weighing: Weighing) -> list[dict[str, Any]]:
    """Return what a plan weighs, for readers of it."""
    said = weighing.sentences()
    return [{"id": each.fill({}, "id"), "en": each.fill({}, "en")} for each in said]
