"""Where tasks run: workers on this machine, or anything else that can do the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

from tepat.errors import TepatError

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class NoWorkers(TepatError):
    """The workers that were asked for cannot be had, or are killed again and again."""

    exit_code = 122


class Executor(Protocol):
    """Runs functions of a module on plain values, elsewhere.

    Attributes:
        died: What a future raises when its worker was killed.
    """

    died: tuple[type[BaseException], ...]

    @property
    def slots(self) -> int:
        """How many tasks can run at the same time; more are not handed over."""

    def submit(self, work: Callable[[Asked], Answer], asked: Asked) -> Future[Answer]:
        """Begin ``work(asked)``."""

    def close(self) -> None:
        """End all workers, at once; what they were doing is lost."""


@dataclass(slots=True)
class _Slot:
    pool: ProcessPoolExecutor
    future: Future[Any] | None = None


class Workers:
    """Worker processes on this machine, each with a pool of its own.

    So a worker that is killed takes nobody else's work with it: one pool of several
    ends them all.
    """

    died: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, number: int) -> None:
        self._others: set[BaseProcess] = set(multiprocessing.active_children())
        self._threads = max((os.cpu_count() or 1) // number, 1)
        self._slots = [_Slot(self._pool()) for _ in range(number)]

    @property
    def slots(self) -> int:
        return len(self._slots)

    def submit(self, work: Callable[[Asked], Answer], asked: Asked) -> Future[Answer]:
        slot = next(it for it in self._slots if it.future is None or it.future.done())
        future: Future[Answer]
        try:
            future = slot.pool.submit(work, asked)
        except BrokenProcessPool:  # killed while it was idle, or at its last task
            slot.pool.shutdown(wait=False)
            slot.pool = self._pool()
            future = slot.pool.submit(work, asked)
        slot.future = future
        return future

    def close(self) -> None:
        for slot in self._slots:
            slot.pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - self._others:
            process.kill()
        for slot in self._slots:
            slot.pool.shutdown()

    def _pool(self) -> ProcessPoolExecutor:
        # A forked process would inherit locks held by threads of polars.
        fresh = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, fresh, _begin, (self._threads,))


def _begin(threads: int) -> None:
    """Prepare a worker: Ctrl-C is for the parent, and without it there is no worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("POLARS_MAX_THREADS", str(threads))
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))
