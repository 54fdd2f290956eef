"""Computing: from the register to a stored result. No transaction is open meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from typing import Any

import tepat
from tepat import law
from tepat.policy import Policy
from tepat.snapshot import Snapshot
from tepat.snapshot.digest import digest
from tepat_web.kit.words import Words
from tepat_web.ledger.jobs import Tell
from tepat_web.ledger.models import Job, Version
from tepat_web.organisation.models import Structure

from . import actions, store, take
from .computation import Question
from .computations import BY_KIND
from .kinds.needs import about
from .places import places, still


def compute(job: Job, tell: Tell) -> None:
    """Answer the question of a job of kind ``computation``."""
    computation = BY_KIND[job.question["computation"]]
    parameters = job.question["parameters"]
    day = date.fromisoformat(parameters["day"]) if parameters.get("day") else None
    tell(5, "Mengambil data", "Reading the register")
    with still():
        version = Version.objects.values_list("pk", flat=True).first() or 0
        snapshot = take.snapshot(day)
        where = places(day, records=computation.of_records)
        draft = _draft(parameters)
    policy = Policy()
    question = Question(
        snapshot, law.on(snapshot.day), policy, parameters, where, draft
    )
    tell(20, "Menghitung", "Computing")
    result = computation.run(question, tell)
    if not computation.tells_itself:
        tell(90, "Menyimpan hasil", "Storing the result")
    folder = f"{job.pk}-{job.attempts}"
    result_digest = store.write(folder, result)
    title = Words.of(computation.title)
    if result.subject:
        title = Words(
            id=f"{title.id}: {result.subject.id}", en=f"{title.en}: {result.subject.en}"
        )
    of_data, whose = digest(snapshot), about(snapshot)
    try:
        actions.store_result(
            by=job.by,
            job=job,
            said=result.statement,
            kind=computation.kind,
            title=title.as_json(),
            day=snapshot.day,
            parameters=parameters,
            snapshot_digest=of_data,
            result_digest=result_digest,
            made_from={
                "snapshot": of_data,
                "day": snapshot.day.isoformat(),
                "policy": _plain(policy),
                "city": whose.agency,
                "is_example": whose.is_example,
                "engine": tepat.__version__,
            },
            nip=result.nip,
            path=result.path,
            version=version,
            folder=folder,
        )
    except BaseException:
        shutil.rmtree(store.root() / folder, ignore_errors=True)
        raise


def _draft(parameters: Mapping[str, Any]) -> Snapshot | None:
    """Return a structure to be as of the day on which it is to stand.

    What it has besides units and positions is what today has.
    """
    if not parameters.get("draft"):
        return None
    drafts = Structure.objects.standing().filter(is_draft=True)
    chosen = drafts.filter(pk=parameters["draft"]).first()
    if chosen is None:
        return None
    told = parameters.get("stands_on")
    day = date.fromisoformat(told) if told else None
    return take.snapshot(day, structure=chosen, only=("units", "positions"))


def _plain(policy: Policy) -> dict[str, object]:
    return {
        name: dict(value) if hasattr(value, "items") else value
        for name, value in (
            (entry, getattr(policy, entry)) for entry in policy.__dataclass_fields__
        )
    }
