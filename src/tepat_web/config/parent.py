"""What the processes of ``tepat serve`` share: they end with the one that began it."""

from __future__ import annotations

import os
import signal
import threading

STANDARD_INPUT = 0


def stop_with_it() -> None:
    """Stop, as on SIGTERM, when standard input closes: who began us is gone."""

    def wait() -> None:
        # Not sys.stdin: its lock would be taken when this process forks.
        while os.read(STANDARD_INPUT, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True, name="parent").start()
