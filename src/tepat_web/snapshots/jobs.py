"""Computing: from the register to a stored result. No transaction is open meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
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
from .computation import Computation, Question
from .computations import BY_KIND
from .kinds.needs import about
from .places import Places, places, still
from .result import Result


@dataclass(frozen=True)
class Reading:
    """The register as it was at one moment.

    Attributes:
        snapshot: As the engine knows it.
        places: Where units, positions and people are.
        version: The last version in the ledger.
        draft: A structure to be, where one was chosen.
    """

    snapshot: Snapshot
    places: Places
    version: int
    draft: Snapshot | None = None

    @cached_property
    def digest(self) -> str:
        """Of the data; reckoned once, however many results are made from them."""
        return digest(self.snapshot)


def read(
    parameters: Mapping[str, Any] | None = None, *, records: bool = False
) -> Reading:
    """Read the register at one moment.

    Args:
        parameters: Of a computation: its day and its draft; by default those of now.
        records: Whether the rows of all sheets are asked for, too.
    """
    told = parameters or {}
    day = date.fromisoformat(told["day"]) if told.get("day") else None
    with still():
        version = Version.objects.values_list("pk", flat=True).first() or 0
        snapshot = take.snapshot(day)
        where = places(day, records=records)
        return Reading(snapshot, where, version, _draft(told))


def compute(job: Job, tell: Tell) -> None:
    """Answer the question of a job of kind ``computation``."""
    computation = BY_KIND[job.question["computation"]]
    parameters = job.question["parameters"]
    tell(5, "Mengambil data", "Reading the register")
    reading = read(parameters, records=computation.of_records)
    tell(20, "Menghitung", "Computing")
    result = answered(computation, reading, parameters, tell)
    if not computation.tells_itself:
        tell(90, "Menyimpan hasil", "Storing the result")

    def stored(**values: Any) -> None:
        actions.store_result(by=job.by, job=job, said=result.statement, **values)

    keep(computation, reading, parameters, result, f"{job.pk}-{job.attempts}", stored)


def answered(
    computation: Computation,
    reading: Reading,
    parameters: Mapping[str, Any],
    tell: Tell,
) -> Result:
    """Answer one question from a reading of the register."""
    snapshot = reading.snapshot
    the_law = law.on(snapshot.day)
    where, draft = reading.places, reading.draft
    question = Question(snapshot, the_law, Policy(), parameters, where, draft)
    return computation.run(question, tell)


def keep(
    computation: Computation,
    reading: Reading,
    parameters: Mapping[str, Any],
    result: Result,
    folder: str,
    stored: Callable[..., object],
) -> None:
    """Write the folder of a result, and call ``stored`` with the fields of its row.

    Where that fails, nothing is left of the folder.
    """
    result_digest = store.write(folder, result)
    title = Words.of(computation.title)
    if result.subject:
        title = Words(
            id=f"{title.id}: {result.subject.id}", en=f"{title.en}: {result.subject.en}"
        )
    whose = about(reading.snapshot)
    try:
        stored(
            kind=computation.kind,
            title=title.as_json(),
            day=reading.snapshot.day,
            parameters=parameters,
            snapshot_digest=reading.digest,
            result_digest=result_digest,
            made_from={
                "snapshot": reading.digest,
                "day": reading.snapshot.day.isoformat(),
                "policy": _plain(Policy()),
                "city": whose.agency,
                "is_example": whose.is_example,
                "engine": tepat.__version__,
            },
            nip=result.nip,
            path=result.path,
            version=reading.version,
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
