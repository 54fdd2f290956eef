"""Every kind of long work, how it is asked for, and the task that the queue runs."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.kit.models import canonical
from tepat_web.kit.words import Words

from . import watch, work
from .actions import NotAllowed
from .models import Head, Job

P = Permission
log = logging.getLogger(__name__)


Tell = Callable[[int, str, str], None]
"""Says how far the work is: percent, and what it does now, in both languages."""


def say(tell: Tell, percent: int, text: Promise) -> None:
    """Say how far the work is with a text that can be translated."""
    words = Words.of(text)
    tell(percent, words.id, words.en)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of long work.

    Attributes:
        run: Path of a function of the job and a :class:`Tell`. It computes without a
            transaction, then calls an action that stores the answer and, in the same
            transaction, says :func:`work.done`.
        permission: Who, besides the asker, may look at it and stop it.
        about: The names in its question that say what it is about. While such work
            waits or runs, asking for the same again gives that (:func:`ask`).
        is_own: Whether the answer is the asker's own, so that two people who ask the
            same are two pieces of work.
        minutes: After so many it is stopped.
        is_private: Whether what it answers is told to the asker only: it may be about
            people. Others open its result, where they may.
    """

    run: str
    permission: Permission
    about: tuple[str, ...]
    is_own: bool = False
    minutes: int = 30
    is_private: bool = False


# A new kind of work is a line here.
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "computation": Kind(
            "tepat_web.snapshots.jobs.compute",
            P.COMPUTE,
            about=("computation", "parameters"),
            is_own=True,
            is_private=True,
        ),
        "import.read": Kind(
            "tepat_web.imports.jobs.read", P.REGISTER_IMPORT, about=("upload",)
        ),
        "import.apply": Kind(
            "tepat_web.imports.jobs.apply", P.REGISTER_IMPORT, about=("upload",)
        ),
        "import.undo": Kind(
            "tepat_web.imports.jobs.undo", P.REGISTER_IMPORT, about=("upload",)
        ),
        "ledger.verify": Kind(
            "tepat_web.ledger.verifying.run",
            P.LEDGER_READ,
            about=("heads",),
            is_own=True,
        ),
        "plan": Kind(
            "tepat_web.placement.jobs.compute",
            P.PLAN_COMPUTE,
            about=("name", "day", "scenario", "replaces"),
            is_own=True,
            minutes=120,
        ),
        "verification": Kind(
            "tepat_web.placement.jobs.verify", P.PLAN_COMPUTE, about=("plan",)
        ),
        "frontier": Kind(
            "tepat_web.placement.jobs.trace",
            P.PLAN_COMPUTE,
            about=("plan",),
            minutes=120,
        ),
        "letters": Kind(
            "tepat_web.documents.jobs.write",
            P.DOCUMENTS_MAKE,
            about=("plan", "letters"),
            minutes=60,
        ),
        "explanation": Kind(
            "tepat_web.placement.jobs.explain",
            P.PLAN_COMPUTE,
            about=("plan", "nip", "position"),
            is_own=True,
        ),
        "session": Kind(
            "tepat_web.decisions.jobs.prepare",
            P.PLAN_COMPUTE,
            about=("session", "codes"),
        ),
        "carry-out": Kind(
            "tepat_web.decisions.jobs.carry_out",
            P.PLAN_CARRY_OUT,
            about=("plan", "wave"),
        ),
        "training-plan": Kind(
            "tepat_web.training.jobs.compute",
            P.TRAINING_PLAN,
            about=("name", "year", "budget", "placement"),
            is_own=True,
            minutes=60,
        ),
        "training-classes": Kind(
            "tepat_web.training.jobs.lay_on", P.TRAINING_PLAN, about=("plan",)
        ),
        "assessment.open": Kind(
            "tepat_web.assessments.jobs.fill", P.ASSESS_RUN, about=("round",)
        ),
        "assessment.take-over": Kind(
            "tepat_web.assessments.jobs.take_over", P.ASSESS_RUN, about=("round",)
        ),
        "calibration.compare": Kind(
            "tepat_web.calibration.jobs.compare", P.CALIBRATE, about=("calibration",)
        ),
        "effects": Kind(
            "tepat_web.impact.jobs.measure", P.COMPUTE, about=(), minutes=60
        ),
        "cycle.open": Kind(
            "tepat_web.cycles.jobs.open_for_everybody",
            P.APPRAISAL_RUN,
            about=("cycle",),
        ),
        "cycle.close": Kind(
            "tepat_web.cycles.jobs.close_for_everybody",
            P.APPRAISAL_RUN,
            about=("cycle",),
        ),
    }
)

