"""The process that does one job, and ends with the worker that started it."""

from __future__ import annotations

import json
import os
import sys
import threading
import time

from .parent import STANDARD_INPUT

SELDOM = 0.5  # seconds between two reports


class Reporter:
    """Reports progress to the worker, at most twice a second; the end always."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._last = 0.0

    def __call__(self, percent: int, indonesian: str, english: str) -> None:
        now = time.monotonic()
        if now - self._last < SELDOM:
            return
        self._last = now
        told = {"percent": percent, "id": indonesian, "en": english}
        os.write(self._pipe, json.dumps(told).encode() + b"\n")


def end_with_the_worker() -> None:
    """Leave at once when standard input closes: nobody watches over us any more."""

    def wait() -> None:
        # Not sys.stdin: a job that ends while its lock is taken would end in a fault.
        while os.read(STANDARD_INPUT, 4096):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Do the job that the command line names: its number, its attempt, our pipe."""
    number, attempt, pipe = map(int, sys.argv[1:4])
    end_with_the_worker()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")
    import django

    django.setup()
    from tepat_web.ledger import jobs

    jobs.carry_out(number, attempt, Reporter(pipe))


if __name__ == "__main__":
    main()
