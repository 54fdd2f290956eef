"""Keeping the processes of the site alive until somebody asks them to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Self

from tepat.errors import TepatError
from tepat.words import Sentence

PATIENCE = 20.0  # seconds that a process gets to end by itself
CALM = 60.0  # seconds; whoever dies so often within them is not started again
MOST_DEATHS = 5
LONGEST_PAUSE = 8.0  # seconds before another attempt

DIED = Sentence(
    id="Proses {name} berhenti tak terduga (kode {code}); dijalankan lagi.",
    en="The process {name} ended unexpectedly (code {code}); it is started again.",
)
KEEPS_DYING = Sentence(
    id="Proses {name} berhenti {count} kali dalam {seconds} detik, terakhir dengan "
    "kode {code}. Semua dihentikan. Sebabnya tertulis di atas; perbaiki, lalu jalankan "
    "lagi.",
    en="The process {name} ended {count} times within {seconds} seconds, lastly with "
    "code {code}. Everything was stopped. The cause is written above; mend it, then "
    "start again.",
)


class KeepsDying(TepatError):
    """A process of the site ends as soon as it is started."""

    exit_code = 53


@dataclass
class Part:
    """One process of the site.

    Attributes:
        name: What it is called when it has to be spoken of.
        module: What Python runs.
        is_needed: Whether the site is of no use without it. What is not is started
            again however often it dies.
    """

    name: Sentence
    module: str
    is_needed: bool = True
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=MOST_DEATHS))
    again_at: float = 0.0

    def start(self) -> None:
        """Start it, away from the terminal's Ctrl-C: we pass that on in our order.

        It ends with us, however we end, because its standard input does.
        """
        self.process = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-m", self.module],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def ask_to_end(self) -> None:
        """Ask the process to end, if it runs."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def end(self, until: float) -> None:
        """Wait for its end, and force it when patience is over."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, until - time.monotonic()))
        # Its own children share its session: none may stay behind at our door.
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            with suppress(OSError):
                self.process.stdin.close()


class Keeper:
    """Starts processes, starts again those that die, and ends them together.

    Use it as a context; SIGINT, SIGTERM and SIGHUP then ask for the end.
    """

    def __init__(
        self, parts: Sequence[Part], tell: Callable[[Part, int], None]
    ) -> None:
        self.parts, self._tell = parts, tell
        self._asked = threading.Event()

    def __enter__(self) -> Self:
        for mark in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(mark, self._on_signal)
        for part in self.parts:
            part.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for part in self.parts:
            part.ask_to_end()
        until = time.monotonic() + PATIENCE
        for part in self.parts:
            part.end(until)

    def is_asked_to_end(self, within: float) -> bool:
        """Wait so many seconds, or less: tell whether the end was asked for."""
        return self._asked.wait(within)

    def tend(self) -> None:
        """Look at every process once, and start again what has died.

        Raises:
            KeepsDying: if that did not help before.
        """
        for part in self.parts:
            if part.process is None:
                if time.monotonic() >= part.again_at:
                    part.start()
            elif (code := part.process.poll()) is not None:
                part.end(time.monotonic())
                self._mourn(part, code)

    def _mourn(self, part: Part, code: int) -> None:
        now = time.monotonic()
        part.deaths.append(now)
        is_often = len(part.deaths) == MOST_DEATHS and now - part.deaths[0] < CALM
        if is_often and part.is_needed:
            raise KeepsDying(
                KEEPS_DYING,
                name=part.name,
                count=MOST_DEATHS,
                seconds=int(CALM),
                code=code,
            )
        recent = sum(now - each < CALM for each in part.deaths)
        part.process = None
        part.again_at = now + min(LONGEST_PAUSE, 2.0 ** (recent - 2))
        self._tell(part, code)

    def _on_signal(self, mark: int, frame: FrameType | None) -> None:
        self._asked.set()