FAULT = _(
    "The work stopped because of a fault in the program. Nothing was changed. Give the "
    "number of this work to whoever looks after the system; asking again will most "
    "likely not help."
)
NO_LONGER = _(
    "You are not allowed to do this any more. Nothing was changed. Ask an "
    "administrator which role you hold."
)


def ask(*, by: User, kind: str, title: Words, **question: Any) -> Job:
    """Put long work in the queue, in the transaction of the action that asks for it.

    What is asked twice, by a double click or by two people, is one piece of work: where
    the same waits or runs already, that is returned.

    Args:
        by: Who asks; the answer is stored in their name.
        kind: A key of :data:`KINDS`.
        title: What it is called on pages; no personal data.
        question: What ``run`` needs to know, as JSON.
    """
    with transaction.atomic():
        Head.objects.select_for_update().first()  # of two at once one sees the other
        if (going := _going(by, kind, question)) is not None:
            return going
        job = Job.objects.create(
            kind=kind,
            by=by,
            question={"title": title.as_json(), **question},
            asked_at=timezone.now(),
        )
        perform.enqueue(job.pk)
    return job


def _going(by: User, kind: str, question: Mapping[str, Any]) -> Job | None:
    """Return the work about the same that is not over and that nobody stops."""
    told = KINDS[kind]
    states = (Job.State.WAITING, Job.State.RUNNING)
    rows = Job.objects.filter(kind=kind, state__in=states, cancel_asked=False)
    if told.is_own:
        rows = rows.filter(by=by)
    wanted = canonical([question[name] for name in told.about])
    for job in rows.order_by("pk"):
        if canonical([job.question.get(name) for name in told.about]) == wanted:
            return job
    return None


@task()
def perform(number: int) -> None:
    """Do a job in a process of its own, and watch over it."""
    job = work.claim(number)
    if job is None:
        return
    if watch.over(job, minutes=KINDS[job.kind].minutes) is watch.Ending.GIVEN_BACK:
        perform.enqueue(number)


def carry_out(number: int, attempt: int, tell: Tell) -> None:
    """Do a claimed job here and now; whatever happens is told in its row."""
    job = Job.objects.select_related("by").get(pk=number)
    if job.state != Job.State.RUNNING or job.attempts != attempt:
        return
    try:
        run: Callable[[Job, Tell], None] = import_string(KINDS[job.kind].run)
        run(job, tell)
    except work.Overtaken:
        return
    except NotAllowed as refusal:
        work.fail(job, Words(id=str(refusal), en=str(refusal)))
    except PermissionDenied:
        work.fail(job, Words.of(NO_LONGER))
    except Exception as error:
        say = getattr(error, "say", None)  # the engine's errors speak both languages
        if say is None:
            _note(job, error)
        said = Words.of(FAULT) if say is None else Words(id=say("id"), en=say("en"))
        work.fail(job, said)


def do_now(job: Job) -> Job:
    """Do a waiting job in this process, e.g. for a command that waits for it."""

    def beat(percent: int, indonesian: str, english: str) -> None:
        work.beat(job, percent, Words(id=indonesian, en=english))

    claimed = work.claim(job.pk)
    if claimed is not None:
        job = claimed
        carry_out(job.pk, job.attempts, beat)
    return Job.objects.get(pk=job.pk)


def reap(except_for: frozenset[int] = frozenset()) -> None:
    """Start again what a dead worker left behind: its jobs, and lost places in line."""
    again = work.reap(except_for)
    queued = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=perform.module_path
    ).values_list("args_kwargs", flat=True)
    in_line = {each["args"][0] for each in queued}
    old = timezone.now() - work.SILENT
    lost = Job.objects.filter(state=Job.State.WAITING, asked_at__lt=old)
    for number in [*again, *lost.exclude(pk__in=again).values_list("pk", flat=True)]:
        if number not in in_line:
            perform.enqueue(number)


def _note(job: Job, error: Exception) -> None:
    """Log where a fault lies; not what it says, which may name people."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("Job %s failed: %s\n%s", job.pk, type(error).__name__, where)
