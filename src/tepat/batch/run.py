"""Hand tasks to workers until all are done, and tell how far things are."""

from __future__ import annotations

import resource
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import TypeVar

from tepat.words import Sentence

from . import kept
from .executor import Executor, NoWorkers
from .outcome import Outcome
from .task import Task, failed, plan_agency

TRIES = 2
"""A task whose worker is killed is tried so often in one run."""

EVERY = 0.5
"""Seconds between two looks at the progress."""

DIED = Sentence(
    id="Proses yang menghitung instansi ini berhenti dua kali (mungkin memori habis). "
    "Jalankan perintah yang sama lagi, dengan --workers 1.",
    en="The process that computed this agency ended twice (perhaps out of memory). Run "
    "the same command again, with --workers 1.",
)


Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is.

    Attributes:
        total: Agencies of the batch.
        kept: Of these, done in an earlier run.
        done: Done, whenever and however it ended.
        failed: Of these, without a plan.
        running: Names of those at work now.
        share: Of the work of this run, 0 to 1, by size of the workbooks.
        seconds: Since this run began.
        latest: The agencies done since the last look.
    """

    total: int
    kept: int
    done: int
    failed: int
    running: tuple[str, ...]
    share: float
    seconds: float
    latest: tuple[Outcome, ...]

    @property
    def left(self) -> float | None:
        """Seconds left, about; ``None`` where nothing tells yet."""
        if not self.share:
            return None
        return self.seconds * (1 - self.share) / self.share


@dataclass(frozen=True, slots=True)
class Measured:
    """An outcome, and what it took."""

    outcome: Outcome
    seconds: float
    peak_mib: int


def run(
    tasks: Sequence[Task],
    executor: Callable[[], Executor],
    watch: Callable[[Progress], None],
) -> dict[str, Outcome]:
    """Plan every agency that is not planned yet; outcomes by name of the agency.

    The largest come first, so that no core waits long at the end. A task whose worker
    is killed is tried once more. Ended at any moment, the next run goes on from there.

    Args:
        tasks: One per agency.
        executor: Makes what runs them; not called where nothing is left to do.
        watch: Told of the progress, now and then and at the end.
    """
    done: dict[str, Outcome] = {}
    for task in tasks:
        for outcome in kept.recall(task.out, task.agency.name):
            if task.is_answered_by(outcome):
                done[task.agency.name] = outcome
    left = [task for task in tasks if task.agency.name not in done]
    before = len(done)
    sizes = {task.agency.name: max(task.agency.size(), 1) for task in left}
    whole, finished = sum(sizes.values()), 0
    started = time.monotonic()
    running: dict[Future[Measured], Task] = {}

    def tell(latest: list[Outcome]) -> None:
        watch(
            Progress(
                total=len(tasks),
                kept=before,
                done=len(done),
                failed=sum(it.status != "planned" for it in done.values()),
                running=tuple(sorted(it.agency.name for it in running.values())),
                share=finished / whole if whole else 1.0,
                seconds=time.monotonic() - started,
                latest=tuple(latest),
            )
        )

    tell([])
    if left:
        waiting = deque(sorted(left, key=lambda it: -sizes[it.agency.name]))
        tries = dict.fromkeys(sizes, 0)
        workers = executor()
        try:
            while waiting or running:
                while waiting and len(running) < workers.slots:
                    task = waiting.popleft()
                    tries[task.agency.name] += 1
                    running[workers.submit(measured, task)] = task
                ended, _ = wait(running, EVERY, FIRST_COMPLETED)
                latest = []
                for future in ended:
                    task = running.pop(future)
                    name = task.agency.name
                    try:
                        found = future.result()
                    except workers.died:
                        if tries[name] < TRIES:
                            waiting.appendleft(task)
                            continue
                        found = Measured(failed(task, DIED, "DIED"), 0.0, 0)
                    kept.note(task.out, _entry(task, found, tries[name]))
                    done[name] = found.outcome
                    finished += sizes[name]
                    latest.append(found.outcome)
                tell(latest)
        finally:
            workers.close()
    tell([])
    return dict(sorted(done.items()))


def gather(
    executor: Callable[[], Executor],
    work: Callable[[Asked], Answer],
    asked: Sequence[Asked],
) -> list[Answer]:
    """Return ``work`` of each, in their order, worked out side by side.

    Raises:
        NoWorkers: if a worker is killed twice at the same one.
    """
    answers: dict[int, Answer] = {}
    waiting, tries = deque(range(len(asked))), [0] * len(asked)
    running: dict[Future[Answer], int] = {}
    workers = executor()
    try:
        while waiting or running:
            while waiting and len(running) < workers.slots:
                at = waiting.popleft()
                tries[at] += 1
                running[workers.submit(work, asked[at])] = at
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                at = running.pop(future)
                try:
                    answers[at] = future.result()
                except workers.died as error:
                    if tries[at] >= TRIES:
                        raise NoWorkers(DIED) from error
                    waiting.append(at)
    finally:
        workers.close()
    return [answers[at] for at in range(len(asked))]


def measured(task: Task) -> Measured:
    """Plan one agency and measure it. This runs in a worker."""
    started = time.perf_counter()
    outcome = plan_agency(task)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measured(outcome, round(seconds, 3), peak // 1024)


def _entry(task: Task, found: Measured, tries: int) -> dict[str, object]:
    figures = found.outcome.figures
    return {
        "agency": task.agency.name,
        "key": task.key,
        "status": found.outcome.status,
        "tries": tries,
        "seconds": found.seconds,
        "worker_peak_mib": found.peak_mib,
        "people": figures.get("people"),
        "pairs": figures.get("allowed_pairs"),
    }
