"""Plan one agency, as ``tepat plan`` does. This runs in a worker."""

from __future__ import annotations

import hashlib
import json
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tepat
from tepat import intake
from tepat.errors import TepatError
from tepat.intake import Problem
from tepat.placement import scenario as scenarios
from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.store import FolderInTheWay
from tepat.reports.about import about
from tepat.reports.file import CannotWrite
from tepat.reports.plan import write_plan
from tepat.words import Language, Sentence

from . import kept
from .agencies import Agency, digest
from .figures import figures
from .outcome import Outcome, Told

MOST_ERRORS = 20
"""So many errors of one agency are kept; ``tepat check`` lists them all."""

CHANGED = Sentence(
    id="Buku kerja berubah selagi dibaca. Jalankan perintah yang sama sekali lagi.",
    en="The workbook changed while it was read. Run the same command once more.",
)
BROKE = Sentence(
    id="Perhitungan berhenti karena {what} pada {where}. Jalankan «tepat plan» untuk "
    "instansi ini, dan laporkan bila terulang.",
    en="The computation stopped with {what} at {where}. Run “tepat plan” for this "
    "agency, and report it if it happens again.",
)


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is asked to do; plain enough to be sent to another machine.

    Attributes:
        agency: Whose plan.
        out: The folder of results of the batch.
        scenario: The scenario, as plans store it.
        day: The reference date, in place of the workbook's.
        today: The day of the clock, where neither is told.
        language: Of ``plan.xlsx``.
        key: sha256 of all that decides the result but the day of the clock: the bytes
            of the book, scenario, date, language and version.
    """

    agency: Agency
    out: Path
    scenario: Mapping[str, Any]
    day: date | None
    today: date
    language: Language
    key: str

    @classmethod
    def of(
        cls,
        agency: Agency,
        out: Path,
        scenario: Mapping[str, Any],
        *,
        day: date | None = None,
        today: date,
        language: Language = "id",
    ) -> Task:
        """Return the task of planning ``agency`` from its book as it is now."""
        told = day and day.isoformat()
        made = [digest(agency.book), scenario, told, language, tepat.__version__]
        key = hashlib.sha256(json.dumps(made, ensure_ascii=False).encode()).hexdigest()
        return cls(agency, out, scenario, day, today, language, key)

    @property
    def folder(self) -> Path:
        """The folder of the agency's plan."""
        return self.out / self.agency.name

    def is_answered_by(self, outcome: Outcome) -> bool:
        """Tell whether ``outcome`` is what this task would lead to again."""
        same_day = outcome.clock_day in (None, self.today.isoformat())
        return outcome.key == self.key and same_day and outcome.status != "failed"


def plan_agency(task: Task) -> Outcome:
    """Plan one agency into its folder; whatever happens is told, nothing is raised."""
    try:
        outcome = _planned(task)
    except (FolderInTheWay, CannotWrite) as error:
        return _ended(task, "failed", error)
    except TepatError as error:
        outcome = _ended(task, "errors", error)
    except Exception as error:  # one agency must not stop the others
        return failed(task, _broke(error), type(error).__name__)
    if outcome.status == "errors":
        kept.remember(task.out, outcome)
    return outcome


def failed(task: Task, why: Sentence, code: str) -> Outcome:
    """Return the outcome of a task that may go right another time."""
    told = Told("", code, why.id, why.en)
    name = task.agency.name
    return Outcome(name, task.key, "failed", errors=(told,), error_count=1)


def _planned(task: Task) -> Outcome:
    agency = task.agency
    reading = intake.read(agency.book, day=task.day, today=task.today)
    again = Task.of(
        agency,
        task.out,
        task.scenario,
        day=task.day,
        today=task.today,
        language=task.language,
    )
    if again.key != task.key:
        return failed(task, CHANGED, "CHANGED")
    if reading.errors or reading.snapshot is None:
        first = tuple(_told(it) for it in reading.errors[:MOST_ERRORS])
        return Outcome(
            agency.name,
            task.key,
            "errors",
            errors=first,
            error_count=len(reading.errors),
            warnings=len(reading.warnings),
        )
    snapshot = reading.snapshot
    case = work_out(snapshot, scenarios.untold(task.scenario))
    content = make(case)
    stated = task.day or snapshot.settings.reference_day
    outcome = Outcome(
        agency.name,
        task.key,
        "planned",
        clock_day=None if stated else task.today.isoformat(),
        figures=figures(case, content),
        warnings=len(reading.warnings),
    )
    with store.writing(task.folder) as fresh:
        store.write(fresh, case, content)
        whose = about(snapshot, agency.book)
        write_plan(fresh / "plan.xlsx", case, content, whose, task.language)
        # In the same folder, so that plan and outcome are there together or not at all.
        kept.write(fresh, outcome)
    return outcome


def _told(problem: Problem) -> Told:
    where = " ".join(
        str(part)
        for part in (problem.sheet, problem.cell or problem.row)
        if part is not None
    )
    return Told(where, problem.code, problem.message("id"), problem.message("en"))


def _ended(task: Task, status: Any, error: TepatError) -> Outcome:
    told = Told("", type(error).__name__, error.say("id"), error.say("en"))
    name = task.agency.name
    return Outcome(name, task.key, status, errors=(told,), error_count=1)


def _broke(error: Exception) -> Sentence:
    """Say what broke and where, without its message: that may name a person."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return BROKE.filled({"what": type(error).__name__, "where": where})
