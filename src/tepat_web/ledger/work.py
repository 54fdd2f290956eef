"""What becomes of long work: waiting, running, done, failed or cancelled.

A job is claimed once per attempt, and the number of the attempt is the claim: only who
holds the latest may say how it ended. The end is told in the same transaction in which
the answer is stored, so a job that was killed, however and whenever, leaves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.words import Words

from .models import Job, Notice

MOST_ATTEMPTS = 3
SILENT = timedelta(seconds=30)
LONGEST = 300  # characters of a job's message
S = Job.State

GAVE_UP = _(
    "The work was interrupted three times and was given up. Nothing was changed. Ask "
    "for it again; if it stops again, give the number of this work to whoever looks "
    "after the system."
)
CANCELLED = _("Stopped on request. Nothing was changed.")
AGAIN = _("The work was interrupted and starts again by itself.")


class Overtaken(Exception):
    """The job ended, or another attempt began: this one's answer is not kept."""


def claim(number: int) -> Job | None:
    """Take a waiting job on; nothing where somebody else did, or it is cancelled."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=number, state=S.WAITING)
    taken = waiting.update(
        state=S.RUNNING,
        attempts=F("attempts") + 1,
        progress=0,
        message_id="",
        message_en="",
        started_at=now,
        heartbeat_at=now,
    )
    return Job.objects.get(pk=number) if taken else None


def beat(job: Job, progress: int | None = None, said: Words | None = None) -> bool:
    """Give a sign of life; tell whether the attempt still counts."""
    news: dict[str, object] = {"heartbeat_at": timezone.now()}
    if progress is not None:
        news["progress"] = max(0, min(100, progress))
    if said is not None:
        news["message_id"], news["message_en"] = said.id[:LONGEST], said.en[:LONGEST]
    mine = Job.objects.filter(pk=job.pk, state=S.RUNNING, attempts=job.attempts)
    return mine.update(**news) == 1


def done(job: Job, *, url: str, said: Words) -> None:
    """Say that the answer is stored. Call it in the transaction that stores it.

    Raises:
        Overtaken: if this attempt no longer counts; the transaction must not stand.
    """
    with transaction.atomic():
        _end(job, S.DONE, said, {"url": url})


def fail(job: Job, said: Words) -> bool:
    """Say that the job failed, and why; tell whether the attempt still counted."""
    return _ended(job, S.FAILED, said)


def stop(job: Job) -> bool:
    """Say that the job was stopped on request."""
    return _ended(job, S.CANCELLED, cut_short(job, CANCELLED))


def cut_short(job: Job, usual: str | Promise) -> Words:
    """Say that work ended before its time; work in parts tells itself what stays.

    Args:
        usual: What is said where nothing stays. A question with ``kept`` says more.
    """
    kept = job.question.get("kept")
    return Words.read(kept) if kept else Words.of(usual)


def give_back(job: Job) -> bool:
    """Let a job wait for another worker: its own is being shut down."""
    mine = Job.objects.filter(pk=job.pk, state=S.RUNNING, attempts=job.attempts)
    return mine.update(state=S.WAITING, **_told(Words.of(AGAIN))) == 1


def reap(except_for: frozenset[int] = frozenset()) -> list[int]:
    """Deal with running jobs whose worker fell silent; return who may start again.

    Args:
        except_for: Jobs that the caller itself is watching.
    """
    limit = timezone.now() - SILENT
    again = []
    silent = Job.objects.filter(state=S.RUNNING, heartbeat_at__lt=limit)
    for job in silent.exclude(pk__in=except_for):
        if job.cancel_asked:
            stop(job)
        elif job.attempts >= MOST_ATTEMPTS:
            fail(job, cut_short(job, GAVE_UP))
        elif give_back(job):
            again.append(job.pk)
    return again


def _ended(job: Job, state: Job.State, said: Words) -> bool:
    try:
        with transaction.atomic():
            _end(job, state, said, {"said": said.as_json()})
    except Overtaken:
        return False
    return True


def _end(job: Job, state: Job.State, said: Words, answer: Mapping[str, object]) -> None:
    standing = Job.objects.select_for_update().get(pk=job.pk)
    if standing.state != S.RUNNING or standing.attempts != job.attempts:
        raise Overtaken(str(job))
    now = timezone.now()
    ended = {"state": state, "ended_at": now, "answer": answer, **_told(said)}
    if state == S.DONE:
        ended["progress"] = 100
    Job.objects.filter(pk=job.pk).update(**ended)
    if state != S.CANCELLED:
        _notify(job, state, said, now)


def _told(said: Words) -> dict[str, str]:
    return {"message_id": said.id[:LONGEST], "message_en": said.en[:LONGEST]}


def _notify(job: Job, state: Job.State, said: Words, now: datetime) -> None:
    title = job.title
    word = Words.of(_("done") if state == S.DONE else _("failed"))
    Notice.objects.create(
        to_id=job.by_id,
        at=now,
        text_id=f"{title.id}: {word.id}. {said.id}",
        text_en=f"{title.en}: {word.en}. {said.en}",
        url=reverse("ledger:job", args=[job.pk]),
    )
