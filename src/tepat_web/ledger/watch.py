"""Watching over a job: a process of its own does it, this one sees how it goes."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto

from django.conf import settings
from django.db import OperationalError
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.words import Words

from . import work
from .models import Job

CHILD = "tepat_web.config.work"
OFTEN = 0.5  # seconds between two looks, and so between two writes
QUIET = 5.0  # seconds after which a sign of life is given without news
PATIENCE = 3.0  # seconds that a process gets to end by itself

DIED = _(
    "The process of this work ended before its time, perhaps because the server ran "
    "out of memory. Nothing was changed. Ask for it again; if it happens again, give "
    "the number of this work to whoever looks after the system."
)
TOO_LONG = _(
    "The work took longer than it may and was stopped. Nothing was changed. Ask for "
    "less at once, or ask whoever looks after the system why it is slow."
)


class Ending(Enum):
    """How watching ended."""

    ENDED = auto()  # done, failed or overtaken: the child has told it itself
    DIED = auto()
    CANCELLED = auto()
    TIMED_OUT = auto()
    GIVEN_BACK = auto()  # the worker is being shut down


watched: set[int] = set()
"""The jobs that this process watches over."""

_closing = False


def close() -> None:
    """Let whatever is being watched go back in line, soon."""
    global _closing
    _closing = True


def over(job: Job, *, minutes: int) -> Ending:
    """Run a claimed job in a child process until it ends, one way or another."""
    watched.add(job.pk)
    try:
        with _child(job) as (child, news):
            ending = _watch(job, child, news, until=time.monotonic() + 60 * minutes)
    finally:
        watched.discard(job.pk)
    match ending:
        case Ending.DIED:
            work.fail(job, work.cut_short(job, DIED))
        case Ending.TIMED_OUT:
            work.fail(job, work.cut_short(job, TOO_LONG))
        case Ending.CANCELLED:
            work.stop(job)
        case Ending.GIVEN_BACK:
            work.give_back(job)
    return ending


@contextmanager
def _child(job: Job) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start the process; it ends with this one, because its standard input does."""
    news, tell = os.pipe()
    os.set_blocking(news, False)
    # The seal of the ledger is made with a key that may be this process's own.
    keys = {"TEPAT_SECRET_KEY": settings.SECRET_KEY}
    child = subprocess.Popen(  # noqa: S603 (our own module, and numbers)
        [sys.executable, "-m", CHILD, str(job.pk), str(job.attempts), str(tell)],
        stdin=subprocess.PIPE,
        pass_fds=(tell,),
        start_new_session=True,
        env=os.environ | keys,
    )
    os.close(tell)
    try:
        yield child, news
    finally:
        _end(child)
        os.close(news)


def _watch(
    job: Job, child: subprocess.Popen[bytes], news: int, *, until: float
) -> Ending:
    lines = _Lines(news)
    beaten = time.monotonic()
    while child.poll() is None:
        told = lines.latest(OFTEN)
        if _closing:
            return Ending.GIVEN_BACK
        if time.monotonic() > until:
            return Ending.TIMED_OUT
        try:
            asked = Job.objects.filter(pk=job.pk).values_list("cancel_asked", flat=True)
            if asked.get():
                return Ending.CANCELLED
            if told is not None or time.monotonic() - beaten > QUIET:
                progress, said = told or (None, None)
                if not work.beat(job, progress, said):
                    return Ending.ENDED
                beaten = time.monotonic()
        except OperationalError:
            continue  # the child is writing its answer, and others wait
    state = Job.objects.values_list("state", "attempts").get(pk=job.pk)
    return Ending.DIED if state == (work.S.RUNNING, job.attempts) else Ending.ENDED


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.stdin is not None:
        with suppress(OSError):
            child.stdin.close()
    for mark in (signal.SIGTERM, signal.SIGKILL):
        if child.poll() is not None:
            break
        with suppress(ProcessLookupError):
            os.killpg(child.pid, mark)
        with suppress(subprocess.TimeoutExpired):
            child.wait(PATIENCE)


class _Lines:
    """What the child tells through the pipe, a line of JSON at a time."""

    def __init__(self, news: int) -> None:
        self._news = news
        self._rest = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(news, selectors.EVENT_READ)

    def latest(self, seconds: float) -> tuple[int, Words] | None:
        """Wait, and return the last of what was told meanwhile."""
        ends = time.monotonic() + seconds
        found = None
        while (left := ends - time.monotonic()) > 0:
            if not self._selector.select(left):
                break
            part = os.read(self._news, 65_536)
            if not part:  # the child has closed its end
                time.sleep(min(left, 0.05))
                break
            *lines, self._rest = (self._rest + part).split(b"\n")
            if lines:
                told = json.loads(lines[-1])
                found = told["percent"], Words.read(told)
        return found
