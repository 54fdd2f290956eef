"""The worker: does what is in the queue, one job at a time, until told to stop."""

from __future__ import annotations

import logging
import random
import threading
from types import FrameType

from django.db import OperationalError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker

from . import chores, jobs, post, pulse, watch

INTERVAL = 0.5  # seconds between two looks at an empty queue
REAPING = 30.0  # seconds between two looks for work that was left behind
log = logging.getLogger(__name__)


class Worker(QueueWorker):
    """The queue's worker; told to stop, it puts the job at hand back in line."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop soon: within seconds, with nothing lost."""
        watch.close()
        if self.running:
            super().shutdown(signum, frame)


class Reaper(threading.Thread):
    """Looks for work that was left behind and mail to send, every 30 seconds."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="reaper")
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.is_set():
            close_old_connections()
            try:
                pulse.give()
                jobs.reap(frozenset(watch.watched))
                chores.do()
                post.deliver()
            except OperationalError:
                log.warning("The database is busy; looking again later.")
            # Two workers that started together do not look together.
            self._stopped.wait(REAPING + random.random())  # noqa: S311
        connection.close()

    def stop(self) -> None:
        """End, and give the connection back."""
        self._stopped.set()
        self.join(timeout=5)


def main() -> None:
    """Work until SIGTERM or SIGINT, then return."""
    worker = Worker(
        queue_names=["*"],
        interval=INTERVAL,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    reaper = Reaper()
    reaper.start()
    try:
        worker.run()
    except SystemExit as ended:
        if ended.code:
            raise
    finally:
        reaper.stop()
